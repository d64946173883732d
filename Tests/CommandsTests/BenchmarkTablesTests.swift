import Testing

@testable import Commands
@testable import Experiments

/// The tables of made-up findings.
@Suite struct BenchmarkTablesTests {
  private static let roofline = Roofline(peakGigaflops: 100, gigabytesPerSecond: 10)

  /// Steps of 2 ms with 40 tokens and so many operations, which move 4 MB.
  private func step(_ type: String, operations: Double) -> StepMeasurement {
    let timed = TimedSteps(
      type: type, parameters: 7, count: 3, seconds: 2e-3, packingSeconds: 1e-3, tokens: 40,
      operations: operations, bytes: 4e6, meteredOperations: operations)
    return StepMeasurement(timed, beside: Self.roofline)
  }

  private func level(_ name: String, threads: Int = 1) -> LevelFindings {
    let steps = [step("bigram", operations: 0), step("transformer", operations: 2e7)]
    return LevelFindings(
      instructionSet: name, threads: threads, roofline: Self.roofline, steps: steps,
      products: [
        ProductMeasurement(
          name: "down dw", rows: 64, inner: 1740, columns: 256, gigaflops: 50, share: 0.5)
      ],
      sampling: steps.map {
        SamplingMeasurement(type: $0.type, names: 7, together: 7, namesPerSecond: 1_234_567)
      },
      peakMegabytes: 42)
  }

  private func lines(_ levels: [String]) -> [String] { lines(levels.map { level($0) }) }

  private func lines(_ levels: [LevelFindings]) -> [String] {
    BenchmarkTables(
      findings: BenchmarkFindings(levels: levels, startMilliseconds: 9, counting: nil)
    ).lines
  }

  /// 2e7 operations in 2 ms are 10 GFLOP/s; 5 a byte at 10 GB/s allow 50.
  @Test func showsALevel() {
    let lines = lines(["v3"])
    #expect(
      lines[0]
        == "v3: at most 100.0 GFLOP/s and 10.0 GB/s from memory on a core; 42.0 MB while training")
    let row = ["transformer", "2.000", "20000", "10.0", "10%", "4.00", "5.0", "50.0", "1234567"]
    #expect(lines[3].split(separator: " ").map(String.init) == row)
  }

  /// Ten GFLOP/s are a twentieth of what two cores reach; the memory that they share allows no more than before.
  @Test func comparesThreadsWithAsManyCores() {
    let shared = Self.roofline.of(threads: 2)
    #expect(shared.peakGigaflops == 200 && shared.bound(operationsPerByte: 5) == 50)
    #expect(
      lines([level("v3", threads: 2)])[0].contains(
        " on a core; 2 threads share training and sampling; 42.0 MB"))
  }

  @Test func leavesOutWhatANetworkWithoutProductsHasNot() {
    let lines = lines(["v3"])
    #expect(
      lines[2].split(separator: " ") == ["bigram", "2.000", "20000", "4.00", "1234567"])
    #expect(lines[2].count == lines[3].count && lines[1].count == lines[2].count)
  }

  @Test func fitsInAHundredColumns() {
    let lines = lines(["baseline", "v3", "v4"])
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.contains { $0.hasPrefix("down dw") && $0.hasSuffix("50.0   50%") })
    #expect(lines.contains { $0.hasSuffix("baseline             v3             v4") })
  }
}
