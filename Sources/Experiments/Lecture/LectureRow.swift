/// One number of the lecture, ours beside the expected one.
public struct LectureRow: Codable, Sendable, Equatable {
  public let id: String
  /// Where the lecture's chapter begins: `00:50:14`.
  public let chapter: String
  public let what: String
  /// What the oracle says; nil where there is none for this corpus.
  public let expected: FigureValue?
  /// Ours; nil where the corpus has no such thing.
  public let actual: FigureValue?
  /// Nil where there is nothing to compare with.
  public let matches: Bool?
  /// Who printed the expected value.
  public let source: String?
}
