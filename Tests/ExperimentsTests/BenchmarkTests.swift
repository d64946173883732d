import Basics
import Corpora
import FoundationEssentials
import Kernels
import Models
import Testing

@testable import Experiments

@Suite struct BenchmarkTests {
  @Test(
    "takes the middle",
    arguments: [
      ([3], 3), ([9, 1, 2], 2), ([4, 1, 2, 100], 3), ([2, 2, 2, 1], 2),
    ] as [([Double], Double)])
  func takesTheMiddle(values: [Double], middle: Double) {
    #expect(median(values) == middle)
  }

  @Test func runsWhatItTimesOnceMoreThanItCounts() {
    var runs = 0
    #expect(medianSeconds(4) { runs += 1 } >= 0)
    #expect(runs == 5)
  }

  @Test func measuresEveryKindOfNetworkUnlessTold() throws {
    #expect(try Benchmark(types: []).kinds.map(\.id) == ModelCatalog.all.map(\.id))
    #expect(try Benchmark(types: ["cnn", "gru"]).kinds.map(\.id) == ["cnn", "gru"])
  }

  @Test func refusesAnUnknownType() {
    #expect(throws: ExperimentError.unknown(.networkType, "lstn", suggestion: "lstm")) {
      try Benchmark(types: ["gru", "lstn"])
    }
  }

  /// Recipes are told apart from what can be measured.
  @Test(arguments: [
    ("trigram", "unknown network type 'trigram'; did you mean 'bigram'?"),
    ("kneser-ney-5", "unknown network type 'kneser-ney-5'; 'mmreport list types' shows them all"),
  ])
  func namesTheListOfWhatItKnows(type: String, message: String) throws {
    let error = #expect(throws: ExperimentError.self) { try Benchmark(types: [type]) }
    #expect(error?.description == message)
  }

  @Test func measuresEveryInstructionSetUnlessTold() throws {
    let two: [InstructionSet] = [.baseline, .v3]
    #expect(try Benchmark(types: [], available: two).levels == two)
    let some = try Benchmark(
      types: [], levels: ["v4", "v3", "v4"], available: InstructionSet.allCases)
    #expect(some.levels == [.v3, .v4])
  }

  @Test func refusesAnInstructionSetThatIsUnknownOrMissing() throws {
    let unknown = #expect(throws: ExperimentError.self) { try Benchmark(types: [], levels: ["v5"]) }
    #expect(unknown?.description == "unknown instruction set 'v5'; did you mean 'v3'?")
    let strange = #expect(throws: ExperimentError.self) {
      try Benchmark(types: [], levels: ["avx512"])
    }
    #expect(
      strange?.description == "unknown instruction set 'avx512'; there are baseline, v3, v4")
    let missing = #expect(throws: ExperimentError.self) {
      try Benchmark(types: [], levels: ["v4"], available: [.baseline, .v3])
    }
    #expect(missing?.description == "this processor does not have 'v4'; it has baseline, v3")
  }

  @Test func measuresAStepOfEveryKindOfNetwork() {
    let roofline = Roofline(peakGigaflops: 100, gigabytesPerSecond: 1)
    for kind in ModelCatalog.all {
      let timed = StepBenchmark(kind: kind, corpus: .embedded(), steps: 3).measure(within: 60)
      let step = StepMeasurement(timed, beside: roofline)
      #expect(step.type == kind.id && step.parameters > 0 && step.steps == 3)
      #expect(step.milliseconds > 0 && step.tokensPerSecond > 0)
      // AdamW alone moves seven numbers a parameter.
      #expect(step.bytes > Double(7 * 4 * step.parameters) * 0.9)
      #expect((step.gigaflops > 0) == (kind.id != "bigram"))
      #expect(step.boundGigaflops == step.operationsPerByte)
    }
  }

  /// 2 operations a byte at 10 GB/s are 20 gigaflops; many are the peak.
  @Test(arguments: [(0, 0), (2, 20), (9.9, 99), (10, 100), (1000, 100)] as [(Double, Double)])
  func memoryBoundsUpToThePeak(operationsPerByte: Double, gigaflops: Double) {
    let roofline = Roofline(peakGigaflops: 100, gigabytesPerSecond: 10)
    #expect(roofline.bound(operationsPerByte: operationsPerByte) == gigaflops)
  }

  @Test(
    arguments: [
      ("32768K\n", 32 << 20), ("96M", 96 << 20), ("", nil), ("7", nil), ("K", nil),
    ] as [(String, Int?)])
  func readsSizesOfCaches(text: String, bytes: Int?) {
    #expect(Roofline.bytes(ofSize: text) == bytes)
  }

  @Test func stopsAtItsLimit() {
    #expect(repeated(atMost: 3, within: 60) { 7 } == [7, 7, 7])
    #expect(repeated(atMost: 3, within: 0) { 7 } == [7])
  }

  @Test func waitsForAProcess() throws {
    #expect(try ProcessMeasurement(path: "/bin/true", []).peakBytes > 0)
    #expect(throws: (any Error).self) { try ProcessMeasurement(path: "/bin/false", []) }
    #expect(throws: (any Error).self) { try ProcessMeasurement(path: "/nowhere/at/all", []) }
  }

  /// What is not the program fails in one line.
  @Test func saysThatAnotherInstructionSetCouldNotBeMeasured() throws {
    let own = try InstructionSet.current()
    guard let other = InstructionSet.allCases.first(where: { $0.isAvailable && $0 != own }) else {
      return
    }
    var benchmark = try Benchmark(types: ["bigram"], levels: [other.rawValue])
    (benchmark.countingMegabytes, benchmark.program) = (0, "/bin/true")
    let error = #expect(throws: FileError.self) { try benchmark.run(.embedded()) }
    #expect(error?.description == "cannot run '/bin/true': it failed on '\(other)'")
  }

  @Test func findingsSurviveJSON() throws {
    let own = try InstructionSet.current()
    var benchmark = try Benchmark(types: ["bigram"], levels: [own.rawValue])
    (benchmark.steps, benchmark.repetitions, benchmark.names) = (2, 1, 3)
    (benchmark.countingMegabytes, benchmark.program) = (0, "/bin/true")
    let findings = try benchmark.run(.embedded())
    let json = try JSONEncoder().encode(findings)
    #expect(try JSONDecoder().decode(BenchmarkFindings.self, from: json) == findings)
    #expect(findings.counting == nil && findings.levels.map(\.instructionSet) == [own.rawValue])
    let level = try #require(findings.levels.first)
    #expect(level.steps.map(\.type) == ["bigram"] && level.sampling.map(\.names) == [3])
    #expect(level.products.count == 15)
  }
}
