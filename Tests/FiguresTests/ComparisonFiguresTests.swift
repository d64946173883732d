import Basics
import Testing

@testable import Figures

/// Figures that lay many models beside each other.
@Suite struct ComparisonFiguresTests {
  private let theme = Theme.standard
  private let rooms = Room.allCases.map { Ruler(fonts: EvenLetters(), room: $0) }

  @Test("a dot stands where its number is, on the line of its name, by the scale of its column")
  func placesDots() throws {
    let values: [[Double?]] = [[0.1, 2.5], [0.4, 2.0], [nil, 1.5]]
    let figure = DotColumns(
      columns: [.init("share", .percent(1)), .init("loss", .fixed(2), isFromZero: false)],
      rows: values.enumerated().map { .init("m\($0)", $1) }, baseline: 0)
    let (marks, layout) = (marks(of: figure), figure.layout(evenRuler))
    let dots = marks.dots(theme.series[0], radius: 5)
    #expect(dots.count == 5, "a value that is missing has no dot")
    let (shares, losses) = (layout.spans[0], layout.spans[1])
    // The largest share and the ends of the losses stand at the ends of their columns.
    #expect(dots.contains { $0.x == shares.to && $0.y == layout.y(1) })
    #expect(dots.contains { $0.x == losses.to && $0.y == layout.y(0) })
    #expect(dots.contains { $0.x == losses.from && $0.y == layout.y(2) })
    let quarter = shares.from + 0.25 * (shares.to - shares.from)
    #expect(dots.contains { abs($0.x - quarter) < 1e-9 && $0.y == layout.y(0) }, "0.1 of 0.4")
    #expect(["10.0", "40.0", "2.50", "2.00", "1.50"].allSatisfy { marks.texts.contains($0) })
  }

  @Test("each small chart has its own curve bold, the others faint, and writes its end")
  func drawsEachCurveOnce() {
    let ends = [2.0, 1.75, 2.25]
    let figure = SmallMultiples(
      x: "epochs", y: "loss",
      curves: ends.enumerated().map { index, end in
        .init("m\(index)", [Point(0, 3), Point(1, end + 0.1), Point(4, end)])
      })
    let (marks, layout) = (marks(of: figure), figure.layout(evenRuler))
    let bold = marks.lines(theme.series[0], width: 2.4)
    #expect(bold.count == 3)
    for (index, line) in bold.enumerated() {
      let area = layout.area(index)
      #expect(line == figure.places(index, in: area, layout))
      #expect(line[0].x == area.x && line[2].x == area.maxX, "steps 0 and 4 of 4")
      // Three quarters of the way lie between steps 1 and 4.
      #expect(abs(line[2].x - line[1].x - 0.75 * area.width) < 1e-9)
    }
    #expect(bold[1][2].y - layout.area(1).y > bold[0][2].y - layout.area(0).y, "lower is lower")
    #expect(["2.0000", "1.7500", "2.2500"].allSatisfy { marks.texts.contains($0) })
  }

  @Test("a unit's line goes from 1 at the top to -1 at the bottom, and its shade stands behind")
  func drawsUnits() {
    let figure = UnitTraces(
      labels: [".", "a", "b"], lines: ["h"],
      units: [.init("u", [[1, -1, 0]], shaded: [false, true, false])])
    let (marks, area) = (marks(of: figure), figure.layout(evenRuler).area(0))
    let line = marks.lines(theme.series[0], width: 2.6).last ?? []
    #expect(line.map(\.y) == [area.y, area.maxY, area.center.y])
    let shades = marks.boxes(theme.accent.over(theme.background, opacity: 0.16)).map(\.rect)
    #expect(shades.count == 1 && (shades[0].x...shades[0].maxX).contains(line[1].x))
  }

  @Test("of points, those on a group's line have none left of and below them")
  func findsFrontiers() {
    let points = [(1.0, 3.0), (2, 3.5), (3, 2), (4, 2), (5, 1)]
    let plot = ScatterPlot(
      x: "size", y: "loss", groups: ["one"],
      points: points.map { .init(nil, x: $0.0, y: $0.1, group: 0) })
    #expect(plot.frontier(of: 0).map(\.x) == [1, 3, 5])
  }

  @Test("infinity has a place of its own, called as the figure says")
  func namesTheUnlimited() throws {
    let marks = marks(of: ScatterPlot.memoryExample)
    let all = try #require(marks.places(of: "all").first)
    let eight = try #require(marks.places(of: "8").first)
    #expect(all.x > eight.x && !marks.texts.contains("∞"))
  }

  @Test("on a telephone only the most important points keep their names")
  func dropsNames() {
    let plot = ScatterPlot(
      x: "size", y: "loss", points: (1...9).map { .init("m\($0)", x: Double($0), y: 2) })
    #expect(rooms.map { plot.named($0).count } == [5, 9, 9])
    #expect(plot.named(rooms[0]).first?.name == "m1")
  }

  @Test("in every room nothing is wider than the room")
  func fitsRooms() {
    let long = (0..<12).map { "a model with a long name \($0)" }
    let figures: [any Figure] = [
      DotColumns.example, SmallMultiples.example, UnitTraces.example, AttentionMaps.example,
      AttentionMaps.smallExample, PlaneMap.example, ScatterPlot.example, ScatterPlot.memoryExample,
      DotColumns(
        columns: [.init("of dev and test, in percent", .percent(1)), .init("loss", .fixed(4))],
        rows: long.map { .init($0, [0.5, 2]) }),
    ]
    for ruler in rooms {
      for figure in figures {
        #expect(Double(figure.size(ruler).width) <= ruler.width, "\(figure), \(ruler.room)")
      }
    }
  }

  @Test("nothing, and numbers that are none, are drawn inside the picture")
  func drawsExtremes() throws {
    try expectFreeEdge(of: DotColumns(columns: [.init("x", .exact)], rows: []))
    try expectFreeEdge(of: DotColumns(columns: [.init("x", .exact)], rows: [.init("a", [.nan])]))
    try expectFreeEdge(of: SmallMultiples(x: "x", y: "y", curves: []))
    try expectFreeEdge(of: SmallMultiples(x: "x", y: "y", curves: [.init("a", [Point(0, 1)])]))
    try expectFreeEdge(of: UnitTraces(labels: [], lines: ["h"], units: []))
    try expectFreeEdge(
      of: UnitTraces(labels: ["a"], lines: ["h"], units: [.init("u", [[.nan]])]))
  }
}
