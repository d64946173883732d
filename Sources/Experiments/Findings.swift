import Basics
import Corpora
import FoundationEssentials
import Models
import Randomness
import Training

/// Everything that pages may say in numbers: plain values, computed before any page is made.
///
/// Written as `findings.json`; `schema` rises when a field changes its meaning.
public struct Findings: Codable, Sendable {
  public static let currentSchema = 1

  public var schema = Self.currentSchema
  public var dataset: DatasetFindings
  /// The recipes, trained on the train split.
  public var models: [ModelFindings] = []
  /// The lecture's numbers beside ours.
  public var lecture: [LectureRow] = []
  /// What the chapters of part one show; nil when they were not asked for.
  public var bigram: BigramFindings?
  public var chapters: LectureFindings?
  /// What the exercises found; a section is nil until its experiment has run.
  public var exercises: ExerciseFindings?

  public init(dataset: DatasetFindings) { self.dataset = dataset }

  /// The findings as JSON: keys sorted, so that equal findings are equal bytes.
  public func json() -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
    } catch {
      preconditionFailure("findings cannot be written as JSON: \(error)")
    }
  }
}

/// Which list of words the findings are about.
public struct DatasetFindings: Codable, Sendable, Equatable {
  public let name: String
  public let sha256: String
  public let words: Int
  /// V - 1: distinct characters without the boundary.
  public let characters: Int

  public init(_ corpus: Corpus) {
    (name, sha256) = (corpus.name, corpus.sha256)
    (words, characters) = (corpus.words.count, corpus.vocabulary.count - 1)
  }
}

/// How a recipe did.
public struct ModelFindings: Codable, Sendable {
  /// Mean negative log-likelihoods in nats per character; nil for a split without words.
  public struct Losses: Codable, Sendable {
    public let train, dev, test: Double?
  }

  /// A sampled word, and where it was seen before.
  public struct Sample: Codable, Sendable {
    public let text: String
    public let novelty: Novelty
  }

  /// The recipe's id.
  public let id: String
  /// The recipe's title.
  public let type: String
  public let parameters: Int
  public let nll: Losses
  public let samples: [Sample]
  /// Of many samples, the share of each novelty: `train`, `dev`, `test` and `new`.
  public let novelty: [String: Double]
  public let history: [History.Point]
}

extension ModelFindings {
  /// Trains `recipe` on the train part of `split` and reads all three parts once.
  public init(
    _ recipe: Recipe, on corpus: Corpus, split: Split, novelty: NoveltyIndex, seed: UInt64,
    profile: Profile = .standard, others: TrainedModels = TrainedModels()
  ) throws {
    var input = TrainingInput(
      split.train, vocabularySize: corpus.vocabulary.count, seed: seed, dev: split.dev,
      profile: profile)
    input.others = others
    let trained = try others.model(of: recipe, on: input)
    var generator = TorchGenerator(seed: seed)
    let words = trained.model.samples(20, draw: .torch, using: &generator, longest: 100)
    id = recipe.id
    type = recipe.title
    parameters = trained.model.parameterCount
    nll = Losses(
      train: trained.loss(on: split.train), dev: trained.loss(on: split.dev),
      test: trained.loss(on: split.test))
    samples = words.map {
      Sample(text: corpus.vocabulary.text(of: $0), novelty: novelty.novelty(of: $0))
    }
    self.novelty = trained.model.shares(
      of: profile == .quick ? 1000 : 10_000, novelty, using: &generator)
    history = trained.history.points
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

extension TrainedModel {
  fileprivate func loss(on words: Words) -> Double? {
    words.isEmpty ? nil : model.negativeLogLikelihood(of: words)
  }
}
