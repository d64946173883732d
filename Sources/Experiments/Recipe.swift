public import Corpora
public import Models
public import Randomness
public import Training

/// What a recipe trains on, and the knobs that a user may turn.
public struct TrainingInput: Sendable {
  /// What it learns from.
  public let words: Words
  /// The number of characters with the boundary, V.
  public let vocabularySize: Int
  /// Replaces the fake count of recipes that have one.
  public var smoothing: Double?
  /// Seeds whatever the recipe draws.
  public var seed: UInt64
  /// Words that may choose between models but teach them nothing; none if there are none to spare.
  public let dev: Words
  /// How much work the training may be.
  public var profile: Profile
  /// Replaces the profile's number of steps, for networks.
  public var steps: Int?
  /// Replace other settings of the profile, for networks.
  public var changes: [SettingChange] = []
  /// Where a network's run is kept, so that it can go on after it was stopped.
  public var files: KeptRun?
  /// Hears how the training of a network goes (`Trainer`).
  public var watch: (@Sendable (TrainingMoment) -> Void)?
  /// Models that other recipes have trained on the same input.
  public var others = TrainedModels()

  public init(
    _ words: Words, vocabularySize: Int, smoothing: Double? = nil,
    seed: UInt64 = TorchGenerator.lectureSeed,
    dev: Words = Words(), profile: Profile = .standard
  ) {
    (self.words, self.vocabularySize) = (words, vocabularySize)
    (self.smoothing, self.seed) = (smoothing, seed)
    (self.dev, self.profile) = (dev, profile)
  }

  /// The train part of `split` teaches and dev may choose; without a split all words of `corpus` teach.
  public init(_ corpus: Corpus, split: Split? = nil) {
    self.init(
      split?.train ?? corpus.words, vocabularySize: corpus.vocabulary.count,
      dev: split?.dev ?? Words())
  }

  /// Of `corpus` what `scope` says.
  public init(_ corpus: Corpus, _ scope: TrainingScope, splitSeed: Int) {
    self.init(corpus, split: scope == .train ? Split(corpus.words, seed: splitSeed) : nil)
  }
}

/// A model and how it came about.
public struct TrainedModel: Sendable {
  /// What was trained.
  public let model: any LanguageModel
  /// How its loss went; empty for counts.
  public let history: History
  /// The recipes of the models in a mixture, and what the vote of each counts.
  public let members: [Member]

  public init(
    _ model: any LanguageModel, history: History = History(), members: [Member] = []
  ) {
    (self.model, self.history, self.members) = (model, history, members)
  }

  /// The mean negative log-likelihood of `words`, in nats per character; NaN for no words.
  public func loss(on words: Words) -> Double { model.negativeLogLikelihood(of: words) }

  /// The losses on those of `parts` that have words.
  public func losses(on split: Split, _ parts: [Part] = Part.allCases) -> [Part: Double] {
    let parts = parts.filter { !split[$0].isEmpty }
    return Dictionary(uniqueKeysWithValues: parts.map { ($0, loss(on: split[$0])) })
  }
}

/// A model in a mixture.
public struct Member: Codable, Sendable {
  /// The recipe's id.
  public let id: String
  /// Between 0 and 1; those of all members sum to one.
  public let weight: Double
}

/// How a model comes to its numbers.
public enum Learning: String, Codable, Sendable {
  /// It counts, and smooths what it has counted.
  case counts
  /// It follows gradients.
  case network
  /// Others have learned, and it weighs their votes.
  case mixture
}

