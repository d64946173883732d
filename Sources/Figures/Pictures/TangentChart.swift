import Basics

/// A loss along one weight: the curve, its tangent where the weight stands, and the step of descent.
public struct TangentChart: Figure {
  let titles: (x: String, y: String)
  let curve: [Point]
  /// Where the weight stands, and where a step takes it.
  let from, to: Point
  let slope: Double
  let labels: (from: String, to: String)
  private static let height = 340.0

  /// The tangent through `from` has the `slope`; the step leads to `to`, which is on the curve too.
  public init(
    x: String, y: String, curve: [Point], from: Point, to: Point, slope: Double,
    labels: (from: String, to: String)
  ) {
    titles = (x, y)
    self.curve = curve.filter { $0.x.isFinite && $0.y.isFinite }
    (self.from, self.to, self.slope, self.labels) = (from, to, slope, labels)
  }

  private static let style = TextStyle(13)
  private static let strong = TextStyle(13, .semibold)

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(ruler.columnWidth, Self.height) }

  private func axes(_ ruler: Ruler) -> Axes {
    let points = curve + [from, to, Point(to.x, from.y + slope * (to.x - from.x))]
    return Axes(
      x: AxisData(title: titles.x, values: points.map(\.x)),
      y: AxisData(title: titles.y, values: points.map(\.y)),
      extent: (ruler.columnWidth, Self.height),
      ruler)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    axes.draw(on: canvas, in: theme)
    let (start, end) = (axes.place(from), axes.place(to))
    // Where the tangent is when the step is done.
    let promised = axes.place(Point(to.x, from.y + slope * (to.x - from.x)))
    let beyond = Point(
      start.x - (promised.x - start.x) * 0.6, start.y - (promised.y - start.y) * 0.6)
    canvas.clip(to: axes.clipArea) {
      canvas.line(curve.map(axes.place), Stroke(theme.series[0], width: 2.2))
      canvas.line([beyond, promised], Stroke(theme.accent, width: 1.8, dash: [6, 4]))
      canvas.line([Point(end.x, start.y), promised], Stroke(theme.line, width: 1.2, dash: [2, 3]))
    }
    canvas.arrow(from: start, to: Point(end.x, start.y), Stroke(theme.text, width: 1.8), head: 7)
    canvas.circle(promised, radius: 4, Stroke(theme.accent, width: 1.8))
    for (place, color) in [(start, theme.accent), (end, theme.series[0])] {
      canvas.dot(place, radius: 6.5, theme.background)
      canvas.dot(place, radius: 5, color)
    }
    write(labels.from, at: Point(start.x + 60, start.y), isAbove: true, axes, on: canvas, theme)
    write(labels.to, at: end, isAbove: true, axes, on: canvas, theme)
  }

  /// Above or below a point, inside the area.
  private func write(
    _ text: String, at place: Point, isAbove: Bool, _ axes: Axes, on canvas: Canvas, _ theme: Theme
  ) {
    let width = canvas.ruler.width(of: text, Self.strong) + 8
    let (left, right) = (axes.area.x + 2, axes.area.maxX - 2)
    let x = max(left, min(place.x - width / 2, right - width))
    let wanted = isAbove ? place.y - 30 : place.y + 12
    let y = max(axes.area.y, min(wanted, axes.area.maxY - 20))
    canvas.fill(Rect(x: x, y: y, width: width, height: 18), theme.background)
    canvas.text(text, middle: Point(x + width / 2, y + 9), Self.strong, theme.text)
  }
}

extension TangentChart {
  /// x², from -2 with the slope -4: a step of a quarter of the slope leads to -1.
  static let example = TangentChart(
    x: "weight", y: "loss", curve: (-12...8).map { Point(Double($0) / 4, Double($0 * $0) / 16) },
    from: Point(-2, 4), to: Point(-1, 1), slope: -4, labels: ("now: slope −4", "after the step"))
}
