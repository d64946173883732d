import Corpora
import FoundationEssentials
import Models
import Testing

@testable import Experiments

/// The sizes of names.txt.
private let size = NetworkSize(vocabulary: 27, positions: 16)

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

  @Test func seesTheShapeOfABatch() {
    // Four rows and three, of which the first two are common to both: `.`, `.a`. The newest characters
    // are `.abcd`, those before them nothing, `.`, `a` and `b`, then nothing, `.` and `a`.
    let batch = RaggedBatch(sharing: [[1, 2, 3], [1, 4]])
    #expect(
      ProductWork.BatchShape(batch) == .init(rows: 5, pairs: 10 + 6, tokensBack: [5, 4, 3, 2]))
  }

  /// Six operations a multiplication of the forward pass, for N = 10 rows; by hand from the shapes
  /// of the layers, all of them 64 wide.
  @Test(
    "counts the products of each type",
    arguments: [
      ("bigram", 0),
      ("mlp", 6 * ((5 + 3 + 14) * 64 * 64 + 10 * 64 * 27)),
      ("bow", 6 * ((27 + 16) * 64 * 64 + 10 * 64 * 64 + 10 * 64 * 27)),
      ("rnn", 6 * (27 * 64 * 64 + 10 * 64 * 64 + 10 * 64 * 27)),
      ("gru", 6 * (27 * 64 * 192 + 10 * 64 * 192 + 10 * 64 * 27)),
      ("lstm", 6 * (27 * 64 * 256 + 10 * 64 * 256 + 10 * 64 * 27)),
      // qkv, project, up, down; scores and their sums of values; the head.
      ("transformer", 6 * (4 * (10 * 64 * (192 + 64 + 256 + 256) + 2 * 20 * 64) + 10 * 64 * 27)),
    ])
  func countsProducts(type: String, operations: Int) {
    let batch = ProductWork.BatchShape(rows: 10, pairs: 20, tokensBack: [5, 3])
    #expect(ProductWork.operations(type: type, size, batch) == operations)
  }

  @Test func countsTheProductsOfAllTypesThatItMeasures() throws {
    #expect(try Benchmark(types: []).kinds.map(\.id) == ProductWork.types)
    let batch = ProductWork.BatchShape(rows: 1, pairs: 1, tokensBack: [1])
    #expect(ProductWork.operations(type: "nothing", size, batch) == nil)
  }

  @Test func refusesAnUnknownType() {
    #expect(throws: ExperimentError.unknown("model", "lstn", suggestion: "lstm")) {
      try Benchmark(types: ["gru", "lstn"])
    }
  }

  @Test func measuresAStepOfEveryKindOfNetwork() {
    for kind in ModelCatalog.all {
      let step = StepBenchmark(kind: kind, corpus: .embedded(), steps: 3).measure(peak: 100)
      #expect(step.type == kind.id && step.parameters > 0)
      #expect(step.milliseconds > 0 && step.tokensPerSecond > 0)
      #expect((step.gigaflops != nil) == ProductWork.types.contains(kind.id))
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
