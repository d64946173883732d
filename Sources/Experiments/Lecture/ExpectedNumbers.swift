import CEmbedded
import FoundationEssentials

/// What the lecture's code printed for one list of words, and who printed it.
public struct ExpectedNumbers: Sendable {
  /// An expected value.
  public struct Number: Sendable, Decodable {
    /// Names it.
    public let id: String
    /// What the oracle printed.
    public let value: NumberValue
    /// How near ours has to be.
    public let comparison: Comparison
    /// The oracle: a published notebook, or a run of PyTorch.
    public let source: String

    private enum Keys: String, CodingKey { case id, value, compare, tolerance, source }

    /// Reads an entry of the file.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Keys.self)
      id = try container.decode(String.self, forKey: .id)
      value = try container.decode(NumberValue.self, forKey: .value)
      source = try container.decode(String.self, forKey: .source)
      let tolerance = try container.decodeIfPresent(Double.self, forKey: .tolerance) ?? 0
      switch try container.decode(String.self, forKey: .compare) {
      case "abs": comparison = .absolute(tolerance)
      case "rel": comparison = .relative(tolerance)
      default: comparison = .exact
      }
    }
  }

  private struct File: Decodable {
    struct Dataset: Decodable { let sha256: String }
    let dataset: Dataset
    let numbers: [Number]
  }

  private let numbers: [String: Number]

  /// The numbers that are known for the corpus with this SHA-256: none for most.
  public init(forCorpusWithSHA256 sha256: String) {
    numbers =
      Self.files.first { $0.dataset.sha256 == sha256 }.map { file in
        Dictionary(uniqueKeysWithValues: file.numbers.map { ($0.id, $0) })
      } ?? [:]
  }

  /// What is expected of the number with this id, if it is known.
  public subscript(id: String) -> Number? { numbers[id] }

  /// The ids that have an expected value, sorted.
  public var ids: [String] { numbers.keys.sorted() }

  private static let files: [File] = [embedded_numbers_2017(), embedded_numbers_names()].map {
    file in
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    do {
      return try JSONDecoder().decode(File.self, from: Data(bytes))
    } catch {
      preconditionFailure(
        "the embedded numbers '\(String(cString: file.name))' are broken: \(error)")
    }
  }
}
