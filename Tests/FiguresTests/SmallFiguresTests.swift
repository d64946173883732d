import Glibc
import Testing

@testable import Figures

@Suite struct SmallFiguresTests {
  @Test("a walk of halves has logarithms of -ln 2, and a loss of ln 2")
  func sumsLogs() {
    let walk = LetterWalk(
      characters: [".", "a", "b", "."],
      probabilities: [0.5, 0.5, 0.5])
    #expect(walk.logs.allSatisfy { abs($0 + log(2)) < 1e-15 })
    #expect(abs(walk.total + 3 * log(2)) < 1e-14)
    #expect(abs(walk.mean - log(2)) < 1e-15)
  }

  @Test("an impossible step makes the word impossible, and is drawn")
  func drawsImpossibleStep() {
    let walk = LetterWalk(
      characters: ["j", "q", "\u{1F600}"],
      probabilities: [0, 1])
    #expect(walk.total == -.infinity && walk.mean == .infinity)
    let bars = marks(of: walk).boxes(Theme.light.accent).map(\.rect)
    #expect(
      bars.count == 1 && bars[0].width == 200, "the impossible step's bar has the whole length")
    expectInside(walk)
    let empty = LetterWalk(
      characters: ["."], probabilities: [])
    #expect(empty.mean == 0)
    expectInside(empty)
  }

  @Test("only the first sixty columns of a one-hot picture are drawn, and a picture of nothing")
  func drawsOneHotRows() {
    let many = OneHotPicture(
      characters: (0..<500).map { Unicode.Scalar(UInt32(0x4e00 + $0))! }, inputs: [499])
    expectInside(many)
    #expect(marks(of: many).boxes().count == 60)
    expectInside(OneHotPicture(characters: [], inputs: []))
  }

  @Test("tables and bars of nothing, zeros, and what is not finite are drawn")
  func drawsExtremeDistributions() {
    for probabilities in [[], [0.0, 0], [.nan, .infinity], [1, 1e-12]] {
      let labels = probabilities.indices.map { "\($0)" }
      expectInside(
        ProbabilityBars(
          labels: labels,
          distributions: [.init("d", probabilities), .init("e", probabilities)]))
      expectInside(
        ProbabilityTable(
          labelHeader: "l", headers: ["p"],
          rows: zip(labels, probabilities).map { .init($0, [$1]) }))
      expectInside(
        ForwardSteps(
          rowLabels: ["r"], columnLabels: labels,
          steps: [
            .init("x", values: probabilities, decimals: 2),
            .init("y", operation: "exp", values: probabilities, decimals: 2, showsSums: true),
          ]))
    }
  }
}
