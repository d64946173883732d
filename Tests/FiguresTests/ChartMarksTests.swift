import Testing

@testable import Figures

/// Points and bars are where their data are, by the scale that is written at the axes.
@Suite struct ChartMarksTests {
  private let theme = Theme.standard

  @Test("every curve goes through its points, and every level lies at its value")
  func drawsCurves() throws {
    let first = (0...50).map { Point(Double($0), 3 / Double($0 + 1)) }
    let second = [Point(0, 2.5), Point(20, 0.25), Point(40, 1.75)]
    let chart = LineChart(
      x: "step", y: "loss", series: [.init("a", first), .init("b", second)],
      references: [.init("level", 1.3)])
    let marks = marks(of: chart)
    let x = try #require(ReadScale(.below, of: marks))
    let y = try #require(ReadScale(.left, of: marks))
    for (index, points) in [first, second].enumerated() {
      let expected = points.map { Point(x($0.x), y($0.y)) }
      let drawn = marks.lines(theme.series[index], width: 2.2)
      #expect(drawn.count == 1 && agree(drawn[0], expected), "curve \(index)")
    }
    #expect(agree(marks.dots(theme.series[1]), second.map { Point(x($0.x), y($0.y)) }))
    let level = try #require(marks.lines(theme.line, width: 1.2).first)
    #expect(level.allSatisfy { agree($0.y, y(1.3)) } && marks.texts.contains("level"))
  }

  @Test("the lowest point is marked where it is, and says its value")
  func marksTheLowestPoint() throws {
    let points = [Point(0, 3), Point(10, 1.25), Point(20, 2)]
    let chart = LineChart(
      x: "step", y: "loss", series: [.init("a", points, marksLowest: true)])
    let marks = marks(of: chart)
    let ring = try #require(marks.first { $0.stroke?.width == 2.2 && $0.radius == 5 }?.center)
    let x = try #require(ReadScale(.below, of: marks))
    let y = try #require(ReadScale(.left, of: marks))
    #expect(agree([ring], [Point(x(10), y(1.25))]))
    #expect(marks.texts.contains("lowest 1.2500 at 10"))
  }

  @Test("a bold curve is the mean of its neighbours, over the faint points themselves")
  func drawsMeans() throws {
    let values = [4.0, 1, 4, 1, 4, 1, 4]
    let points = values.enumerated().map { Point(Double($0), $1) }
    let chart = LineChart(x: "step", y: "loss", series: [.init("a", points, smoothing: 3)])
    let marks = marks(of: chart)
    let y = try #require(ReadScale(.left, of: marks))
    let faint = theme.series[0].over(theme.background, opacity: 0.35)
    let raw = try #require(marks.lines(faint, width: 1).first)
    #expect(zip(raw, values).allSatisfy { agree($0.y, y($1)) } && raw.count == 7)
    let bold = try #require(marks.lines(theme.series[0], width: 2.2).first)
    // By hand: one alone, threes, and at the end the last two.
    let means = [4.0, 3, 2, 3, 2, 3, 2.5]
    #expect(zip(bold, means).allSatisfy { agree($0.y, y($1)) } && bold.count == 7)
  }

  @Test("a sweep stands on powers of ten, 0 and infinity over their own labels")
  func drawsSweeps() throws {
    let points = [0, 0.01, 0.1, 5, 1000, .infinity].map { Point($0, $0 == 5 ? 2 : 2.5) }
    let chart = LineChart(
      x: "a", y: "loss", xSpread: .logarithmic, series: [.init("s", points)])
    let marks = marks(of: chart)
    let x = try #require(ReadScale(.below, of: marks, isLogarithmic: true))
    let y = try #require(ReadScale(.left, of: marks))
    let body = try #require(marks.lines(theme.series[0], width: 2.2).first)
    #expect(agree(body, points[1...4].map { Point(x($0.x), y($0.y)) }))
    let hollow = marks.filter { $0.stroke?.width == 1.8 }.compactMap(\.center)
    let labels = ["0", "∞"].compactMap { marks.places(of: $0).first?.x }
    #expect(agree(hollow, labels.map { Point($0, y(2.5)) }) && labels.count == 2)
  }

