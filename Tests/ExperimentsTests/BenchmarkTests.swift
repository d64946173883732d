import Corpora
import FoundationEssentials
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

  @Test func measuresAStepOfEveryKindOfNetwork() {
    for kind in ModelCatalog.all {
      let step = StepBenchmark(kind: kind, corpus: .embedded(), steps: 3).measure(peak: 100)
      #expect(step.type == kind.id && step.parameters > 0)
      #expect(step.milliseconds > 0 && step.tokensPerSecond > 0)
      #expect((step.gigaflops > 0) == (kind.id != "bigram"))
    }
  }

  @Test func waitsForAProcess() throws {
    #expect(try ProcessMeasurement(path: "/bin/true", []).peakBytes > 0)
    #expect(throws: (any Error).self) { try ProcessMeasurement(path: "/bin/false", []) }
    #expect(throws: (any Error).self) { try ProcessMeasurement(path: "/nowhere/at/all", []) }
  }

  @Test func findingsSurviveJSON() throws {
    var benchmark = try Benchmark(types: ["bigram"])
    (benchmark.steps, benchmark.repetitions, benchmark.names) = (2, 1, 3)
    (benchmark.countingMegabytes, benchmark.program) = (0, "/bin/true")
    let findings = try benchmark.run(.embedded())
    let json = try JSONEncoder().encode(findings)
    #expect(try JSONDecoder().decode(BenchmarkFindings.self, from: json) == findings)
    #expect(findings.steps.map(\.type) == ["bigram"] && findings.counting == nil)
    #expect(findings.products.count == 15)
  }
}
