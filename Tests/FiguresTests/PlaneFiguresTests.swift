import Testing

@testable import Figures

@Suite struct PlaneFiguresTests {
  private func map(_ points: [PlaneMap.Place], labelled: [Int]? = nil) -> PlaneMap {
    PlaneMap(groups: ["one", "two"], points: points, labelled: labelled)
  }

  private func grid(_ count: Int) -> [PlaneMap.Place] {
    (0..<count).map {
      .init("\($0 % 10)", x: Double($0 % 8), y: Double($0 / 8) * 0.7, group: $0 % 2)
    }
  }

  @Test("a step is as long to the right as it is up, whatever the points", arguments: 0..<4)
  func scalesEqually(kind: Int) throws {
    let ends = [[(0.0, 0.0), (1.0, 9.0)], [(-3, 0), (800, 1)], [(2, 2)], [(0, 1e-9), (1e-9, 0)]]
    let figure = map(ends[kind].map { .init("a", x: $0.0, y: $0.1) })
    let axes = figure.axes(Ruler(fonts: try FontSet()))
    let (x, y) = (try #require(axes.x).scale.domain, try #require(axes.y).scale.domain)
    let right = axes.area.width / (x.upperBound - x.lowerBound)
    let up = axes.area.height / (y.upperBound - y.lowerBound)
    #expect(abs(right / up - 1) < 0.01)
    for point in figure.points { #expect(axes.area.contains(axes.place(point.point))) }
  }

  @Test("sixty characters stand inside the map and apart from each other")
  func keepsCharactersApart() throws {
    let figure = map(grid(60))
    let ruler = Ruler(fonts: try FontSet())
    let axes = figure.axes(ruler)
    let chips = figure.chips(axes, ruler)
    #expect(chips.count == 60)
    for (index, chip) in chips.enumerated() {
      #expect(axes.area.contains(chip))
      #expect(!chips[..<index].contains { $0.overlaps(chip) })
    }
  }

  @Test("of more than sixty only the given ones are named, or else the first")
  func namesTheGivenOnes() {
    #expect(map(grid(80), labelled: [3, 79]).labelled == [3, 79])
    #expect(map(grid(80)).labelled == Array(0..<60))
    #expect(map(grid(60), labelled: [3]).labelled == Array(0..<60))
    let odd = map([
      .init("a", x: .nan, y: 0), .init("b", x: 0, y: 1), .init("c", x: 0, y: .infinity),
    ])
    #expect(odd.labelled == [1])
  }

  @Test("groups differ in form as well as in colour, and can be read")
  func tellsGroupsApart() {
    let theme = Theme.standard
    let marks = (0..<6).map { GroupSymbol($0, theme) }
    #expect(Set(marks.map(\.color.light)).count == 6 && Set(marks.map(\.color.dark)).count == 6)
    #expect(Set(marks.map { "\($0.isRound) \($0.dash)" }).count == 6)
    for mark in marks {
      #expect(theme.text.contrast(with: mark.fill) >= 4.5)
      #expect(mark.color.contrast(with: theme.background) >= 3)
    }
  }

  /// By hand: of a square, its middle and the middle of a side, the four corners.
  @Test func drawsALineAroundAGroup() {
    let corners = [(0.0, 0.0), (2, 0), (2, 2), (0, 2)]
    let points = (corners + [(1, 1), (1, 0)]).map { PlaneMap.Place("a", x: $0.0, y: $0.1) }
    let hull = PlaneMap(groups: ["one"], points: points, hulls: [0]).hull(of: 0)
    #expect(hull.count == 4)
    for corner in corners { #expect(hull.contains(Point(corner.0, corner.1))) }
  }

  private func plot(_ marks: [ScatterPlot.NamedPoint], _ references: [Double] = []) -> ScatterPlot {
    ScatterPlot(
      x: "parameters", y: "loss", points: marks,
      references: references.map { .init("published", $0) })
  }

  @Test("twenty names stand inside the chart, apart from each other and from points and levels")
  func keepsNamesApart() throws {
    let marks = (0..<20).map { index in
      let (size, loss) = (1 + index * index % 37, 76 + index * 7 % 20)
      return ScatterPlot.NamedPoint("model \(index)", x: Double(size) * 1000, y: Double(loss) / 40)
    }
    let figure = plot(marks, [2.0, 2.17])
    let ruler = Ruler(fonts: try FontSet())
    let axes = figure.axes(ruler)
    let boxes = figure.names(in: axes, ruler)
    for (index, box) in boxes.enumerated() {
      #expect(axes.area.contains(box))
      #expect(!boxes[..<index].contains { $0.overlaps(box) })
      #expect(!marks.contains { box.contains(axes.place(Point($0.x, $0.y))) })
      #expect(![2.0, 2.17].contains { (box.y...box.maxY).contains(axes.place(Point(0, $0)).y) })
    }
  }

  @Test("every factor of ten takes the same length; none is lost at the edge, and 0 has a place")
  func placesSizes() throws {
    let sizes = [0, 100, 1000, 10_000.0]
    let axes = plot(sizes.map { .init("m", x: $0, y: 2) }).axes(Ruler(fonts: try FontSet()))
    let places = sizes.map { axes.place(Point($0, 2)).x }
    #expect(abs((places[2] - places[1]) - (places[3] - places[2])) < 1e-9)
    #expect(places == places.sorted() && places[0] < places[1] - 10)
    #expect(places[3] < axes.area.maxX - 10)
  }

  @Test("a long label of the last tick stays inside the picture")
  func keepsTheLastLabelInside() throws {
    try expectFreeEdge(of: plot([.init("m", x: 714_286, y: 2), .init("n", x: 1000, y: 2)]))
  }

  @Test("nothing, one point, and points that are not numbers are drawn inside the picture")
  func drawsExtremes() throws {
    for marks in [[], [("a", 5.0, 2.0)], [("a", .nan, 1), ("b", .infinity, 1), ("c", 0, .nan)]] {
      try expectFreeEdge(of: plot(marks.map { .init($0.0, x: $0.1, y: $0.2) }))
      try expectFreeEdge(of: map(marks.map { .init($0.0, x: $0.1, y: $0.2) }))
    }
    let thai = (0..<40).map { String(Unicode.Scalar(UInt32(0x0e01 + $0))!) }
    try expectFreeEdge(of: map(thai.map { .init($0, x: 0, y: 0) }))
    try expectFreeEdge(of: map(grid(100)))
  }
}
