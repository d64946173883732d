import Basics
public import Corpora
import FoundationEssentials
import Randomness

/// Everything that pages may say in numbers: plain values, computed before any page is made.
///
/// Written as `findings.json`; `schema` rises when a field changes its meaning or its name.
public struct Findings: Encodable, Sendable {
  /// The number of the format: docs/findings.md says what each field holds.
  public static let currentSchema = 2

  /// The format of these findings.
  public var schema = Self.currentSchema
  /// Which list of words they are about.
  public var dataset: DatasetFindings
  /// What they were drawn with.
  public var seeds = SeedFindings()
  /// The recipes, trained on the train split.
  public var models: [ModelFindings] = []
  /// What the models read of words that are very long; nil where they read all.
  public var reading: ReadingLimit?
  /// The recipes that are not trained, because the build has no room for them; nil where it has room for all.
  public var leftOut: [LeftOut]?
  /// How sure the differences between the models on test are; nil when no page shows models.
  public var testComparison: TestComparison?
  /// The lecture's numbers beside ours.
  public var checks: [NumberCheck] = []
  /// The bigram model at a glance; nil when no page shows it.
  public var bigram: BigramFindings?
  /// What the chapters of the lecture show; nil when no page shows any.
  public var lecture: LectureFindings?
  /// What the exercises found; nil when no page shows any.
  public var exercises: Sections?

  /// The models for pages that ask them, as the recipes stand; no part of `findings.json`.
  public var playable: [PlayableModel] = []

  private enum CodingKeys: String, CodingKey {
    case schema, dataset, seeds, models, reading, leftOut, testComparison, checks, bigram, lecture
    case exercises
  }

  /// Of a list about which nothing is known yet.
  public init(dataset: DatasetFindings) { self.dataset = dataset }

  /// The findings as JSON: keys sorted, so that equal findings are equal bytes.
  public func json() -> [UInt8] {
    do {
      let bytes = try publishedJSON(self, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
      return bytes + [UInt8(ascii: "\n")]
    } catch {
      preconditionFailure("findings cannot be written as JSON: \(error)")
    }
  }
}

/// What the random numbers of a report begin with: with the same list they give the same findings.
public struct SeedFindings: Codable, Sendable, Equatable {
  /// Seeds what recipes draw: parameters, batches, dropout and samples.
  public var models = TorchGenerator.lectureSeed
  /// Shuffles the words before they are split.
  public var split = Split.lectureSeed

  /// The lecture's, and those of the lectures that follow.
  public init() {}
}

/// Which list of words the findings are about.
public struct DatasetFindings: Codable, Sendable, Equatable {
  /// The file's name.
  public let name: String
  /// The digest of its bytes, in hexadecimal digits.
  public let sha256: String
  /// The number of words that the findings are about.
  public let words: Int
  /// How many words the list has, if `words` of them were drawn; nil where they are all.
  public let drawnFrom: Int?
  /// The number of distinct characters without the boundary, V - 1.
  public let characters: Int
  /// The loss of a model that knows the list by heart, its words' own entropy, in nats per character: no model has
  /// less on the whole list.
  public let floor: Double

  /// What a corpus says of itself.
  public init(_ corpus: Corpus) {
    (name, sha256) = (corpus.name, corpus.sha256)
    (words, characters) = (corpus.words.count, corpus.vocabulary.count - 1)
    drawnFrom = corpus.drawnFrom
    floor = corpus.words.entropyPerCharacter
  }
}
