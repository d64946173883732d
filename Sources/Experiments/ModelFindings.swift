import Basics
import Corpora
import FoundationEssentials
import Models
import Randomness
public import Training

/// How a recipe did.
public struct ModelFindings: Codable, Sendable {
  /// Mean negative log-likelihoods in nats per character; nil for a split without words.
  public struct Losses: Codable, Sendable {
    /// The losses on the parts.
    public let train, dev, test: Double?
  }

  /// What a recipe comes to under one seed, in nats per character.
  public struct SeedLosses: Codable, Sendable {
    /// Seeds parameters, batches and dropout.
    public let seed: UInt64
    /// Nil for a split without words.
    public let dev, test: Double?
  }

  /// What one word of a training step costs a network.
  public struct Sharing: Codable, Sendable {
    /// Rows that are read; words that begin alike share some.
    public let rows: Double
    /// Characters and ends that are predicted.
    public let examples: Double
  }

  /// A sampled word, and where it was seen before.
  public struct Sample: Codable, Sendable {
    /// The word.
    public let text: String
    /// Train, dev, test, or new.
    public let novelty: Novelty
  }

  /// The recipe's id.
  public let id: String
  /// The recipe's title.
  public let title: String
  /// What it has in common with others: the kind of a network, or what counts are variants of.
  public let family: String
  /// Whether it counts, follows gradients, or weighs others' votes.
  public let learning: Learning
  /// How many characters decide what follows, the boundary among them; nil for all so far.
  public let reach: Int?
  /// How many numbers were learned or counted.
  public let parameters: Int
  /// How many numbers must be kept to ask it: of counts only those above zero.
  public let stored: Int
  /// On words that it learned from, and on others.
  public let nll: Losses
  /// The losses under each seed, the first of which is the model's of which all else here tells; empty where
  /// it was trained under one seed only, or draws nothing.
  public let seeds: [SeedLosses]
  /// What of it is fitted to words beside gradients and counts; dev has no hand in it where it has no words.
  public let fitting: Fitting
  /// What it was trained with, if it is a network.
  public let settings: [NamedSetting]
  /// The multiplications in the matrix products of one training step forward, the mean over some batches; nil
  /// for what is no network of the family.
  public let multiplications: Double?
  /// What one word of a training step has its network read, the mean over the same batches; nil as there.
  public let sharing: Sharing?
  /// Its loss on dev before it learned anything, in nats per character; nil for what is no network, and without
  /// dev words.
  public let untrained: Double?
  /// How much work its training was allowed to be.
  public let profile: Profile
  /// What trains it again on a command line; nil for what does not learn.
  public let command: String?
  /// How its settings were found; nil where it has none.
  public let settingsSource: SettingsSource?
  /// What others have published of such a model on this list's dev words; nil for most.
  public let published: Double?
  /// Who published it, and where.
  public let publishedSource: String?
  /// What it expects along the list's first word.
  public let firstWord: ExpectedWord
  /// Twenty words that it made up, as PyTorch draws today.
  public let samples: [Sample]
  /// Of many samples, the share of each novelty: `train`, `dev`, `test` and `new`.
  public let novelty: [String: Double]
  /// How its loss went while it learned; empty for counts.
  public let history: [History.Point]
  /// Words of dev and test that also stand in the train part, and the others.
  public let overlap: [Overlap]
  /// What it is made of, if it is a mixture.
  public let members: [Member]
  /// What it shows of itself, if it is a network.
  public let introspection: Introspection?
}

