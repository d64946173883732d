import Testing

@testable import Figures

/// Small charts side by side, and a tangent.
@Suite struct CurveFiguresTests {
  private let theme = Theme.standard

  @Test("panels wrap; shared axes give equal values equal heights, and logarithms equal steps")
  func drawsPanels() throws {
    func panel(_ title: String, _ values: [Double], _ spread: Spread) -> PanelChart.Panel {
      .init(
        title, x: "step", ySpread: spread,
        series: [.init("s", values.enumerated().map { Point(Double($0), $1) })])
    }
    let shared = PanelChart(
      y: "loss", panels: ["a", "b", "c"].map { panel($0, [4, $0 == "a" ? 2 : 3, 1], .linear) },
      isShared: true, extent: (200, 100))
    #expect(
      Room.allCases.map { shared.columns(Ruler(fonts: EvenLetters(), room: $0)) } == [1, 3, 3])
    let curves = marks(of: shared).lines(theme.series[0], width: 2)
    #expect(curves.count == 3)
    #expect(curves.allSatisfy { agree($0[0].y, curves[0][0].y) && agree($0[2].y, curves[0][2].y) })
    #expect(
      agree(curves[0][1].y - curves[0][0].y, 2 * (curves[1][1].y - curves[1][0].y)),
      "4 to 2, 4 to 3")
    let logarithmic = PanelChart(
      y: "gap", panels: [panel("l", [100, 10, 1], .logarithmic)], isShared: false,
      extent: (200, 100))
    let line = try #require(marks(of: logarithmic).lines(theme.series[0], width: 2).first)
    #expect(agree(line[1].y - line[0].y, line[2].y - line[1].y))
    for figure in [shared, logarithmic] { expectInside(figure) }
    expectInside(PanelChart(y: "", panels: [], isShared: true, extent: (100, 100)))
    expectInside(
      PanelChart(y: "y", panels: [panel("n", [.nan], .linear)], isShared: true, extent: (100, 100)))
  }

  @Test("the tangent has the slope, the step ends above the point that it leads to")
  func drawsTangents() throws {
    let figure = TangentChart(
      x: "weight", y: "loss", curve: (-8...8).map { Point(Double($0) / 2, Double($0 * $0) / 4) },
      from: Point(-2, 4), to: Point(-1, 1), slope: -4, labels: ("now", "after"))
    let marks = marks(of: figure)
    let x = try #require(ReadScale(.below, of: marks))
    let y = try #require(ReadScale(.left, of: marks))
    let tangent = try #require(marks.lines(theme.accent, width: 1.8).first)
    // Through (-2, 4) with the slope -4: at -1 it is 0, and before it at -2.6 it is 6.4.
    #expect(agree(tangent, [Point(x(-2.6), y(6.4)), Point(x(-1), y(0))]))
    let step = try #require(marks.lines(theme.text, width: 1.8).first)
    #expect(agree(step, [Point(x(-2), y(4)), Point(x(-1), y(4))]))
    #expect(agree(marks.dots(theme.accent, radius: 5), [Point(x(-2), y(4))]))
    #expect(agree(marks.dots(theme.series[0], radius: 5), [Point(x(-1), y(1))]))
    expectInside(figure)
  }
}
