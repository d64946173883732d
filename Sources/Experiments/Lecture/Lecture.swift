import Basics
public import Corpora
public import Models
import Randomness
import Training

/// The lecture's programs on one corpus: what its chapters share, computed once.
public struct Lecture: Sendable {
  /// The list of words.
  public let corpus: Corpus
  /// The lecture's N: V x V bigram counts.
  public let table: ContextTable
  /// The lecture's P, without and with one fake count.
  public let counts, smoothed: CountModel
  /// A generator as the lecture makes it before each experiment:
  /// `torch.Generator().manual_seed(2147483647)`.
  let generator: @Sendable () -> TorchGenerator
  /// The nets that chapters have trained, by how.
  private let networks = Memo<FullBatchDescent, (network: BigramNetwork, history: History)>()

  /// What the lecture seeds its generators with: 2^31 - 1.
  public static let seed = TorchGenerator.lectureSeed

  /// The lecture as it is, on a list of words.
  public init(_ corpus: Corpus) {
    self.init(
      corpus,
      table: ContextTable(corpus.words, order: 1, vocabularySize: corpus.vocabulary.count),
      generator: { TorchGenerator(seed: Self.seed) })
  }

  /// With a table or a generator of one's own, to see what depends on them.
  init(
    _ corpus: Corpus, table: ContextTable, generator: @escaping @Sendable () -> TorchGenerator
  ) {
    (self.corpus, self.table, self.generator) = (corpus, table, generator)
    counts = CountModel(table, smoothing: 0)
    smoothed = CountModel(table, smoothing: 1)
  }

  var vocabulary: Vocabulary { corpus.vocabulary }
  var vocabularySize: Int { vocabulary.count }

  /// The text of a word and of the boundary after it, as the lecture prints samples.
  func text(_ word: [Token]) -> String {
    vocabulary.text(of: word) + vocabulary.text(of: Vocabulary.boundary)
  }

  /// `count` samples under each of the draws that learners meet.
  func samples(_ count: Int, from model: some LanguageModel) -> [SamplingMethod: [String]] {
    Dictionary(
      uniqueKeysWithValues: SamplingMethod.allCases.map { draw in
        var generator = generator()
        return (draw, model.samples(count, draw: draw, using: &generator).map(text))
      })
  }

  /// A bigram network drawn as the lecture draws it and trained on `table`: once for all chapters if it is one of
  /// the lecture's two, with regularisation and without. The others are in one chapter each, and are not kept.
  func network(
    _ descent: FullBatchDescent
  ) -> (network: BigramNetwork, history: History) {
    let isShared = [FullBatchDescent(), FullBatchDescent(regularisation: 0)].contains(descent)
    return isShared ? networks(descent) { trained(descent) } : trained(descent)
  }

  private func trained(
    _ descent: FullBatchDescent
  ) -> (network: BigramNetwork, history: History) {
    var network = untrainedNetwork
    let history = descent.train(&network, on: table)
    return (network, history)
  }
}

extension Lecture {
  /// ln V as the mean over all examples, in nats per character.
  var uniformLoss: Double {
    UniformModel(vocabularySize: vocabularySize).negativeLogLikelihood(of: table)
  }

  /// emma, in the lecture.
  var firstWord: ArraySlice<Token> { corpus.words.first ?? [] }

  /// The examples of the first word, at most 24: a word that is a whole text would fill pages.
  var firstExamples: [(input: Token, output: Token)] {
    let pairs = zip([Vocabulary.boundary] + firstWord, firstWord + [Vocabulary.boundary])
    return pairs.prefix(24).map { ($0, $1) }
  }

  /// The examples of the first word as a table of counts, all of them.
  var tableOfFirstWord: ContextTable {
    ContextTable(corpus.words.selecting(0..<1), order: 1, vocabularySize: vocabularySize)
  }

  /// The net as `torch.randn` leaves it.
  var untrainedNetwork: BigramNetwork {
    var generator = generator()
    return BigramNetwork(vocabularySize: vocabularySize, using: &generator)
  }
}

/// A matrix with what its rows and columns are called, as figures show it.
public struct LabelledMatrix: Codable, Sendable, Equatable {
  /// The characters of rows and columns.
  public let labels: [String]
  /// Row by row: as many values as labels times labels.
  public let values: [Double]
  /// How many rows and columns there would be if all were shown.
  public let size: Int
}

extension Lecture {
  /// The rows and columns that a figure has room for: all, or the most frequent characters.
  static let shownCharacters = 60

  func labelled(
    atMost limit: Int = shownCharacters, _ value: (_ row: Int, _ column: Int) -> Double
  ) -> LabelledMatrix {
    let shown = shownTokens(limit)
    return LabelledMatrix(
      labels: shown.map { vocabulary.text(of: Token($0)) },
      values: shown.flatMap { row in shown.map { value(row, $0) } }, size: vocabularySize)
  }

  /// The same of whole rows of V numbers, one at a time.
  func labelled(rows values: (Token) -> [Double]) -> LabelledMatrix {
    var known: (row: Int, values: [Double]) = (-1, [])
    return labelled { row, column in
      if known.row != row { known = (row, values(Token(row))) }
      return known.values[column]
    }
  }

  /// N, as a figure shows it.
  func labelledCounts(atMost limit: Int = shownCharacters) -> LabelledMatrix {
    labelled(atMost: limit) { row, column in
      Double(count(of: Token(column), after: Token(row)))
    }
  }

  /// How often `next` follows `token`.
  func count(of next: Token, after token: Token) -> Int {
    guard let row = table.row(of: [token]) else { return 0 }
    return table.entries(of: row).first { table.next[$0] == next }.map { Int(table.counts[$0]) }
      ?? 0
  }

  /// The boundary, and the most frequent of the others.
  func shownTokens(_ limit: Int) -> [Int] {
    guard vocabularySize > limit else { return Array(0..<vocabularySize) }
    var frequency = [Int](repeating: 0, count: vocabularySize)
    for row in 0..<table.contextCount { frequency[Int(table.contexts[row])] = table.total(of: row) }
    let byFrequency = frequency.dropFirst().indicesByValueDescending
    return [Int(Vocabulary.boundary)] + byFrequency.prefix(limit - 1).sorted()
  }
}
