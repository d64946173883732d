import Basics

/// Curves over a common axis: losses over steps, or a sweep over a setting.
public struct LineChart: Figure {
  /// One curve.
  public struct Series: Sendable {
    var name: String
    /// In the order of x. Points that are not numbers are left out; an x of 0 or infinity is
    /// allowed on a logarithmic axis.
    var points: [Point]
    /// If more than 1: the points faint, and over them a bold mean of so many neighbours.
    var smoothing: Int
    /// Mark and name the lowest point of the bold curve.
    var marksLowest: Bool

    /// A curve called `name`; `smoothing` is a number of points.
    public init(
      _ name: String, _ points: [Point], smoothing: Int = 1, marksLowest: Bool = false
    ) {
      (self.name, self.points) = (name, points.filter { !$0.x.isNaN && $0.y.isFinite })
      (self.smoothing, self.marksLowest) = (smoothing, marksLowest)
    }
  }

  /// A level to compare with, drawn across.
  public struct Reference: Sendable {
    var name: String
    var value: Double

    /// A level called `name`, in units of the y axis.
    public init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }
  }

  public let title: String
  public let alternativeText: String
  /// What is on each axis, with the unit.
  var axes: (x: String, y: String)
  var xSpread: Spread
  var series: [Series]
  var references: [Reference]
  /// Decimals of the values written in the chart.
  var decimals: Int
  /// Where the y axis ends at the latest: what is higher, such as a first loss, is cut off.
  var highest: Double
  /// CSS pixels.
  var extent: (width: Double, height: Double)

  /// Words for both axes with their units, the curves, and levels to compare them with.
  public init(
    title: String, alternativeText: String, x: String, y: String, xSpread: Spread = .linear,
    series: [Series], references: [Reference] = [], decimals: Int = 4, highest: Double = .infinity,
    extent: (width: Double, height: Double) = (820, 420)
  ) {
    (self.title, self.alternativeText, axes) = (title, alternativeText, (x, y))
    (self.xSpread, self.series, self.decimals) = (xSpread, series, decimals)
    self.references = references.filter { $0.value.isFinite }
    (self.highest, self.extent) = (highest, extent)
  }

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(extent.width, extent.height) }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let frame = ChartFrame(self, canvas.ruler)
    frame.draw(on: canvas, in: theme)
    for reference in references {
      let y = frame.y(reference.value)
      canvas.line(
        [Point(frame.area.x, y), Point(frame.area.maxX, y)],
        Stroke(theme.line, width: 1.2, dash: [2, 3]))
    }
    canvas.clip(to: frame.clipArea) {
      for (index, line) in series.enumerated() where line.smoothing > 1 {
        drawRaw(line, SeriesStyle(index, theme), in: frame, on: canvas, theme)
      }
      for (index, line) in series.enumerated() {
        draw(line, SeriesStyle(index, theme), in: frame, on: canvas, theme)
      }
    }
    for (index, line) in series.enumerated() where line.marksLowest {
      markLowest(of: line, SeriesStyle(index, theme), in: frame, on: canvas, theme)
    }
    drawLabels(in: frame, on: canvas, theme)
  }

  /// Faint, and under the bold lines of all series.
  private func drawRaw(
    _ line: Series, _ style: SeriesStyle, in frame: ChartFrame, on canvas: Canvas, _ theme: Theme
  ) {
    let places = line.points.map { Point(frame.x($0.x), frame.y($0.y)) }
    let faint = style.color.over(theme.background, opacity: 0.35)
    canvas.line(thinned(places), Stroke(faint, width: 1))
  }

  private func draw(
    _ line: Series, _ style: SeriesStyle, in frame: ChartFrame, on canvas: Canvas, _ theme: Theme
  ) {
    let places = line.points.map { Point(frame.x($0.x), frame.y($0.y)) }
    if line.points.count == 1 { return canvas.dot(places[0], radius: 4, style.color) }
    let means = movingMean(line.points.map(\.y), line.smoothing)
    let bold = zip(places, means).map { Point($0.x, frame.y($1)) }
    let special = line.points.map { frame.isSpecial($0.x) }
    let body = zip(bold, special).filter { !$1 }.map(\.0)
    canvas.line(thinned(body), Stroke(style.color, width: 2.2, dash: style.dash))
    drawSpecial(bold, special, style, on: canvas, theme)
  }

  /// Zero and infinity stand off the axis: hollow points, and a dotted way to the curve.
  private func drawSpecial(
    _ places: [Point], _ special: [Bool], _ style: SeriesStyle, on canvas: Canvas, _ theme: Theme
  ) {
    for index in places.indices.dropLast() where special[index] || special[index + 1] {
      canvas.line(
        [places[index], places[index + 1]], Stroke(style.color, width: 1.4, dash: [1.5, 3]))
    }
    for (place, _) in zip(places, special).filter({ $1 }) {
      canvas.dot(place, radius: 4.5, theme.background)
      canvas.circle(place, radius: 4, Stroke(style.color, width: 1.8))
    }
    guard places.count <= 30 else { return }
    for (place, _) in zip(places, special).filter({ !$1 }) {
      canvas.dot(place, radius: 3, style.color)
    }
  }

  /// What stands at the right end: the name of each line, beside it or joined to it.
  private func drawLabels(in frame: ChartFrame, on canvas: Canvas, _ theme: Theme) {
    let ends = labelEnds
    // A curve that leaves the chart through its top is named there.
    let wanted = ends.map { max(frame.area.y, frame.y($0.place.y)) }
    let places = LabelColumn.places(
      for: wanted, height: 18, within: (frame.area.y - 9)...(frame.area.maxY + 9))
    for (index, end) in ends.enumerated() {
      let style = end.series.map { SeriesStyle($0, theme) }
      let color = style?.color ?? theme.secondary
      let from = Point(end.series == nil ? frame.area.maxX : frame.x(end.place.x), wanted[index])
      let x = frame.area.maxX + 14
      canvas.line(
        [
          Point(from.x + 5, from.y), Point(frame.area.maxX + 4, from.y),
          Point(x - 3, places[index]),
        ], Stroke(theme.line.over(theme.background, opacity: 0.6), width: 1))
      canvas.text(
        end.text, middle: Point(x, places[index]),
        TextStyle(13, end.series == nil ? .regular : .semibold), color, align: .start)
    }
  }

  /// The labels of series that have points and of references, in this order.
  var labelEnds: [(text: String, place: Point, series: Int?)] {
    series.enumerated().compactMap { index, line in
      guard let last = line.points.last else { return nil }
      let mean = movingMean(line.points.map(\.y), line.smoothing).last ?? last.y
      return (line.name, Point(last.x, mean), index)
    } + references.map { ($0.name, Point(0, $0.value), nil) }
  }
}

