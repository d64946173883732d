/// What the pages of the exercises show; a section is nil until its experiment has run.
public struct ExerciseFindings: Codable, Sendable {
  /// E01 to E06.
  public var trigram: TrigramFindings?
  public var split: SplitFindings?
  public var smoothing: SmoothingFindings?
  public var oneHot: OneHotFindings?
  public var crossEntropy: CrossEntropyFindings?
  public var backoff: BackoffFindings?

  public init() {}

  /// Takes over the sections that `other` has.
  public mutating func merge(_ other: ExerciseFindings) {
    trigram = other.trigram ?? trigram
    split = other.split ?? split
    smoothing = other.smoothing ?? smoothing
    oneHot = other.oneHot ?? oneHot
    crossEntropy = other.crossEntropy ?? crossEntropy
    backoff = other.backoff ?? backoff
  }
}

/// One of the exercises: an experiment that needs no other, so that all can run side by side.
public struct ExerciseExperiment: Sendable {
  /// `e01` and so on.
  public let id: String
  /// Runs it: findings with one section.
  public let run: @Sendable (Exercises) throws -> ExerciseFindings

  /// All exercises; those that take longest first.
  public static let all: [ExerciseExperiment] = [
    section("e06", \.backoff, BackoffFindings.init),
    section("e03", \.smoothing, SmoothingFindings.init),
    section("e01", \.trigram, TrigramFindings.init),
    section("e02", \.split, SplitFindings.init),
    section("e04", \.oneHot, OneHotFindings.init),
    section("e05", \.crossEntropy, CrossEntropyFindings.init),
  ]

  private static func section<Section>(
    _ id: String, _ path: WritableKeyPath<ExerciseFindings, Section?> & Sendable,
    _ make: @escaping @Sendable (Exercises) throws -> Section
  ) -> ExerciseExperiment {
    ExerciseExperiment(id: id) { exercises in
      var findings = ExerciseFindings()
      findings[keyPath: path] = try make(exercises)
      return findings
    }
  }
}
