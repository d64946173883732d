import Corpora
import TestSupport
import Testing

@testable import Experiments

/// Fake counts and penalties beside what PyTorch computed for the embedded names.
struct RegularisationFindingsTests {
  private struct Oracle: Decodable {
    struct Point: Decodable {
      let strength, loss: Double
      let weights: [Double]?
      let weightSize: Double?
    }

    let row: Int
    let counts: [Int]
    let smoothing, decay: [Point]
  }

  @Test func agreesWithTorch() throws {
    let oracle: Oracle = try testData("torch-regularisation.json")
    let findings = RegularisationFindings(Lecture(.embedded()))
    // Counts are exact; 200 steps in float32 keep five digits.
    for (ours, theirs, tolerance) in [
      (findings.smoothing, oracle.smoothing, 1e-12), (findings.decay, oracle.decay, 1e-5),
    ] {
      #expect(ours.map(\.strength) == theirs.map(\.strength))
      for (point, expected) in zip(ours, theirs) {
        let what = "strength \(expected.strength)"
        #expect(abs(point.loss - expected.loss) < tolerance, "\(what): \(point.loss)")
        #expect(point.weights?.count == expected.weights?.count)
        for (w, v) in zip(point.weights ?? [], expected.weights ?? []) {
          #expect(abs(w - v) < 1e-4, "\(what)")
        }
        #expect((point.weightSize == nil) == (expected.weightSize == nil))
        let difference = (point.weightSize ?? 0) - (expected.weightSize ?? 0)
        #expect(abs(difference) < tolerance, "\(what): \(difference)")
      }
    }
    #expect(findings.row.counts == oracle.counts)
    let character = Lecture(.embedded()).vocabulary.text(of: Token(oracle.row))
    #expect(findings.row.character == character && character == "m")
    #expect(findings.firstProduct == findings.firstWeights, "a one-hot row selects")
  }
}
