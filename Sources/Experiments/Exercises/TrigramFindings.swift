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
  /// The nets among them for which there is no room; nil where there is room for all.
  public let leftOut: [LeftOut]?
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
    let out = exercises.leftOut
    leftOut = out.isEmpty ? nil : out
    let learned = try Attempt.all(exercises).filter { $0.leftOut == nil }.map {
      try $0.way(exercises)
    }
    (ways, votes) = (learned.map(\.way), learned.lazy.compactMap(\.votes).first)
    let counted = exercises.counted(order: 7)
    lengths = (2...8).map { n in
      Length(n: n, smoothing: counted.bestSmoothing(order: n - 1), counted, exercises)
    }
    bestLength = lengths.min { $0.losses.dev < $1.losses.dev }?.n ?? 2
    firstCharacterLoss = exercises.firstCharacterLoss
    distinct = exercises.table(exercises.corpus.words, order: 2).counts.count
  }
}

extension Exercises {
  /// The nets that E01 has no room for, known before they are trained.
  var leftOut: [LeftOut] { Attempt.all(self).compactMap(\.leftOut) }

  /// Bytes of the largest net that it has room for.
  var bytesOfNets: Int {
    Attempt.all(self).filter { $0.leftOut == nil }.compactMap(\.demand?.bytes).max() ?? 0
  }
}

/// A recipe that the exercise tries, trained on all words without smoothing or regularisation, too.
private struct Attempt {
  let recipe: Recipe
  let plain: @Sendable (TrainingInput) -> any ContextModel
  let demand: Demand?
  let leftOut: LeftOut?

  private init(
    _ recipe: Recipe, _ exercises: Exercises, demand: ((TrainingInput) -> Demand)? = nil,
    plain: @escaping @Sendable (TrainingInput) -> any ContextModel
  ) {
    (self.recipe, self.plain) = (recipe, plain)
    self.demand = demand?(exercises.input(exercises.corpus.words))
    leftOut = LeftOut(recipe, self.demand, room: exercises.room)
  }

  /// Counts and nets, with one and two characters of context.
  static func all(_ exercises: Exercises) -> [Attempt] {
    func net(_ recipe: Recipe, _ kind: SoftmaxRegression.Input) -> Attempt {
      Attempt(recipe, exercises) {
        $0.demand(of: kind, order: 2, isRegularised: false)
      } plain: {
        $0.unregularised(kind)
      }
    }
    return [
      Attempt(.bigram, exercises) { $0.counts(order: 1, .full) },
      Attempt(.trigram, exercises) { $0.counts(order: 2, .full) },
      Attempt(.trigramOneMark, exercises) { $0.counts(order: 2, .single) },
      net(.trigramNetwork, .additive), net(.trigramTableNetwork, .table),
      Attempt(.trigramMLP, exercises, demand: \.trigramMLPDemand) { $0.perceptron() },
    ]
  }

  /// How it did, and the votes of the net of two one-hot vectors. The models are not kept.
  func way(
    _ exercises: Exercises
  ) throws -> (way: TrigramFindings.Way, votes: TrigramFindings.Votes?) {
    let words = exercises.corpus.words
    let trained = try recipe.train(exercises.input(exercises.split.train)).model
    let parts = PartLosses { trained.negativeLogLikelihood(of: exercises.split[$0]) }
    let everything = plain(exercises.input(words))
    let way = TrigramFindings.Way(
      id: recipe.id, title: recipe.title, parameters: trained.parameterCount,
      padding: everything.padding, examples: everything.exampleCount(of: words),
      allWords: Loss(nats: everything.negativeLogLikelihood(of: words)), parts: parts)
    let net = (everything as? SoftmaxRegression).flatMap { $0.input == .additive ? $0 : nil }
    return (way, net.flatMap { exercises.votes(of: $0) })
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
