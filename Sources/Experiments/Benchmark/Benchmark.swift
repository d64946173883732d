import Basics
public import Corpora
import Kernels
public import Models

/// What `mmreport bench` finds.
public struct BenchmarkFindings: Codable, Equatable, Sendable {
  /// The level of the kernels: `baseline`, `v3` or `v4`.
  public let instructionSet: String
  /// Multiply-adds in registers alone, on one core.
  public let peakGigaflops: Double
  /// The median of a process that does nothing but say its version.
  public let startMilliseconds: Double
  /// Nil when it was not asked for.
  public let counting: CountingMeasurement?
  public let steps: [StepMeasurement]
  public let products: [ProductMeasurement]
  public let sampling: [SamplingMeasurement]
  /// The most memory that this process held while it trained.
  public let peakMegabytes: Double
}

/// Measures the program on one core of the machine that it runs on.
public struct Benchmark: Sendable {
  /// The networks that are trained.
  public let kinds: [ModelKind]
  public var steps = 200
  /// The length of the list that is counted; 0 for none.
  public var countingMegabytes = 256
  /// The program itself, which is run to time its start.
  public var program = "/proc/self/exe"
  public var repetitions = 21
  /// How many names each network makes up.
  public var names = 2000

  /// - Parameter types: ids of `ModelCatalog`; empty for all of it.
  /// - Throws: `ExperimentError` if one is unknown.
  public init(types: [String]) throws(ExperimentError) {
    let all = ModelCatalog.all
    kinds =
      types.isEmpty
      ? all
      : try types.map { type throws(ExperimentError) in
        if let kind = ModelCatalog.kind(type) { return kind }
        throw .unknown(.networkType, type, suggestion: closestMatch(to: type, in: all.map(\.id)))
      }
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
    let peak = ProductBenchmark.peak(repetitions: repetitions)
    let steps = kinds.map { kind in
      report("training \(kind.id)")
      return StepBenchmark(kind: kind, corpus: corpus, steps: self.steps).measure(peak: peak)
    }
    let peakBytes = peakBytesOfThisProcess()
    let sampling = kinds.map { kind in
      report("sampling from \(kind.id)")
      return SamplingBenchmark(kind: kind, corpus: corpus, names: names).measure(repetitions: 3)
    }
    report("products")
    return BenchmarkFindings(
      instructionSet: try InstructionSet.current().rawValue, peakGigaflops: peak,
      startMilliseconds: start * 1e3, counting: counting, steps: steps,
      products: ProductBenchmark.measure(corpus, repetitions: repetitions, peak: peak),
      sampling: sampling, peakMegabytes: Double(peakBytes) / 1e6)
  }
}
