import Basics
import Experiments
import Figures
import Sites

/// A table of counts whose rows and columns stand in groups, so that blocks can be seen: the boundary, then the
/// vowels and the other characters, or, where the list has no Latin vowels, the most frequent first.
struct LetterGroups {
  /// In the new order.
  let labels: [String]
  /// Row after row.
  let values: [Double]
  /// Where groups begin, without the first.
  let breaks: [Int]
  /// How many of the labels are vowels; they stand behind the boundary.
  let vowels: Int

  private static let vowels = Set("aeiouAEIOU".map(String.init))

  /// The groups of `counts`, whose first label is the boundary.
  init(_ counts: LabelledMatrix) {
    let size = counts.labels.count
    let sums = (0..<size).map { row in counts.values[row * size..<(row + 1) * size].reduce(0, +) }
    let letters = sums.indices.dropFirst().sorted { (sums[$1], $0) < (sums[$0], $1) }
    let byCode = letters.sorted()
    let isVowel = { Self.vowels.contains(counts.labels[$0]) }
    let (some, others) = (byCode.filter(isVowel), byCode.filter { !isVowel($0) })
    let isGrouped = !some.isEmpty && !others.isEmpty
    let order = [0] + (isGrouped ? some + others : letters)
    labels = order.map { counts.labels[$0] }
    values = order.flatMap { row in order.map { counts.values[row * size + $0] } }
    vowels = isGrouped ? some.count : 0
    breaks = isGrouped ? [1, 1 + some.count] : [1]
  }

  private var size: Int { labels.count }

  /// Of what follows characters in `rows`, ends of words left out, the part that is in `columns`; nil where
  /// nothing follows.
  private func share(of columns: Range<Int>, after rows: Range<Int>) -> Double? {
    func sum(_ columns: Range<Int>) -> Double {
      rows.reduce(0) { sum, row in
        sum
          + values[(row * size + columns.lowerBound)..<(row * size + columns.upperBound)]
          .reduce(0, +)
      }
    }
    let all = sum(1..<size)
    return all > 0 ? sum(columns) / all : nil
  }

  /// How often a vowel is followed by another character, and another character by a vowel, ends left out.
  var alternation: (afterVowel: Double, afterOther: Double)? {
    guard vowels > 0 else { return nil }
    let (some, others) = (1..<1 + vowels, 1 + vowels..<size)
    guard let first = share(of: others, after: some), let second = share(of: some, after: others)
    else { return nil }
    return (first, second)
  }

  /// The sums of the rows that are shown.
  var rowSums: [Double] {
    (0..<size).map { values[$0 * size..<($0 + 1) * size].reduce(0, +) }
  }

  /// A figure of a page, or of the cover.
  func figure(title: String) -> CellMaps {
    CellMaps(
      maps: [
        .init(title, labels: labels, values: values, rowSums: rowSums, breaks: breaks)
      ], spread: .logarithmic,
      notes: [
        "row = previous character, column = next",
        "bars: sums of rows",
      ])
  }
}

extension Illustration {
  /// N as small cells in groups, called `id`.
  static func groupedCounts(_ counts: LabelledMatrix, id: String) throws -> Illustration {
    let groups = LetterGroups(counts)
    let heading = groups.vowels > 0 ? "vowels first, then all others" : "most frequent first"
    let turns = groups.alternation.map {
      "After a vowel, \($0.afterVowel.text(.percent(0))) of 100 letters are none; after any other letter,"
        + " \($0.afterOther.text(.percent(0))) of 100 are vowels"
    }
    return try Illustration(
      id: id, title: turns ?? "Sorted by frequency, the counts crowd into one corner",
      alternative: "Small heatmap of counts with \(heading), and bars for the sums of its rows",
      figure: groups.figure(title: heading),
      columns: [.text("Previous"), .text("Next"), .number("Count")],
      rows: groups.values.enumerated().map { index, count in
        [
          .text(groups.labels[index / groups.labels.count]),
          .text(groups.labels[index % groups.labels.count]), .count(Int(count)),
        ]
      })
  }
}
