import Basics

/// A loss over the size of the logits, both axes by powers of ten: as a formula gives it, and as far as numbers of
/// limited size carry. Beyond a limit the second is infinite.
public struct OverflowChart: Figure {
  let titles: (x: String, y: String)
  /// Finite and positive, by x.
  let unlimited, limited: (name: String, points: [Point])
  /// The last x that the limited one can have, and what is said of what lies beyond.
  let limit: (x: Double, name: String)

  /// Points that are no positive numbers are left out.
  public init(
    x: String, y: String, unlimited: (name: String, points: [Point]),
    limited: (name: String, points: [Point]), limit: (x: Double, name: String)
  ) {
    titles = (x, y)
    func positive(_ points: [Point]) -> [Point] {
      points.filter { $0.x > 0 && $0.x.isFinite && $0.y > 0 && $0.y.isFinite }
    }
    self.unlimited = (unlimited.name, positive(unlimited.points))
    self.limited = (limited.name, positive(limited.points))
    self.limit = limit
  }

  private static let style = TextStyle(13)
  private static let height = 320.0

  func axes(_ ruler: Ruler) -> Axes {
    let points = unlimited.points + limited.points + [Point(limit.x, 1)]
    let xs = points.map(\.x)
    let ys = points.map(\.y)
    let (xDomain, yDomain) = (
      (xs.min() ?? 1)...(xs.max() ?? 10), (ys.min() ?? 1)...(ys.max() ?? 10)
    )
    let yTicks = Ticks(logarithmic: yDomain)
    let left = ruler.width(ofWidest: yTicks.labels, Self.style) + Axes.labelGap + 6
    let area = Rect(
      x: left.rounded(.up), y: 38, width: ruler.columnWidth - left.rounded(.up) - 22,
      height: Self.height - 88)
    return Axes(
      area: area,
      x: Axis(
        titles.x, Scale(xDomain, to: (area.x, area.maxX), spread: .logarithmic),
        Ticks(logarithmic: xDomain), isGrid: false),
      y: Axis(
        titles.y, Scale(yDomain, to: (area.maxY - 8, area.y + 12), spread: .logarithmic), yTicks),
      rightEnd: ruler.columnWidth)
  }

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(ruler.columnWidth, Self.height) }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    let (area, edge) = (axes.area, axes.place(Point(limit.x, 1)).x)
    canvas.fill(
      Rect(x: edge, y: area.y, width: max(0, area.maxX - edge), height: area.height),
      theme.accent.over(theme.background, opacity: 0.14))
    axes.draw(on: canvas, in: theme)
    canvas.line([Point(edge, area.y), Point(edge, area.maxY)], Stroke(theme.accent, width: 1.5))
    let styles = [SeriesStyle(0, theme), SeriesStyle(1, theme)]
    for (curve, style) in zip([unlimited, limited], styles) {
      canvas.line(
        curve.points.map(axes.place),
        Stroke(style.color, width: style.dash.isEmpty ? 5 : 2.2, dash: style.dash))
    }
    if let last = limited.points.last {
      canvas.dot(axes.place(last), radius: 4.5, styles[1].color)
    }
    drawWords(axes, edge, styles, on: canvas, theme)
  }

  private func drawWords(
    _ axes: Axes, _ edge: Double, _ styles: [SeriesStyle], on canvas: Canvas, _ theme: Theme
  ) {
    let area = axes.area
    let words = TextLines(limit.name, Self.style, within: area.maxX - edge - 12, canvas.ruler)
    words.draw(
      at: Point((edge + area.maxX) / 2, area.maxY - 14 - words.added), theme.text, align: .center,
      on: canvas)
    let names = zip([unlimited.name, limited.name], styles)
    for (index, (name, style)) in names.enumerated() {
      let y = area.y + 14 + Double(index) * 20
      canvas.line(
        [Point(area.x + 8, y), Point(area.x + 32, y)],
        Stroke(style.color, width: style.dash.isEmpty ? 5 : 2.2, dash: style.dash))
      canvas.text(
        name, middle: Point(area.x + 40, y), TextStyle(13, .semibold), style.color, align: .start)
    }
  }
}

extension OverflowChart {
  /// exp overflows at 88.7.
  static let example = OverflowChart(
    x: "largest logit", y: "loss (nats)",
    unlimited: ("fused", [Point(1, 1.4743), Point(10, 7.5), Point(100, 75), Point(1000, 750)]),
    limited: ("unfused", [Point(1, 1.4743), Point(10, 7.5), Point(88.7, 66.5)]),
    limit: (88.7, "unfused: infinite"))
}
