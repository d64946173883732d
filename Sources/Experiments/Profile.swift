/// How much work a build may be.
public enum Profile: String, Sendable, Codable, CaseIterable {
  /// Seconds in all: every model learns something.
  case quick
  /// A minute or so: every model is about as good as it was published.
  case standard
  /// A quarter of an hour: as good as they get.
  case full
}