/// Colour and dash together, so that lines differ without colour too.
struct SeriesStyle {
  var color: Color
  var dash: [Double]

  private static let dashes: [[Double]] = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4]]

  init(_ index: Int, _ theme: Theme) {
    let (round, place) = index.quotientAndRemainder(dividingBy: theme.series.count)
    color = theme.series[place]
    dash = Self.dashes[(place + round) % Self.dashes.count]
  }
}

extension LineChart {
  static let example = LineChart(
    title: "Both losses fall, and dev falls less",
    alternativeText: "Line chart of loss over steps where dev ends above train.",
    x: "step", y: "loss (nats per character)",
    series: [
      .init(
        "train", (0...100).map { Point(Double($0), falling($0) + zigzag($0)) }, smoothing: 9),
      .init(
        "dev", (0...10).map { Point(Double($0 * 10), falling($0 * 10) + 0.04) },
        marksLowest: true),
    ],
    references: [.init("uniform ln 27", 3.2958), .init("counts", 2.4540)])

  static let sweepExample = LineChart(
    title: "A little smoothing helps, much hurts",
    alternativeText: "Line chart of dev loss over fake count where the lowest is near one.",
    x: "fake count a", y: "loss (nats per character)", xSpread: .logarithmic,
    series: [
      .init(
        "dev",
        [
          Point(0, 2.71), Point(0.01, 2.52), Point(0.1, 2.48), Point(1, 2.46), Point(10, 2.47),
          Point(100, 2.55), Point(1000, 2.86), Point(.infinity, 3.2958),
        ], marksLowest: true)
    ], references: [.init("uniform", 3.2958)])

  private static func falling(_ step: Int) -> Double { 2.43 + 17 / Double(step + 18) }
  private static func zigzag(_ step: Int) -> Double { Double(step * 7 % 5 - 2) * 0.02 }
}
