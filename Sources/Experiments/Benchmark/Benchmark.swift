import Basics
public import Corpora
public import Kernels
public import Models

/// What `mmreport bench` finds.
public struct BenchmarkFindings: Codable, Equatable, Sendable {
  /// One for each instruction set that was asked for, the widest last.
  public let levels: [LevelFindings]
  /// The median of a process that does nothing but say its version.
  public let startMilliseconds: Double
  /// Nil when it was not asked for.
  public let counting: CountingMeasurement?
}

/// Measures the program on the machine that it runs on: on one core, but where threads share.
public struct Benchmark: Sendable {
  /// The subcommand that prints these findings.
  public static let command = "bench"

  /// The networks that are trained.
  public let kinds: [ModelKind]
  /// What they are trained with, the widest last.
  public let levels: [InstructionSet]
  /// How many steps a median is taken of, and how many names each network makes up: fewer where these
  /// would take longer than `seconds`.
  public var steps = 200
  public var names = 2000
  /// How many threads share training and sampling.
  public var threads = 1
  public var seconds = 1.0
  /// The length of the list that is counted; 0 for none.
  public var countingMegabytes = 256
  /// The program itself, which is run to time its start and for other instruction sets.
  public var program = "/proc/self/exe"
  public var repetitions = 21

  /// - Parameters:
  ///   - types: ids of `ModelCatalog`; empty for all of it.
  ///   - levels: names of instruction sets; empty for all of `available`.
  ///   - available: those that this processor has.
  /// - Throws: `ExperimentError` if one is unknown, or if the processor lacks it.
  public init(
    types: [String], levels: [String] = [],
    available: [InstructionSet] = InstructionSet.allCases.filter(\.isAvailable)
  ) throws(ExperimentError) {
    kinds = try types.isEmpty ? ModelCatalog.all : Self.kinds(types)
    self.levels = try levels.isEmpty ? available : Self.sets(levels, of: available)
  }

  /// - Parameter report: is told what is measured next.
  /// - Throws: `FileError` if no temporary file can be written or the program cannot be run.
  public func run(
    _ corpus: Corpus, report: (String) -> Void = { _ in }
  ) throws -> BenchmarkFindings {
    report("start and counting")
    // Processes first: the system charges them what this one holds.
    let start = try median(
      (0..<repetitions).map { _ in
        try ProcessMeasurement(path: program, ["--version"]).seconds
      })
    let counting =
      countingMegabytes == 0
      ? nil
      : try CountingBenchmark.measure(
        corpus, megabytes: countingMegabytes, repetitions: 3, program: program)
    return BenchmarkFindings(
      levels: try measureLevels(corpus, report), startMilliseconds: start * 1e3,
      counting: counting)
  }

  private func measureLevels(
    _ corpus: Corpus, _ report: (String) -> Void
  ) throws -> [LevelFindings] {
    let own = try InstructionSet.current()
    var found: [InstructionSet: LevelFindings] = [:]
    for level in levels where level != own {
      report("everything on \(level)")
      found[level] = try measureElsewhere(level, corpus)
    }
    if levels.contains(own) { found[own] = measureOwnLevel(own, corpus, report: report) }
    return levels.compactMap { found[$0] }
  }

  private static func kinds(_ types: [String]) throws(ExperimentError) -> [ModelKind] {
    try types.map { type throws(ExperimentError) in
      if let kind = ModelCatalog.kind(type) { return kind }
      throw .unknown(
        .networkType, type, suggestion: closestMatch(to: type, in: ModelCatalog.all.map(\.id)))
    }
  }

  private static func sets(
    _ names: [String], of available: [InstructionSet]
  ) throws(ExperimentError) -> [InstructionSet] {
    let all = InstructionSet.allCases
    for name in names {
      guard let set = InstructionSet(rawValue: name) else {
        throw .unknown(
          .instructionSet, name, suggestion: closestMatch(to: name, in: all.map(\.rawValue)))
      }
      guard available.contains(set) else {
        throw .missingInstructionSet(name, available: available.map(\.rawValue))
      }
    }
    return all.filter { names.contains($0.rawValue) }
  }
}
