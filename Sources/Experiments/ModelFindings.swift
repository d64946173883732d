import Corpora
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
  /// How many numbers were learned or counted.
  public let parameters: Int
  /// On words that it learned from, and on others.
  public let nll: Losses
  /// What others have published of such a model on this list's dev words; nil for most.
  public let published: Double?
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
  /// Trains `recipe` on the train part of the split and reads all three parts once.
  init(
    _ recipe: Recipe, on data: SplitCorpus, seed: UInt64, profile: Profile = .standard,
    steps: Int? = nil, others: TrainedModels = TrainedModels()
  ) throws {
    let (corpus, split) = (data.corpus, data.split)
    var input = TrainingInput(corpus, split: split)
    (input.seed, input.profile, input.steps, input.others) = (seed, profile, steps, others)
    let trained = try others.model(of: recipe, on: input)
    var generator = TorchGenerator(seed: seed)
    let words = trained.model.samples(20, draw: .torch, using: &generator, longest: 100)
    id = recipe.id
    title = recipe.title
    parameters = trained.model.parameterCount
    published = data.isLectures ? recipe.published : nil
    let losses = trained.losses(on: split)
    nll = Losses(train: losses[.train], dev: losses[.dev], test: losses[.test])
    samples = words.map {
      Sample(text: corpus.vocabulary.text(of: $0), novelty: data.novelty.novelty(of: $0))
    }
    self.novelty = trained.model.shares(
      of: affordable(profile == .quick ? 1000 : 10_000, reading: corpus.words), data.novelty,
      using: &generator)
    history = trained.history.points
    overlap = data.overlap.losses(of: trained.model)
    members = trained.members
    introspection = (trained.model as? NeuralLanguageModel).map { Introspection($0, reading: data) }
  }
}

/// A corpus cut in three, with what is asked of every model about it.
struct SplitCorpus: Sendable {
  let corpus: Corpus
  let split: Split
  let novelty: NoveltyIndex
  let overlap: SeenAndUnseen
  /// Whether these are the list and the split for which others have published losses.
  let isLectures: Bool

  init(_ corpus: Corpus, seed: Int) {
    isLectures = seed == Split.lectureSeed && corpus.isLectures
    self.corpus = corpus
    split = Split(corpus.words, seed: seed)
    (novelty, overlap) = (NoveltyIndex(split), SeenAndUnseen(split))
  }
}

extension LanguageModel {
  /// How many of `count` samples were seen before, and where.
  fileprivate func shares(
    of count: Int, _ index: NoveltyIndex, using generator: inout TorchGenerator
  ) -> [String: Double] {
    var counts = Dictionary(uniqueKeysWithValues: Novelty.allCases.map { ($0.rawValue, 0.0) })
    for word in samples(count, draw: .torch, using: &generator, longest: index.longest + 1) {
      counts[index.novelty(of: word).rawValue, default: 0] += 1
    }
    return counts.mapValues { $0 / Double(count) }
  }
}
