import Corpora
import Randomness
import TestSupport
import Testing

@testable import Experiments

/// One draw alone, and the first of a hundred, beside what PyTorch printed: they are made in different ways.
struct SamplingFindingsTests {
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let seed: UInt64
    let p: [Float]
    let uniform: Double
    let runningSums, exponentials, ratios: [Double]
    let single: Int
    let hundred: [Int]

    var testDescription: String { "seed \(seed)" }
  }

  private struct Oracle: Decodable { let cases: [Case] }

  @Test(arguments: try testData("torch-draws.json", as: Oracle.self).cases)
  func drawsAsTorchDoes(expected: Case) throws {
    let corpus = try Corpus(bytes: Array("ab\nba\n".utf8), name: "two")
    let table = ContextTable(corpus.words, order: 1, vocabularySize: 3)
    let lecture = Lecture(corpus, table: table) { TorchGenerator(seed: expected.seed) }
    let findings = SamplingFindings(lecture)
    #expect(findings.p3.map { Float($0) } == expected.p)
    #expect(findings.draws == expected.hundred)
    // Several are searched for in running sums, as in the lecture, and as each of its draws alone was.
    #expect(findings.lectureDraws == expected.hundred)
    let draw = findings.firstDraw
    #expect(draw.uniform == expected.uniform)
    #expect(near(draw.runningSums, expected.runningSums))
    #expect(draw.lectureIndex == expected.hundred[0])
    // A draw alone is a race of exponentials, which are those of PyTorch to one unit in the last place.
    #expect(near(draw.exponentials, expected.exponentials))
    #expect(near(draw.ratios, expected.ratios))
    #expect(draw.torchIndex == expected.single)
  }

  @Test("with the lecture's seed, the single draw is not the first of the hundred")
  func differsFromTheFirstOfAHundred() throws {
    let cases = try testData("torch-draws.json", as: Oracle.self).cases
    let lecture = try #require(cases.first { $0.seed == Lecture.seed })
    #expect((lecture.single, lecture.hundred[0]) == (0, 1))
  }

  private func near(_ ours: [Double], _ expected: [Double]) -> Bool {
    ours.count == expected.count
      && zip(ours, expected).allSatisfy { abs($0 - $1) <= 1.2e-7 * abs($1) }
  }
}
