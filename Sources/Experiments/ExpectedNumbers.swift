import CEmbedded
import FoundationEssentials

/// What the lecture's code printed for one list of words, and who printed it.
public struct ExpectedNumbers: Sendable {
  /// An expected value.
  public struct Figure: Sendable, Decodable {
    public let id: String
    public let value: NumberValue
    public let comparison: Comparison
    /// The oracle: a published notebook, or a run of PyTorch.
    public let source: String

    private enum Keys: String, CodingKey { case id, value, compare, tolerance, source }

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
    let figures: [Figure]
  }

  private let figures: [String: Figure]

  /// The figures that are known for the corpus with this SHA-256: none for most.
  public init(forCorpusWithSHA256 sha256: String) {
    figures =
      Self.files.first { $0.dataset.sha256 == sha256 }.map { file in
        Dictionary(uniqueKeysWithValues: file.figures.map { ($0.id, $0) })
      } ?? [:]
  }

  public subscript(id: String) -> Figure? { figures[id] }

  /// The ids that have an expected value, sorted.
  public var ids: [String] { figures.keys.sorted() }

  private static let files: [File] = [embedded_figures_2017(), embedded_figures_names()].map {
    file in
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    do {
      return try JSONDecoder().decode(File.self, from: Data(bytes))
    } catch {
      preconditionFailure(
        "the embedded figures '\(String(cString: file.name))' are broken: \(error)")
    }
  }
}
