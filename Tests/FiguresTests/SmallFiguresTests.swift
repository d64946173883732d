import Glibc
import Testing

@testable import Figures

@Suite struct SmallFiguresTests {
  private func svg(_ figure: some Figure) throws -> String {
    String(decoding: try render(figure, id: "s").svg, as: UTF8.self)
  }

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
  func drawsImpossibleStep() throws {
    let walk = LetterWalk(
      characters: ["j", "q", "\u{1F600}"],
      probabilities: [0, 1])
    #expect(walk.total == -.infinity && walk.mean == .infinity)
    #expect(try svg(walk).contains(Theme.light.accent.hex))
    let empty = LetterWalk(
      characters: ["."], probabilities: [])
    #expect(empty.mean == 0)
    _ = try svg(empty)
  }

  @Test("a one-hot picture of three characters has three ones")
  func drawsOneHotRows() throws {
    let figure = OneHotPicture(
      characters: [".", "a", "b"], inputs: [0, 2, 2])
    let hot = Theme.light.sequential.color(at: 0.85).hex
    #expect(values(in: try svg(figure), after: "fill:\(hot)", upTo: "\"").count == 3)
    let many = OneHotPicture(
      characters: (0..<500).map { Unicode.Scalar(UInt32(0x4e00 + $0))! }, inputs: [499])
    _ = try svg(many)
    _ = try svg(OneHotPicture(characters: [], inputs: []))
  }

  @Test("tables and bars of nothing, zeros, and what is not finite are drawn")
  func drawsExtremeDistributions() throws {
    for probabilities in [[], [0.0, 0], [.nan, .infinity], [1, 1e-12]] {
      let labels = probabilities.indices.map { "\($0)" }
      _ = try svg(
        ProbabilityBars(
          labels: labels,
          distributions: [.init("d", probabilities), .init("e", probabilities)]))
      _ = try svg(
        ProbabilityTable(
          labelHeader: "l", headers: ["p"],
          rows: zip(labels, probabilities).map { .init($0, [$1]) }))
      _ = try svg(
        ForwardSteps(
          rowLabels: ["r"], columnLabels: labels,
          steps: [
            .init("x", values: probabilities, decimals: 2),
            .init("y", operation: "exp", values: probabilities, decimals: 2, showsSums: true),
          ]))
    }
  }
}
