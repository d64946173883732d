import Sites

/// Words of two models that drew with the same random numbers, side by side: they begin and end where both
/// models were at the end of a word with as many numbers used up.
struct AlignedSamples {
  /// What both models made of the same random numbers: one word each, or several where they went apart.
  struct Row: Equatable {
    let left, right: [Unicode.Scalar]

    var isSame: Bool { left == right }

    /// Whether each place of `left` and of `right` is another letter than the other's.
    var differences: (left: [Bool], right: [Bool]) {
      func marks(_ own: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> [Bool] {
        own.indices.map { !other.indices.contains($0) || own[$0] != other[$0] }
      }
      return (marks(left, right), marks(right, left))
    }
  }

  /// What only one of them has made with its last numbers is left out.
  let rows: [Row]
  /// How many words stand alone in their row and are the same, and how many words the first model made.
  let sameWords, words: Int

  /// Words with the token at their end, in the order in which they were drawn.
  init(_ left: [String], _ right: [String]) {
    func ends(_ words: [String]) -> [Int] {
      words.reduce(into: [Int]()) { $0.append(($0.last ?? 0) + $1.unicodeScalars.count) }
    }
    let (first, second) = (ends(left), ends(right))
    let cuts = Set(first).intersection(second).sorted()
    func pieces(_ words: [String]) -> [[Unicode.Scalar]] {
      let all = words.flatMap { Array($0.unicodeScalars) }
      let starts = [0] + cuts
      let whole = zip(starts, cuts).map { Array(all[$0..<$1]) }
      return whole + [Array(all[(cuts.last ?? 0)...])]
    }
    rows = zip(pieces(left), pieces(right)).map(Row.init).filter {
      !$0.left.isEmpty && !$0.right.isEmpty
    }
    // A row of one word on both sides ends where one of each list ends, and holds no other end.
    sameWords =
      Set(zip(left, first).map { Span($0, $1) })
      .intersection(zip(right, second).map { Span($0, $1) }).count
    words = right.count
  }

  /// A word and where it ends.
  private struct Span: Hashable {
    let word: String
    let end: Int

    init(_ word: String, _ end: Int) { (self.word, self.end) = (word, end) }
  }

  /// For a template: the letters in runs, those that differ as `other`.
  var values: TemplateValue {
    .list(
      rows.map { row in
        let marks = row.differences
        return [
          "left": .list(runs(row.left, marks.left)), "right": .list(runs(row.right, marks.right)),
        ]
      })
  }

  private func runs(_ letters: [Unicode.Scalar], _ marks: [Bool]) -> [TemplateValue] {
    var runs: [(text: String, isOther: Bool)] = []
    for (letter, isOther) in zip(letters, marks) {
      if let last = runs.last, last.isOther == isOther {
        runs[runs.count - 1].text.unicodeScalars.append(letter)
      } else {
        runs.append((String(letter), isOther))
      }
    }
    return runs.map { run in
      [
        "same": .list(run.isOther ? [] : [["text": .text(run.text)]]),
        "other": .list(run.isOther ? [["text": .text(run.text)]] : []),
      ]
    }
  }
}
