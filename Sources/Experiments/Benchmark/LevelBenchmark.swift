import Basics
import Corpora
import FoundationEssentials
import Kernels
import Models

/// What `mmreport bench` finds of the kernels as compiled for one instruction set.
public struct LevelFindings: Codable, Equatable, Sendable {
  /// `baseline`, `v3` or `v4`.
  public let instructionSet: String
  /// How many threads shared training and sampling.
  public let threads: Int
  /// Of one thread.
  public let roofline: Roofline
  public let steps: [StepMeasurement]
  public let products: [ProductMeasurement]
  public let sampling: [SamplingMeasurement]
  /// The most memory that the process held while it trained.
  public let peakMegabytes: Double
}

extension Benchmark {
  /// Measures the kernels that this process computes with.
  func measureOwnLevel(
    _ level: InstructionSet, _ corpus: Corpus, report: (String) -> Void
  ) -> LevelFindings {
    Crew.shared.allow(threads: threads)
    // Training first: what a process held at a time, the system never forgets.
    let steps = kinds.map { kind in
      report("training \(kind.id) on \(level)")
      return StepBenchmark(kind: kind, corpus: corpus, steps: self.steps).measure(within: seconds)
    }
    let peakBytes = peakBytesOfThisProcess()
    let sampling = kinds.map { kind in
      report("sampling from \(kind.id) on \(level)")
      return SamplingBenchmark(kind: kind, corpus: corpus, names: names)
        .measure(repetitions: 3, within: seconds)
    }
    report("products on \(level)")
    Crew.shared.allow(threads: 1)
    let roofline = Roofline.measured(repetitions: repetitions)
    return LevelFindings(
      instructionSet: level.rawValue, threads: threads, roofline: roofline,
      steps: steps.map { StepMeasurement($0, beside: roofline.of(threads: threads)) },
      products: ProductBenchmark.measure(corpus, repetitions: repetitions, beside: roofline),
      sampling: sampling, peakMegabytes: Double(peakBytes) / 1e6)
  }

  /// Measures other kernels: a process cannot change its own, so the program runs once more.
  ///
  /// - Throws: `FileError` if it cannot be run or fails.
  func measureElsewhere(_ level: InstructionSet, _ corpus: Corpus) throws -> LevelFindings {
    let list = try OpenFile.temporary()
    try list.write(
      corpus.words.flatMap { Array((corpus.vocabulary.text(of: $0) + "\n").utf8) })
    try list.rewind()
    let (printed, status) = try ChildProcess.output(
      of: program,
      [
        Self.command, "--simd", level.rawValue, "--input", "-", "--json",
        "--types", kinds.map(\.id).joined(separator: ","), "--steps", "\(steps)",
        "--names", "\(names)", "--jobs", "\(threads)", "--counting-megabytes", "0",
      ], input: list.descriptor, setting: [InstructionSet.variable: level.rawValue],
      atMost: 1 << 24)
    guard let printed, status == 0,
      let found = try? JSONDecoder().decode(BenchmarkFindings.self, from: Data(printed)),
      let findings = found.levels.first
    else { throw FileError("run", program, reason: "it failed on '\(level)'") }
    return findings
  }
}
