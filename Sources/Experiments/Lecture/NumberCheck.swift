/// One number of the lecture, ours beside the expected one.
public struct NumberCheck: Codable, Sendable, Equatable {
  /// Names it in the files of expected numbers.
  public let id: String
  /// Where the lecture shows it: the section's beginning, `00:50:14`.
  public let section: LectureSection
  /// What it is, as a line of a table says it.
  public let what: String
  /// What the oracle says; nil where there is none for this corpus.
  public let expected: NumberValue?
  /// Ours; nil where the corpus has no such thing.
  public let actual: NumberValue?
  /// Nil where there is nothing to compare with.
  public let matches: Bool?
  /// By how much they may differ, absolutely or as a part of their size: 0 where they must be equal; nil
  /// where there is nothing to compare with.
  public let tolerance: Double?
  /// Who printed the expected value.
  public let source: String?
}
