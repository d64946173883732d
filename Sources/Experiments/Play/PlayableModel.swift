import Basics
import Corpora
public import FoundationEssentials
import Models
import Training

/// What a page needs to ask a model, to train it again, and to say what it is.
public struct PlayableModel: Codable, Sendable {
  /// The recipe's id.
  public let id: String
  /// How many numbers were learned or counted.
  public let parameters: Int
  /// The loss on dev in nats per character; nil where there is none, or where it is infinite.
  public let dev: Double?
  /// What it is made of, if it is a mixture.
  public let members: [Member]
  /// What it is trained with, if it is a network.
  public let settings: PlaySettings?
  /// The model that the train part taught, stored and deflated; nil for a mixture, and for more numbers than
  /// a page would load.
  public let train: Data?
  /// The model that all words taught, for what is sampled so.
  public let all: Data?

  /// A page loads no more numbers than these, several times those of the largest network of any profile.
  static let mostNumbers = 2_000_000
}

extension PlayableModel {
  /// What `recipe` has `trained` on `input`.
  ///
  /// - Parameter corpus: all words, for what is sampled from them.
  init(
    _ recipe: Recipe, _ trained: TrainedModel, on input: TrainingInput, dev: Double?,
    of corpus: Corpus
  ) throws {
    (id, members) = (recipe.id, trained.members)
    parameters = trained.model.parameterCount
    self.dev = dev.flatMap { $0.isFinite ? $0 : nil }
    settings = recipe.training.map { PlaySettings($0, for: input) }
    train = Self.stored(trained)
    all = try recipe.sampled == .all ? Self.stored(recipe.train(input.onAll(of: corpus))) : nil
  }

  /// Trains `recipe`, which the report shows nothing else of.
  init(_ recipe: Recipe, on input: TrainingInput, of corpus: Corpus) throws {
    let trained = try input.others.model(of: recipe, on: input)
    let dev = input.dev.isEmpty ? nil : trained.loss(on: input.dev)
    try self.init(recipe, trained, on: input, dev: dev, of: corpus)
  }

  private static func stored(_ trained: TrainedModel) -> Data? {
    guard let stored = trained.stored, stored.numberCount <= mostNumbers else { return nil }
    return Data(deflated(stored.encoded))
  }
}

extension TrainingInput {
  /// The same knobs, and all words of `corpus`.
  fileprivate func onAll(of corpus: Corpus) -> TrainingInput {
    var input = TrainingInput(corpus)
    (input.smoothing, input.seed, input.profile, input.steps) = (smoothing, seed, profile, steps)
    return input
  }
}