  @Test("a bar is as high as its probability, over its label")
  func drawsBars() throws {
    let values = [[0.5, 0.25, 0, 0.25], [0.1, 0.2, 0.3, 0.4]]
    let labels = ["a", "b", "c", "d"]
    let bars = ProbabilityBars(
      labels: labels, distributions: [.init("one", values[0]), .init("two", values[1])],
      reference: .init("uniform", 0.25))
    let marks = marks(of: bars)
    let y = try #require(ReadScale(.left, of: marks))
    var middles: [[Double]] = []
    for (rank, shares) in values.enumerated() {
      let boxes = marks.boxes(theme.series[rank]).map(\.rect).filter { $0.maxY > 100 }
      let drawn = zip(labels, shares).filter { $1 > 0 }
      #expect(boxes.count == drawn.count)
      for (box, (label, share)) in zip(boxes, drawn) {
        #expect(agree(box.y, y(100 * share)) && agree(box.maxY, y(0)), "\(label)")
        let place = try #require(marks.places(of: label).first)
        #expect(abs(box.center.x - place.x) < box.width, "\(label)")
      }
      middles.append(boxes.map(\.center.x))
    }
    #expect(middles[0][0] < middles[1][0], "the first distribution stands at the left")
    let level = try #require(marks.lines(theme.text, width: 1.2).first)
    #expect(level.allSatisfy { agree($0.y, y(25)) })
  }

  @Test("bars of a table are as long as its numbers, on the same line")
  func drawsTables() throws {
    let rows = [("x", [0.6, 0.1]), ("y", [0.3, 0.2]), ("z", [0.1, 0.05])]
    let table = ProbabilityTable(
      labelHeader: "next", headers: ["h", "k"], rows: rows.map { .init($0.0, $0.1) })
    let marks = marks(of: table)
    let boxes = marks.boxes(theme.series[0]).map(\.rect)
    let values = rows.flatMap(\.1)
    #expect(boxes.count == 6)
    for (box, value) in zip(boxes, values) {
      #expect(agree(box.width / boxes[0].width, value / 0.6), "\(value)")
    }
    for (row, (label, numbers)) in rows.enumerated() {
      let y = try #require(marks.places(of: label).first).y
      for (column, number) in numbers.enumerated() {
        let box = boxes[2 * row + column]
        #expect(abs(box.center.y + TextStyle(14).capHeight / 2 - y) < 0.01, "\(label)")
        let text = "\(number)" + String(repeating: "0", count: 6 - "\(number)".count)
        let places = marks.places(of: text).filter { agree($0.y, y) && $0.x < box.x }
        #expect(!places.isEmpty, "\(text) stands left of its bar")
      }
    }
  }

  @Test("a point of a plot stands at its size and loss, its name near it")
  func drawsPoints() throws {
    let points = [("a", 100.0, 2.5), ("b", 2000, 2.25), ("c", 90_000, 1.75)]
    let plot = ScatterPlot(
      x: "parameters", y: "loss", points: points.map { .init($0.0, x: $0.1, y: $0.2) },
      references: [.init("level", 2)])
    let marks = marks(of: plot)
    let x = try #require(ReadScale(.below, of: marks, isLogarithmic: true))
    let y = try #require(ReadScale(.left, of: marks))
    let dots = marks.dots(theme.series[0])
    #expect(agree(dots, points.map { Point(x($0.1), y($0.2)) }))
    for (dot, point) in zip(dots, points) {
      let name = try #require(marks.places(of: point.0).first)
      #expect(abs(name.x - dot.x) < 40 && abs(name.y - dot.y) < 40, "\(point.0)")
    }
    #expect(
      try #require(marks.lines(theme.line, width: 1.2).first).allSatisfy { agree($0.y, y(2)) })
  }

  @Test("a place of the plane has its group's form, or is joined to it")
  func drawsPlaces() throws {
    let places = [("a", -1.0, 0.5, 0), ("b", 1.5, -0.25, 1), ("c", 1.51, -0.26, 1)]
    let map = PlaneMap(
      groups: ["one", "two"], points: places.map { .init($0.0, x: $0.1, y: $0.2, group: $0.3) })
    let (marks, axes) = (marks(of: map), map.axes(evenRuler))
    for (label, px, py, group) in places {
      let place = axes.place(Point(px, py))
      let symbol = GroupSymbol(group, theme)
      let text = try #require(marks.places(of: label).first)
      let chip = marks.boxes(symbol.fill).map(\.rect).first {
        agree($0.center.x, text.x) && abs($0.center.y - text.y) < 10
      }
      let box = try #require(chip, "\(label) stands on a chip of its group")
      let isJoined = marks.dots(symbol.color).contains { agree([$0], [place]) }
      #expect(isJoined || agree([box.center], [place]), "\(label)")
    }
  }
}
