import Testing

@testable import Figures

@Suite struct LineChartTests {
  private func chart(
    _ series: [LineChart.Series], _ spread: Spread = .linear,
    _ references: [Reference] = []
  ) -> LineChart {
    LineChart(
      x: "x", y: "y", xSpread: spread, series: series,
      references: references)
  }

  @Test("what a failed or short run leaves is drawn")
  func drawsExtremes() {
    let cases: [[Point]] = [
      [], [Point(1, 2)], [Point(0, .nan), Point(1, .infinity), Point(.nan, 1)],
      [Point(0, 5), Point(1, 5), Point(2, 5)], [Point(0, 0), Point(1e12, 1e-12)],
      [Point(0, -1e15), Point(1, 1e15)], (0..<50_000).map { Point(Double($0), Double($0 % 7)) },
    ]
    for points in cases {
      for spread in [Spread.linear, .logarithmic] {
        let figure = chart([.init("s", points, smoothing: 5, marksLowest: true)], spread)
        expectInside(figure)
        #expect(snapshot(of: figure).utf8.count < 500_000)
      }
    }
    let levels = chart([], .linear, [.init("r", 1), .init("gone", .nan)])
    expectInside(levels)
    #expect(marks(of: levels).texts.filter { ["r", "gone"].contains($0) } == ["r"])
  }

  @Test func dropsPointsThatAreNotNumbers() {
    let series = LineChart.Series("s", [Point(0, .nan), Point(1, 2), Point(2, .infinity)])
    #expect(series.points == [Point(1, 2)])
  }

  @Test("what is higher than the stated end does not stretch the axis")
  func cutsOffHighLosses() throws {
    let points = [27, 3, 2.5, 2.2].enumerated().map { Point(Double($0), $1) }
    let figure = LineChart(
      x: "x", y: "y", series: [.init("s", points)], highest: 4)
    let axes = figure.axes(Ruler(fonts: try FontSet()))
    func height(_ loss: Double) -> Double { axes.place(Point(0, loss)).y }
    #expect(height(4) >= axes.area.y && height(4) < axes.area.y + axes.area.height * 0.2)
    #expect(height(27) < axes.area.y)
    #expect(height(2.2) <= axes.area.maxY)
  }

  @Test("zero and infinity have places of their own at the ends of a logarithmic axis")
  func placesZeroAndInfinity() throws {
    let points = [0, 0.1, 1, 10, .infinity].map { Point($0, 1) }
    let axes = chart([.init("s", points)], .logarithmic).axes(Ruler(fonts: try FontSet()))
    let places = points.map { axes.place($0).x }
    #expect(places == places.sorted())
    #expect(Set(places).count == 5)
    #expect(abs((places[2] - places[1]) - (places[3] - places[2])) < 1e-9)
    #expect(points.map { axes.x?.isSpecial($0.x) } == [true, false, false, false, true])
    #expect(axes.area.x < places[0] && places[4] < axes.area.maxX)
  }

  @Test("a mean of three, of one at the start and of two at the end")
  func smooths() {
    #expect(movingMean([1, 2, 6, 4], 3) == [1, 3, 4, 5])
    #expect(movingMean([1, 2, 6, 4], 1) == [1, 2, 6, 4])
    #expect(movingMean([], 5) == [])
  }

  @Test("thinning keeps the ends and the extremes")
  func thins() {
    let points = (0..<10_000).map { Point(Double($0) / 100, $0 == 5_003 ? -9 : Double($0 % 10)) }
    let fewer = thinned(points)
    #expect(fewer.count <= 4 * 201)
    #expect(fewer.first == points.first && fewer.last == points.last)
    #expect(fewer.map(\.y).min() == -9)
    #expect(fewer.map(\.x) == fewer.map(\.x).sorted())
  }

  @Test("series differ in dash as well as in colour")
  func pairsColorAndDash() {
    let styles = (0..<6).map { SeriesStyle($0, .standard) }
    #expect(Set(styles.map(\.color)).count == 6)
    #expect(Set(styles.map(\.dash)).count == 6)
  }

  @Test("labels of lowest points stand near them, over no other one, and over no curve if they can")
  func placesLowestPoints() throws {
    func valley(_ bottom: Double, at middle: Double) -> [Point] {
      (-10...2).map { step in
        let x = Double(step) / 2
        return Point(x, bottom + 0.002 * (x - middle) * (x - middle) + max(0, x + 1) * 0.2)
      }
    }
    let figure = LineChart(
      x: "x", y: "y",
      series: [
        .init("a", valley(2.46, at: -4), marksLowest: true),
        .init("b", valley(2.35, at: -3.5), marksLowest: true),
        .init("c", valley(2.22, at: -2), marksLowest: true),
      ], highest: 2.6)
    for room in Room.allCases {
      let ruler = evenRuler(in: room)
      let drawn = marks(of: figure, for: room)
      // What is under a label: its box, drawn before its words.
      let grounds = zip(drawn, drawn.dropFirst()).filter { $1.text?.hasPrefix("lowest") == true }
        .compactMap(\.0.rect)
      #expect(grounds.count == 3)
      for (index, box) in grounds.enumerated() {
        for other in grounds[..<index] { #expect(!box.overlaps(other), "\(room)") }
        #expect(box.x >= 0 && box.maxX <= ruler.width)
      }
    }
  }

  @Test("names of levels stand over no label of a lowest point")
  func keepsNamesOffLabels() throws {
    let rising = (0...4).map { Point(Double($0), 3.08 + 0.01 * Double($0)) }
    let falling = (0...4).map { Point(Double($0), 2.95 - 0.05 * Double($0)) }
    let figure = LineChart(
      x: "x", y: "y",
      series: [.init("train", falling), .init("dev", rising, marksLowest: true)],
      references: [.init("level with a long name", 3.06), .init("a level quite like it", 3.05)])
    let drawn = marks(of: figure, for: .narrow)
    let names = ["level with a long name", "a level quite like it"]
    let grounds = zip(drawn, drawn.dropFirst()).filter {
      $1.text?.hasPrefix("lowest") == true || names.contains($1.text ?? "")
    }.compactMap(\.0.rect)
    #expect(grounds.count == 3)
    for (index, box) in grounds.enumerated() {
      for other in grounds[..<index] { #expect(!box.overlaps(other)) }
    }
  }

  @Test("the name of a level hides no curve where some place along it is free")
  func placesLevelNames() throws {
    let falling = (0...20).map { Point(Double($0), 2.5 - 0.03 * Double($0)) }
    let figure = LineChart(
      x: "x", y: "y", series: [.init("a curve with a long name", falling)],
      references: [.init("a level with a long name", 2.1)])
    let drawn = marks(of: figure, for: .narrow)
    let curve = try #require(drawn.compactMap(\.line).filter { $0.count == 21 }.first)
    let ground = try #require(
      zip(drawn, drawn.dropFirst()).first { $1.text == "a level with a long name" }?.0.rect)
    #expect(hiddenTenths(of: [curve], by: ground) == 0)
  }
}
