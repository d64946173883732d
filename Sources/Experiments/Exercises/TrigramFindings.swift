public import Corpora
import Models
import Randomness
import Training

/// E01: does a second character of context help, however it is learned?
public struct TrigramFindings: SectionFindings {
  /// One way to learn from the same characters.
  public struct Way: Codable, Sendable {
    /// The recipe's id and title.
    public let id, title: String
    /// How many numbers were learned or counted.
    public let parameters: Int
    /// Whether one boundary stands before a word, or as many as the context is long.
    public let padding: Padding
    /// Examples in all words.
    public let examples: Int
    /// Trained on all words and measured on them, without smoothing or regularisation, as the exercise
    /// asks.
    public let allWords: Loss
    /// The recipe trained on the train part.
    public let parts: PartLosses
  }

  /// N-gram counts with the fake count that is best on dev.
  public struct Length: Codable, Sendable {
    /// Characters of an n-gram: context and next.
    public let n: Int
    /// The fake count.
    public let smoothing: Double
    /// Learned from the train part.
    public let losses: PartLosses
    /// Contexts that were seen in training.
    public let contexts: Int
  }

  /// Counts and nets, with one and two characters of context.
  public let ways: [Way]
  /// For n from 2 to 8.
  public let lengths: [Length]
  /// The length with the least loss on dev.
  public let bestLength: Int
}

extension TrigramFindings {
  init(_ exercises: Exercises) throws {
    ways = try Self.ways(exercises)
    let counted = exercises.counted(order: 7)
    lengths = (2...8).map { n in
      let smoothing = counted.bestSmoothing(order: n - 1)
      return Length(
        n: n, smoothing: smoothing,
        losses: counted.losses(order: n - 1, smoothing: smoothing),
        contexts: counted.ngrams.levels[n - 1].table.contextCount)
    }
    bestLength = lengths.min { $0.losses.dev < $1.losses.dev }?.n ?? 2
  }

  private static func ways(_ exercises: Exercises) throws -> [Way] {
    let (words, split) = (exercises.corpus.words, exercises.split)
    let recipes: [(Recipe, (TrainingInput) -> any ContextModel)] = [
      (.bigram, { $0.counts(order: 1, .full) }),
      (.trigram, { $0.counts(order: 2, .full) }),
      (.trigramOneMark, { $0.counts(order: 2, .single) }),
      (.trigramNetwork, { $0.unregularised(.additive) }),
      (.trigramTableNetwork, { $0.unregularised(.table) }),
      (.trigramMLP, { $0.perceptron() }),
    ]
    return try recipes.map { recipe, plain in
      let everything = plain(exercises.input(words))
      let trained = try recipe.train(exercises.input(split.train)).model
      return Way(
        id: recipe.id, title: recipe.title, parameters: trained.parameterCount,
        padding: everything.padding, examples: everything.exampleCount(of: words),
        allWords: Loss(nats: everything.negativeLogLikelihood(of: words)),
        parts: PartLosses { trained.negativeLogLikelihood(of: split[$0]) })
    }
  }
}

extension TrainingInput {
  fileprivate func counts(order: Int, _ padding: Padding) -> any ContextModel {
    let table = ContextTable(
      words, order: order, vocabularySize: vocabularySize, padding: padding)
    return CountModel(table, smoothing: 0, padding: padding)
  }

  fileprivate func unregularised(_ kind: SoftmaxRegression.Input) -> any ContextModel {
    let table = ContextTable(words, order: 2, vocabularySize: vocabularySize)
    var network = SoftmaxRegression(kind, for: table)
    network.converge(on: table, regularisation: 0)
    return network
  }

  fileprivate func perceptron() -> any ContextModel {
    let table = ContextTable(words, order: 2, vocabularySize: vocabularySize)
    return NGramMLP.trained(on: table, using: TorchGenerator(seed: seed)).network
  }
}
