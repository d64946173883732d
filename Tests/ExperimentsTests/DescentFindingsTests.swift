import Corpora
import TestSupport
import Testing

@testable import Experiments

/// Learning rates, and the loss along one weight, beside what PyTorch computed for the embedded names.
struct DescentFindingsTests {
  private struct Oracle: Decodable {
    struct Rate: Decodable {
      let rate: Double
      let losses: [Double]
      let rises: Int
    }
    struct Weight: Decodable {
      let slope: Double
      let from, to: [Double]
    }

    let rates: [Rate]
    let weight: Weight
  }

  private let findings = DescentFindings(Lecture(.embedded()))

  @Test func agreesWithTorchOnLearningRates() throws {
    let oracle: Oracle = try testData("torch-learning-rates.json")
    #expect(findings.rates.map(\.rate) == oracle.rates.map(\.rate))
    for (run, expected) in zip(findings.rates, oracle.rates) {
      // Where the loss jumps to and fro, float32 and double soon stand at other places.
      let isSmooth = expected.rises == 0
      #expect(isSmooth ? run.rises == 0 : abs(run.rises - expected.rises) <= 5)
      let losses = stride(from: 0, to: run.losses.count, by: 20).map { run.losses[$0] }
      #expect(losses.count == expected.losses.count)
      for (loss, other) in zip(losses, expected.losses) where isSmooth {
        #expect(abs(loss - other) < 1e-5, "rate \(run.rate)")
      }
    }
  }

  @Test func agreesWithTorchAlongAWeight() throws {
    let oracle: Oracle = try testData("torch-learning-rates.json")
    let curve = findings.alongWeight
    #expect(abs(curve.slope - oracle.weight.slope) < 1e-6)
    for (point, expected) in [(curve.from, oracle.weight.from), (curve.to, oracle.weight.to)] {
      #expect(abs(point.weight - expected[0]) < 1e-5 && abs(point.loss - expected[1]) < 1e-6)
    }
  }

  /// Each word has a boundary as input, and each has an a.
  @Test func knowsTheLargestShare() throws {
    let lecture = Lecture(try Corpus(bytes: Array("emma\na\nba\n".utf8), name: "by hand"))
    let findings = DescentFindings(lecture)
    #expect(findings.exampleCount == 10)
    // . three times, a three times, m twice, e and b once: the first of equals.
    #expect(findings.largestInput == "." && findings.largestShare == 0.3)
  }
}
