import Basics
import Corpora
import FoundationEssentials

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
  public var lecture: [NumberCheck] = []
  /// What the chapters of part one show; nil when they were not asked for.
  public var bigram: BigramFindings?
  public var chapters: LectureFindings?
  /// What the exercises found; a section is nil until its experiment has run.
  public var exercises: ExerciseFindings?

  public init(dataset: DatasetFindings) { self.dataset = dataset }

  /// The findings as JSON: keys sorted, so that equal findings are equal bytes.
  public func json() -> [UInt8] {
    let encoder = JSONEncoder.lenient
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
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
