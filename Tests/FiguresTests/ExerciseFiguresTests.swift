import Testing

@testable import Figures

@Suite struct ExerciseFiguresTests {
  private let theme = Theme.standard

  @Test("each strip is drawn around its own mean, and lines join what was measured together")
  func drawsStrips() throws {
    let strips = PairedStrips(
      unit: "difference",
      rows: [.init("a", [1, 2, 3], notes: ["x"]), .init("b", [11, 12, 13], notes: ["y"])],
      names: ["one", "two", "three"], noteTitles: ["note"])
    let marks = marks(of: strips)
    let x = try #require(ReadScale(.below, of: marks))
    let low = marks.dots(theme.series[0])
    #expect(low.count == 2 && low.allSatisfy { agree($0.x, x(-1)) })
    #expect(marks.dots(theme.series[1]).allSatisfy { agree($0.x, x(1)) })
    // Both rows have the same differences, so all lines are upright.
    let lines = marks.lines(theme.series[0], width: 2.2) + marks.lines(theme.series[1], width: 2.2)
    #expect(lines.count == 2 && lines.allSatisfy { agree($0[0].x, $0[1].x) })
    for text in ["one", "three", "note", "x", "y"] { #expect(marks.texts.contains(text)) }
    #expect(!marks.texts.contains("two"))
    expectInside(strips)
    expectInside(PairedStrips(unit: "u", rows: [], names: []))
    expectInside(PairedStrips(unit: "u", rows: [.init("a", [2, 2])], names: ["p", "q"]))
  }

  @Test("both losses stand by powers of ten, and all beyond the limit is shaded")
  func drawsOverflow() throws {
    let marks = marks(of: OverflowChart.example)
    let x = try #require(ReadScale(.below, of: marks, isLogarithmic: true))
    let y = try #require(ReadScale(.left, of: marks, isLogarithmic: true))
    let fused = try #require(marks.lines(theme.series[0], width: 5).first { $0.count == 4 })
    let values = [Point(1, 1.4743), Point(10, 7.5), Point(100, 75), Point(1000, 750)]
    #expect(agree(fused, values.map { Point(x($0.x), y($0.y)) }))
    let shade = try #require(marks.boxes(theme.accent.over(theme.background, opacity: 0.14)).first)
    #expect(agree(shade.rect.x, x(88.7)) && agree(shade.rect.maxX, x(1000)))
    expectInside(OverflowChart.example)
    expectInside(
      OverflowChart(
        x: "x", y: "y", unlimited: ("a", []), limited: ("b", [Point(0, 1), Point(1, .infinity)]),
        limit: (1, "end")))
  }

  @Test(
    "the bars of the gradient are those of p, but for the label's, which is 1 shorter and hangs")
  func drawsGradients() {
    let marks = marks(
      of: GradientBars(labels: ["a", "b", "c"], probabilities: [0.5, 0.3, 0.2], label: 1))
    let (up, down) = (marks.boxes(theme.series[0]), marks.boxes(theme.accent))
    #expect(up.count == 5 && down.count == 1)
    // A height for each probability of 1.
    let unit = up[0].rect.height / 0.5
    #expect(agree(down[0].rect.height, 0.7 * unit) && agree(up[1].rect.height, 0.3 * unit))
    for text in ["0.5000", "−0.7000", "b, the label"] { #expect(marks.texts.contains(text)) }
    expectInside(GradientBars.example)
  }

  @Test("a row of the matrix and the result are lit twice, and the vector has a single 1")
  func drawsTheRow() {
    let marks = marks(of: RowSelection.example)
    // Two rows and two results of nine cells, and the one of the vector.
    #expect(marks.boxes(theme.accent).count == 4 * 9 + 1)
    #expect(marks.texts.count { $0 == "1" } == 1 && marks.texts.count { $0 == "0" } == 8)
    expectInside(RowSelection.example)
  }
}