/// How one model of the family is made: an experiment that anyone can run again by its id.
public struct Recipe: Sendable {
  /// What a user types.
  public let id: String
  /// What pages call it.
  public let title: String
  /// One line for lists.
  public let summary: String
  /// Whether `--smoothing` means something to it.
  public let hasSmoothing: Bool
  /// What several recipes that are no networks are variants of; nil where it is alone.
  var variantOf: String?
  /// What others have published of such a model; nil for most.
  public var published: PublishedLevel?
  /// What of it is fitted to words beside gradients and counts.
  public var fitting = Fitting.nothing
  /// How it trains its network; nil for counts and for a mixture.
  public var training: NetworkTraining?
  /// The ids of the recipes whose models it mixes; none for most.
  public var members: [String] = []
  /// Whether it has a place in pictures of all models, which have room for few.
  public var isCompared = false
  /// Whether it has a weight for each pair of characters, or more.
  public var hasPairTable: Bool { learns && network == nil }
  /// Which words teach the model that makes words up, unless somebody asks for others.
  public var sampled = TrainingScope.train
  /// How the settings of what is no network were found; nil where there are none to find.
  var ownSettingsSource: SettingsSource?
  /// Characters of the longest n-grams that it counts; 0 for what does not count.
  var countedLength = 0
  /// What its training takes, if it learns and is no network of the family.
  var ownDemand: (@Sendable (TrainingInput) -> Demand)?
  /// Throws `TrainingError` where training goes wrong.
  public let train: @Sendable (TrainingInput) throws -> TrainedModel

  /// What it has in common with others, of which a short table shows the best.
  public var family: String { variantOf ?? network?.id ?? id }

  /// How it comes to its numbers.
  public var learning: Learning {
    members.isEmpty ? learns ? .network : .counts : .mixture
  }

  /// The kind of network that it trains; nil for counts and for a mixture.
  public var network: ModelKind? { training?.kind }

  /// Whether it learns parameters that a file can hold; counts and mixtures do not.
  public var learns: Bool { training != nil || ownSettingsSource != nil }

  /// What trains it like this on a command line, on the list that it is about; nil for what does not learn.
  func command(for input: TrainingInput, splitSeed: Int) -> String? {
    guard learns else { return nil }
    return "mmreport train \(id)"
      + (input.profile == .standard ? "" : " --profile \(input.profile.rawValue)")
      + (input.steps.map { " --steps \($0)" } ?? "")
      + (input.seed == TorchGenerator.lectureSeed ? "" : " --seed \(input.seed)")
      + (splitSeed == Split.lectureSeed ? "" : " --split-seed \(splitSeed)")
  }

  /// What its training takes on `input`; nil for counts, which are never larger than the list, and for a mixture.
  public func demand(for input: TrainingInput) -> Demand? {
    training?.demand(for: input) ?? ownDemand?(input)
  }

  /// Bytes that it takes on `input` at the most, by and large; of a mixture none, as others train its members.
  func bytes(on input: TrainingInput) -> Int {
    demand(for: input)?.bytes ?? input.bytesOfCounts(length: countedLength)
  }

  /// How its settings in a profile were found; nil where it has none, as counts.
  public func settingsSource(_ profile: Profile) -> SettingsSource? {
    training?.source(profile) ?? ownSettingsSource
  }
}

extension [Recipe] {
  /// The order in which they begin where several are trained at a time. What only counts is done soon and tells nothing
  /// of how long the rest will take, so it comes first; then what takes long. A mixture reads more than most, so others
  /// are to be at work beside it: it begins when as many have begun after its last member as there are threads.
  ///
  /// - Parameters:
  ///   - jobs: the number of threads.
  ///   - work: the multiplications of a training; none for what counts.
  func inOrderOfWork(jobs: Int, _ work: (Recipe) -> Double) -> [Recipe] {
    let single = filter(\.members.isEmpty)
    let works = single.map(work)
    let ranks = single.indices.map { (works[$0] > 0 ? 1 : 0, -works[$0], $0) }
    return filter { !$0.members.isEmpty }
      .reduce(into: ranks.sorted(by: <).map { single[$0.2] }) { order, mixture in
        let last = order.lastIndex { mixture.members.contains($0.id) } ?? -1
        order.insert(mixture, at: Swift.min(last + 1 + jobs, order.count))
      }
  }
}
