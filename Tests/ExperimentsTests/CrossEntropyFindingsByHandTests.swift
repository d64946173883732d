import Corpora
import Testing

@testable import Experiments

struct CrossEntropyFindingsByHandTests {
  /// Two examples of four classes, all alike; then four classes of which one is likely.
  private let logits: [Float] = [0, 0, 0, 0, 1, -0.5, 0.25, 0]

  @Test("each table that a step reads or writes is counted, number by number")
  func countsPasses() {
    let byHand = CountedPasses.byHand(logits, [1, 2]).passes
    #expect(byHand.map(\.reads) == [8, 8, 8, 2, 0, 24, 8, 16])
    #expect(byHand.map(\.writes) == [8, 0, 8, 0, 10, 8, 8, 8])
    let fused = CountedPasses.fused(logits, [1, 2]).passes
    #expect(fused.map(\.reads) == [8, 8, 8, 2, 8])
    #expect(fused.map(\.writes) == [0, 0, 8, 0, 8])
  }

  @Test("both ways compute the loss and (p - 1 at the label) / 2")
  func computesWhatItCounts() {
    // By bc: e^1 + e^-0.5 + e^0.25 + 1 = 5.60883790, whose logarithm is 1.72434355; ln 4 = 1.38629436.
    let sum: Float = 5.6088379
    let second: [Float] = [2.7182818, 0.60653066, 1.2840254, 1].map { $0 / sum / 2 }
    let expected =
      [0.125, -0.375, 0.125, 0.125] + [second[0], second[1], second[2] - 0.5, second[3]]
    for run in [CountedPasses.byHand(logits, [1, 2]), CountedPasses.fused(logits, [1, 2])] {
      #expect(abs(run.loss - (1.3862944 + 1.7243436 - 0.25) / 2) < 1e-6)
      #expect(zip(run.gradient, expected).allSatisfy { abs($0 - $1) < 1e-6 })
    }
  }

  @Test("the loss by hand is lost at the next float32 number after its last scale")
  func findsTheLimit() throws {
    let findings = CrossEntropyFindings(Exercises(try Corpus(bytes: Array("ab".utf8), name: "ab")))
    let limit = try #require(findings.scales.last { $0.byHand.isFinite }?.scale)
    #expect(limit > 88.7 && limit <= findings.largestExponent)
    let after = CrossEntropyFindings.logits.map { $0 * Float(limit).nextUp }
    #expect(!crossEntropyByHand(after, label: CrossEntropyFindings.label).isFinite)
    #expect(findings.passRows == 3 && findings.passColumns == 3)
  }
}
