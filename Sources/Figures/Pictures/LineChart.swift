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

  /// What is on each axis, with the unit.
  let titles: (x: String, y: String)
  var xSpread: Spread
  var series: [Series]
  var references: [Reference]
  /// Decimals of the values written in the chart.
  var decimals: Int
  /// Where the y axis ends at the latest: what is higher, such as a first loss, is cut off.
  var highest: Double
  /// CSS pixels, in the column of a page.
  var height: Double

  /// Words for both axes with their units, the curves, and levels to compare them with.
  public init(
    x: String, y: String, xSpread: Spread = .linear,
    series: [Series], references: [Reference] = [], decimals: Int = 4, highest: Double = .infinity,
    height: Double = 380
  ) {
    titles = (x, y)
    (self.xSpread, self.series, self.decimals) = (xSpread, series, decimals)
    self.references = references.filter { $0.value.isFinite }
    (self.highest, self.height) = (highest, height)
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let extent = ruler.chartExtent(height: height)
    return FigureSize(extent.width, extent.height)
  }

  /// The axes, with room for all names at the right.
  func axes(_ ruler: Ruler) -> Axes {
    let points = series.flatMap(\.points)
    let levels = points.map(\.y) + references.map(\.value)
    let named = series.filter { !$0.points.isEmpty }.map(\.name)
    return Axes(
      x: AxisData(title: titles.x, values: points.map(\.x), spread: xSpread),
      y: AxisData(title: titles.y, values: levels.map { min($0, highest) }), names: named,
      levels: references.map(\.name),
      note: smoothingNote, extent: ruler.chartExtent(height: height), ruler)
  }

  private var smoothingNote: String {
    let widths = Set(series.map(\.smoothing).filter { $0 > 1 }).sorted()
    guard !widths.isEmpty else { return "" }
    return "bold: mean of \(widths.map(String.init).joined(separator: " or ")) points"
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    axes.draw(on: canvas, in: theme)
    let levels = references.map { axes.place(Point(0, $0.value)).y }
    for (reference, level) in zip(references, levels) {
      reference.draw(at: level, across: axes.area, theme.line, on: canvas)
    }
    let curves = series.enumerated().map { Curve($1, SeriesStyle($0, theme), axes) }
    canvas.clip(to: axes.clipArea) {
      for curve in curves where curve.isSmoothed { curve.drawRaw(on: canvas, in: theme) }
      for curve in curves { curve.draw(on: canvas, in: theme) }
    }
    let lowest = zip(series, curves).filter(\.0.marksLowest).compactMap {
      self.lowest(of: $0, $1, among: curves, levels, axes)
    }
    let taken = LowestPoint.draw(lowest, on: canvas, in: theme)
    let ends = curves.compactMap { curve in
      curve.places.last.map {
        EndLabels.Label(
          text: curve.name, end: $0, color: curve.style.color, weight: .semibold,
          dash: curve.style.dash)
      }
    }
    let referenceEnds = zip(references, levels).map {
      EndLabels.Label(
        text: $0.name, end: Point(axes.area.maxX, $1), color: theme.secondary,
        dash: Reference.dash, isLevel: true)
    }
    EndLabels(labels: ends + referenceEnds, axes: axes, curves: curves.map(\.raw), taken: taken)
      .draw(
        on: canvas, in: theme)
  }

  private func lowest(
    of line: Series, _ curve: Curve, among curves: [Curve], _ levels: [Double], _ axes: Axes
  ) -> LowestPoint? {
    let means = movingMean(line.points.map(\.y), line.smoothing)
    guard let index = means.map({ -$0 }).indexOfLargest else { return nil }
    let (x, y) = (line.points[index].x, means[index])
    return LowestPoint(
      place: curve.places[index],
      words: ["lowest \(y.text(.fixed(decimals)))", "at \(x.text(.exact))"],
      color: curve.style.color, curves: curves.map(\.raw), levels: levels, area: axes.area)
  }
}

/// A series in its place, in pixels.
private struct Curve {
  let name: String
  let style: SeriesStyle
  /// The points themselves, and their moving mean.
  let raw, places: [Point]
  /// Which of them stand off the axis, at zero or infinity.
  let special: [Bool]
  let isSmoothed: Bool

  /// Points of a curve of so few are drawn as dots.
  private static let mostDots = 30

  init(_ series: LineChart.Series, _ style: SeriesStyle, _ axes: Axes) {
    (name, self.style, isSmoothed) = (series.name, style, series.smoothing > 1)
    raw = series.points.map(axes.place)
    let means = movingMean(series.points.map(\.y), series.smoothing)
    places = zip(series.points, means).map { axes.place(Point($0.x, $1)) }
    special = series.points.map { axes.x?.isSpecial($0.x) ?? false }
  }

  /// Faint, and under the bold lines of all series.
  func drawRaw(on canvas: Canvas, in theme: Theme) {
    let faint = style.color.over(theme.background, opacity: 0.35)
    canvas.line(thinned(raw), Stroke(faint, width: 1))
  }

  func draw(on canvas: Canvas, in theme: Theme) {
    if raw.count == 1 { return canvas.dot(raw[0], radius: 4, style.color) }
    let body = zip(places, special).filter { !$1 }.map(\.0)
    canvas.line(thinned(body), Stroke(style.color, width: 2.2, dash: style.dash))
    drawSpecial(on: canvas, in: theme)
    guard places.count <= Self.mostDots else { return }
    for place in body { canvas.dot(place, radius: 3, style.color) }
  }

  /// Zero and infinity stand off the axis: hollow points, and a dotted way to the curve.
  private func drawSpecial(on canvas: Canvas, in theme: Theme) {
    for index in places.indices.dropLast() where special[index] || special[index + 1] {
      canvas.line(
        [places[index], places[index + 1]], Stroke(style.color, width: 1.4, dash: [1.5, 3]))
    }
    for (place, _) in zip(places, special).filter({ $1 }) {
      canvas.dot(place, radius: 4.5, theme.background)
      canvas.circle(place, radius: 4, Stroke(style.color, width: 1.8))
    }
  }
}

extension LineChart {
  static let example = LineChart(
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
