import Corpora
import Models
import Randomness
import Training

/// What a recipe trains on, and the knobs that a user may turn.
public struct TrainingInput: Sendable {
  public let words: Words
  public let vocabularySize: Int
  /// Replaces the fake count of recipes that have one.
  public let smoothing: Double?
  /// Seeds whatever the recipe draws.
  public let seed: UInt64
  /// Words that may choose between models but teach them nothing; none if there are none to spare.
  public let dev: Words
  /// How much work the training may be.
  public var profile: Profile
  /// Replaces the profile's number of steps, for networks.
  public var steps: Int?
  /// Where a network's run is kept while it lasts, so that it can go on after it was stopped.
  public var state: TrainingStateFile?
  /// Models that other recipes have trained on the same input.
  public var others = TrainedModels()

  public init(
    _ words: Words, vocabularySize: Int, smoothing: Double? = nil, seed: UInt64 = Lecture.seed,
    dev: Words = Words(), profile: Profile = .standard
  ) {
    (self.words, self.vocabularySize) = (words, vocabularySize)
    (self.smoothing, self.seed) = (smoothing, seed)
    (self.dev, self.profile) = (dev, profile)
  }
}

/// A model and how it came about.
public struct TrainedModel: Sendable {
  public let model: any LanguageModel
  public let history: History
  /// The recipes of the models in a mixture, and what the vote of each counts.
  public let members: [Member]

  public init(
    _ model: any LanguageModel, history: History = History(), members: [Member] = []
  ) {
    (self.model, self.history, self.members) = (model, history, members)
  }
}

/// A model in a mixture.
public struct Member: Codable, Sendable {
  /// The recipe's id.
  public let id: String
  /// Between 0 and 1; those of all members sum to one.
  public let weight: Double
}

/// How one model of the family is made: an experiment that anyone can run again by its id.
public struct Recipe: Sendable {
  /// What a user types.
  public let id: String
  public let title: String
  /// One line for lists.
  public let summary: String
  /// Whether `--smoothing` means something to it.
  public let hasSmoothing: Bool
  /// What others have published of such a model on the dev words of the lecture's list, in nats per character.
  public var published: Double?
  /// How long it takes beside the others; what takes long begins first. Below zero it begins last.
  public var effort = 0
  /// Throws `TrainingError` where training goes wrong.
  public let train: @Sendable (TrainingInput) throws -> TrainedModel
}