extension ModelFindings {
  /// What `recipe` has `trained` on `input`, which has these `losses`.
  fileprivate init(
    _ recipe: Recipe, _ trained: TrainedModel, on input: TrainingInput, of data: SplitCorpus,
    _ losses: SplitLosses
  ) throws {
    let (corpus, split, profile) = (data.corpus, data.split, input.profile)
    var generator = TorchGenerator(seed: input.seed)
    // A network that has hardly learned may never end a word: no page shows more of it than this.
    let words = trained.model.samples(
      20, draw: .torch, using: &generator, longest: max(101, data.novelty.longest + 1))
    id = recipe.id
    title = recipe.title
    (family, learning, reach) = (recipe.family, recipe.learning, trained.model.reach)
    parameters = trained.model.parameterCount
    stored = trained.model.storedCount
    let isPublished = data.isLectures ? recipe.published : nil
    (published, publishedSource) = (isPublished?.dev, isPublished?.source)
    fitting = recipe.fitting.usesDev && split.dev.isEmpty ? .nothing : recipe.fitting
    settings = recipe.training?.namedSettings(for: input) ?? []
    // A list too short for train words has no step.
    let step = (input.words.isEmpty ? nil : recipe.training).map {
      (work: TrainingWork($0, on: input), settings: $0.settings(for: input))
    }
    multiplications = step.map { $0.work.multiplications(aStepWith: $0.settings) }
    sharing = step.map { $0.work.sharing($0.settings) }
    untrained = split.dev.isEmpty ? nil : recipe.training?.untrainedLoss(on: input)
    (self.profile, command) = (profile, recipe.command(for: input, splitSeed: data.seed))
    settingsSource = recipe.settingsSource(profile)
    nll = Losses(train: losses.means[.train], dev: losses.means[.dev], test: losses.means[.test])
    seeds = try recipe.seedLosses(beside: nll, on: input, split)
    firstWord = ExpectedWord(trained.model, reading: data)
    samples = words.map {
      Sample(text: corpus.vocabulary.text(of: $0), novelty: data.novelty.novelty(of: $0))
    }
    self.novelty = trained.model.shares(
      of: affordable(profile == .quick ? 1000 : 10_000, reading: corpus.words), data.novelty,
      using: &generator)
    history = trained.history.points
    overlap = data.overlap.losses(of: trained.model, knowing: losses.each)
    members = trained.members
    introspection = (trained.model as? NeuralLanguageModel).map { Introspection($0, reading: data) }
  }
}

/// A model's findings, and its losses on single words of test, of which `TestComparison` is made.
struct TestedModel: Codable, Sendable {
  let findings: ModelFindings
  /// The bytes of the losses: as numbers in JSON they take ten times as long to read.
  private let lossBytes: Data?
  /// The model itself for pages that ask it; nil where none does.
  let playable: PlayableModel?

  /// Trains `recipe` on the train part of the split, as `input` has it.
  ///
  /// - Parameter whole: the list, if pages are to ask the model.
  init(
    _ recipe: Recipe, on data: SplitCorpus, _ input: TrainingInput, keepingFor whole: Corpus?
  ) throws {
    let others = input.others
    let trained = try others.model(of: recipe, on: input)
    let losses = SplitLosses(of: trained, on: data)
    findings = try ModelFindings(recipe, trained, on: input, of: data, losses)
    lossBytes = losses.compared?.withUnsafeBytes { Data($0) }
    let dev = findings.nll.dev
    playable = try whole.map {
      try PlayableModel(recipe, trained, on: input, dev: dev, of: $0)
    }
  }

  /// In nats, for each of `SplitCorpus.comparedWords`; nil for a model that is asked for other examples.
  var wordLosses: [Double]? {
    lossBytes?.withUnsafeBytes { bytes in
      stride(from: 0, to: bytes.count, by: MemoryLayout<Double>.size).map {
        bytes.loadUnaligned(fromByteOffset: $0, as: Double.self)
      }
    }
  }
}

/// A corpus cut in three, with what is asked of every model about it.
struct SplitCorpus: Sendable {
  let corpus: Corpus
  /// Shuffled the words before they were split.
  let seed: Int
  let split: Split
  private let lateNovelty = Once<NoveltyIndex>()
  private let lateOverlap = Once<SeenAndUnseen>()
  /// Whether these are the list and the split for which others have published losses.
  let isLectures: Bool
  /// The first words of test, on which models are compared one by one: of a long list as many as tell them apart.
  let comparedWords: Words

  init(_ corpus: Corpus, seed: Int) {
    isLectures = seed == Split.lectureSeed && corpus.isLectures
    (self.corpus, self.seed) = (corpus, seed)
    split = Split(corpus.words, seed: seed)
    comparedWords = split.test.selecting(split.test.indices.prefix(10_000))
  }

  // Pages whose forms ask models need neither of them.
  var novelty: NoveltyIndex { lateNovelty { NoveltyIndex(split) } }
  var overlap: SeenAndUnseen { lateOverlap { SeenAndUnseen(split) } }
}

extension LanguageModel {
  /// How many of `count` samples were seen before, and where.
  fileprivate func shares(
    of count: Int, _ index: NoveltyIndex, using generator: inout TorchGenerator
  ) -> [String: Double] {
    var counts = Dictionary(uniqueKeysWithValues: Novelty.allCases.map { ($0.rawValue, 0.0) })
    let longest = index.longest + 1
    // A network that remembers nothing reads each word again for each of its characters.
    let group = min(Sampler.groupSize, max(16, 6144 / longest))
    let words = samples(count, draw: .torch, using: &generator, longest: longest, group: group)
    for word in words {
      counts[index.novelty(of: word).rawValue, default: 0] += 1
    }
    return counts.mapValues { $0 / Double(count) }
  }
}
