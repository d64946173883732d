import Testing

@testable import Figures

@Suite struct SmallFiguresTests {
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
