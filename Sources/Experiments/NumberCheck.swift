/// One number of the lecture, ours beside the expected one.
public struct NumberCheck: Codable, Sendable, Equatable {
  public let id: String
  /// Where the lecture's chapter begins: `00:50:14`.
  public let chapter: String
  public let what: String
  /// What the oracle says; nil where there is none for this corpus.
  public let expected: NumberValue?
  /// Ours; nil where the corpus has no such thing.
  public let actual: NumberValue?
  /// Nil where there is nothing to compare with.
  public let matches: Bool?
  /// Who printed the expected value.
  public let source: String?
}
