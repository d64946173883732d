import Basics
import Corpora
import Models
public import Randomness
import Tensors
import Training

/// Minutes 36 to 50: rows made to sum to one, and what happens when `keepdim` is forgotten.
public struct NormalisingFindings: SectionFindings {
  /// The shapes of P, of its row sums with and without `keepdim`, and of the quotient.
  public let shape, keptShape, forgottenShape, quotientShape: [Int]
  /// P, and the table that comes out when the sums line up with the columns instead.
  public let right, wrong: LabelledMatrix
  /// The sums of the rows and the columns of either, as many as `right` has labels.
  public let rightColumnSums, wrongRowSums: [Double]
  /// A table small enough to be divided by hand.
  public let small: SmallTable
  /// The sum of the first row of either.
  public let rightRowSum, wrongRowSum: Double
  /// The mean negative log-likelihood of either, in nats per character: the same, since every
  /// character is entered as often as it is left.
  public let rightLoss, wrongLoss: Double
  /// Five words of the wrong table under each draw.
  public let wrongSamples: [SamplingMethod: [String]]

  /// The counts of those words of the list that are spelled with two letters alone.
  public struct SmallTable: Codable, Sendable {
    /// The boundary and the letters, three at most.
    public let labels: [String]
    /// Row after row.
    public let counts: [Int]
    /// How many words of the list that are; 0 if none is, and the counts are those of two letters that one is
    /// made to begin with.
    public let words: Int
  }
}

extension NormalisingFindings {
  init(_ lecture: Lecture) {
    let size = lecture.vocabularySize
    let wrongModel = ColumnNormalisedCounts(lecture.table)
    (shape, keptShape) = ([size, size], [wrongModel.rowSums.count, 1])
    forgottenShape = [wrongModel.rowSums.count]
    quotientShape = (try? broadcastShape(shape, keptShape)) ?? []
    right = lecture.labelled(rows: { lecture.counts.probabilities(inContext: [$0]) })
    wrong = lecture.labelled(rows: { wrongModel.quotients(after: $0) })
    let tokens = lecture.shownTokens(Lecture.shownCharacters)
    wrongRowSums = tokens.map { wrongModel.quotients(after: Token($0)).reduce(0, +) }
    let columnSums = (0..<size).reduce(into: [Double](repeating: 0, count: size)) { sums, row in
      let shares = lecture.counts.probabilities(inContext: [Token(row)])
      for column in shares.indices { sums[column] += shares[column] }
    }
    rightColumnSums = tokens.map { columnSums[$0] }
    small = lecture.smallTable
    rightRowSum = lecture.counts.probabilities(after: []).reduce(0, +)
    wrongRowSum = wrongModel.quotients(after: Vocabulary.boundary).reduce(0, +)
    rightLoss = lecture.counts.negativeLogLikelihood(of: lecture.table)
    wrongLoss = wrongModel.negativeLogLikelihood(of: lecture.table)
    wrongSamples = lecture.samples(5, from: wrongModel)
  }
}

extension Lecture {
  /// The table of the two letters with which alone most words of the list are spelled, of equals the first.
  fileprivate var smallTable: NormalisingFindings.SmallTable {
    var words: [[Token]: [[Token]]] = [:]
    for word in corpus.words {
      let letters = Set(word).sorted()
      guard (1...2).contains(letters.count) else { continue }
      words[letters, default: []].append(Array(word))
    }
    let pairs = words.keys.filter { $0.count == 2 }.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }
    let spelled = pairs.map { pair in words[pair]! + pair.flatMap { words[[$0]] ?? [] } }
    if let best = spelled.map(\.count).indexOfLargest {
      return smallTable(of: spelled[best], pairs[best], words: spelled[best].count)
    }
    let single = words.keys.filter { $0.count == 1 }.sorted {
      (words[$1]!.count, $0[0]) < (words[$0]!.count, $1[0])
    }.prefix(2)
    if !single.isEmpty {
      let spelled = single.flatMap { words[$0]! }
      return smallTable(of: spelled, single.joined().sorted(), words: spelled.count)
    }
    let beginning = firstWord.reduce(into: [Token]()) { letters, token in
      if letters.count < 2, !letters.contains(token) { letters.append(token) }
    }
    return smallTable(of: [beginning], beginning.sorted(), words: 0)
  }

  private func smallTable(
    of words: [[Token]], _ letters: [Token], words count: Int
  ) -> NormalisingFindings.SmallTable {
    let tokens = [Vocabulary.boundary] + letters
    var counts = [Int](repeating: 0, count: tokens.count * tokens.count)
    for word in words {
      for (from, to) in zip([Vocabulary.boundary] + word, word + [Vocabulary.boundary]) {
        let (row, column) = (tokens.firstIndex(of: from)!, tokens.firstIndex(of: to)!)
        counts[row * tokens.count + column] += 1
      }
    }
    return NormalisingFindings.SmallTable(
      labels: tokens.map { vocabulary.text(of: $0) }, counts: counts, words: count)
  }
}

/// The lecture's bug: counts divided by the sum of the wrong row, that of the next character.
struct ColumnNormalisedCounts: ContextModel {
  private let table: ContextTable
  let rowSums: [Double]

  init(_ table: ContextTable) {
    self.table = table
    var sums = [Double](repeating: 0, count: table.vocabularySize)
    for row in 0..<table.contextCount {
      sums[Int(table.contexts[row])] = Double(table.total(of: row))
    }
    rowSums = sums
  }

  var order: Int { 1 }
  var vocabularySize: Int { table.vocabularySize }
  var parameterCount: Int { vocabularySize * vocabularySize }

  /// A row of the wrong table, as it is: it does not sum to one.
  func quotients(after token: Token) -> [Double] {
    var quotients = [Double](repeating: 0, count: vocabularySize)
    guard let row = table.row(of: [token]) else { return quotients }
    for entry in table.entries(of: row) {
      let next = Int(table.next[entry])
      quotients[next] = Double(table.counts[entry]) / rowSums[next]
    }
    return quotients
  }

  /// `multinomial` takes weights that do not sum to one without a word, so the bug goes unseen.
  func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
    quotients(after: context[context.startIndex])
  }
}

extension NormalisingFindings {
  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(
        .normalising, "broadcast.shapes",
        "shapes of P, its sums with and without keepdim, P / sums",
        .list([shape, keptShape, forgottenShape, quotientShape].map { .init($0) })),
      .init(
        .normalising, "broadcast.bug.nll", "average NLL of the wrongly normalised table",
        .number(wrongLoss)),
      .init(
        .normalising, "broadcast.bug.rowsum", "sum of the first row without keepdim",
        .number(wrongRowSum)),
      .init(
        .normalising, "broadcast.ok.rowsum", "sum of the first row with keepdim",
        .number(rightRowSum)),
    ]
  }
}
