import Basics
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
    /// Learned from the train part; test is not looked at.
    public let losses: PartLosses
    /// What train knows of what dev asks.
    public let coverage: Coverage
  }

  /// What the net of two one-hot vectors thinks comes after a pair, vote by vote.
  public struct Votes: Codable, Sendable {
    /// A character that may come next.
    public struct Next: Codable, Sendable {
      /// The character, which may be the boundary.
      public let character: String
      /// What the earlier and the later one of the pair add to its logit. The mean of each over all characters
      /// is taken off, which softmax does not see.
      public let earlier, later: Double
      /// Its probability by the net, and by counts of triples.
      public let network, counts: Double
    }

    /// The two characters, the earlier one first.
    public let earlier, later: String
    /// How often the pair occurs with something after it.
    public let occurrences: Int
    /// The likeliest by counts, and the likeliest by the net if that is another.
    public let nexts: [Next]
  }

  /// Counts and nets, with one and two characters of context.
  public let ways: [Way]
  /// For n from 2 to 8.
  public let lengths: [Length]
  /// The length with the least loss on dev.
  public let bestLength: Int
  /// The trigram's loss on the first characters of all words, which an exam with one boundary before
  /// a word leaves out; nats per character.
  public let firstCharacterLoss: Double
  /// How many different triples all words have.
  public let distinct: Int
  /// The pair of characters that costs the net of two one-hot vectors most, beside counts, on all words; nil for a
  /// list without pairs inside of words.
  public let votes: Votes?
}

extension TrigramFindings {
  init(_ exercises: Exercises) throws {
    let learned = try Self.ways(exercises)
    ways = learned.map(\.way)
    votes = learned.lazy.compactMap { $0.model as? SoftmaxRegression }.first {
      $0.input == .additive
    }
    .flatMap { exercises.votes(of: $0) }
    let counted = exercises.counted(order: 7)
    lengths = (2...8).map { n in
      Length(n: n, smoothing: counted.bestSmoothing(order: n - 1), counted, exercises)
    }
    bestLength = lengths.min { $0.losses.dev < $1.losses.dev }?.n ?? 2
    firstCharacterLoss = exercises.firstCharacterLoss
    distinct = exercises.table(exercises.corpus.words, order: 2).counts.count
  }

  private static func ways(
    _ exercises: Exercises
  ) throws -> [(way: Way, model: any ContextModel)] {
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
      let way = Way(
        id: recipe.id, title: recipe.title, parameters: trained.parameterCount,
        padding: everything.padding, examples: everything.exampleCount(of: words),
        allWords: Loss(nats: everything.negativeLogLikelihood(of: words)),
        parts: PartLosses { trained.negativeLogLikelihood(of: split[$0]) })
      return (way, everything)
    }
  }
}

extension TrigramFindings.Length {
  /// Counts of `n` characters with one fake count, on train and on dev.
  init(n: Int, smoothing: Double, _ counted: CountedSplit, _ exercises: Exercises) {
    (self.n, self.smoothing) = (n, smoothing)
    losses = counted.losses(order: n - 1, smoothing: smoothing, of: [.train, .dev])
    coverage = exercises.coverage(order: n - 1)
  }
}

extension Exercises {
  /// The mean of -log(count / words) over the first characters of all words.
  fileprivate var firstCharacterLoss: Double {
    let table = table(corpus.words, order: 1)
    guard let row = table.row(of: [Vocabulary.boundary]) else { return .nan }
    let total = Double(table.total(of: row))
    return table.entries(of: row).reduce(0) {
      let count = Double(table.counts[$1])
      return $0 - count / total * Elementary.log(count / total)
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
