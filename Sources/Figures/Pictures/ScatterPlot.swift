/// Named points over a logarithmic axis, such as models by their size and their loss.
public struct ScatterPlot: Figure {
  /// One named point.
  public struct NamedPoint: Sendable {
    let name: String
    let x: Double
    let y: Double
    let isMarked: Bool

    /// A marked point is what the reader should look at.
    public init(_ name: String, x: Double, y: Double, isMarked: Bool = false) {
      (self.name, self.x, self.y, self.isMarked) = (name, x, y, isMarked)
    }
  }

  /// What is on each axis, with the unit.
  let titles: (x: String, y: String)
  let points: [NamedPoint]
  let references: [Reference]
  /// CSS pixels.
  let extent: (width: Double, height: Double)

  /// Points that are not numbers are left out; an x of 0 has a place of its own. References are
  /// levels to compare with.
  public init(
    x: String, y: String, points: [NamedPoint],
    references: [Reference] = [],
    extent: (width: Double, height: Double) = (FigureSize.columnWidth, 420)
  ) {
    titles = (x, y)
    self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
    (self.references, self.extent) = (references.filter { $0.value.isFinite }, extent)
  }

  private static let radius = 5.0

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(extent.width, extent.height) }

  /// The axes, with some room beside the outermost points.
  func axes(_ ruler: Ruler) -> Axes {
    let sizes = points.map(\.x).filter { $0 > 0 }
    let ends = points.isEmpty ? [] : [(sizes.min() ?? 1) / 1.4, (sizes.max() ?? 10) * 1.4]
    return Axes(
      x: AxisData(title: titles.x, values: points.map(\.x) + ends, spread: .logarithmic),
      y: AxisData(title: titles.y, values: points.map(\.y) + references.map(\.value)),
      levels: references.map(\.name), extent: extent, ruler)
  }

  /// The places of the names, in the order of the points.
  func names(in axes: Axes, _ ruler: Ruler) -> [Rect] {
    let labels = points.map { point in
      LabelCloud.Label(
        anchor: axes.place(Point(point.x, point.y)),
        width: ruler.width(of: point.name, style(point)) + 6, height: 17)
    }
    let area = axes.area
    let lines = references.map {
      Rect(x: area.x, y: axes.place(Point(0, $0.value)).y - 1, width: area.width, height: 2)
    }
    return LabelCloud(
      labels: labels, bounds: area, obstacles: lines, clearance: Self.radius + 5,
      isCentered: false
    ).places()
  }

  private func style(_ point: NamedPoint) -> TextStyle {
    TextStyle(13, point.isMarked ? .semibold : .regular)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    axes.draw(on: canvas, in: theme)
    drawReferences(in: axes, on: canvas, theme)
    let boxes = names(in: axes, canvas.ruler)
    for (point, box) in zip(points, boxes) {
      let place = axes.place(Point(point.x, point.y))
      drawLeader(from: place, to: box, on: canvas, theme)
    }
    for (point, box) in zip(points, boxes) {
      let place = axes.place(Point(point.x, point.y))
      let color = point.isMarked ? theme.accent : theme.series[0]
      canvas.dot(place, radius: Self.radius + 1.5, theme.background)
      canvas.dot(place, radius: Self.radius, color)
      if point.isMarked { canvas.circle(place, radius: Self.radius + 3, Stroke(color, width: 1.5)) }
      canvas.fill(box.inset(by: 2), theme.background)
      canvas.text(point.name, middle: box.center, style(point), theme.text)
    }
  }

  /// Only for a name that does not stand right beside its point.
  private func drawLeader(
    from place: Point, to box: Rect, on canvas: Canvas, _ theme: Theme
  ) {
    let edge = box.edge(facing: place)
    let (x, y) = (edge.x - place.x, edge.y - place.y)
    guard x * x + y * y > 15 * 15 else { return }
    canvas.line([place, edge], Stroke(theme.line))
  }

  private func drawReferences(in axes: Axes, on canvas: Canvas, _ theme: Theme) {
    let labels = references.map { reference in
      let level = axes.place(Point(0, reference.value)).y
      reference.draw(at: level, across: axes.area, theme.line, on: canvas)
      return EndLabels.Label(
        text: reference.name, end: Point(axes.area.maxX, level), color: theme.secondary,
        dash: Reference.dash, isLevel: true)
    }
    EndLabels(labels: labels, axes: axes).draw(on: canvas, in: theme)
  }
}

extension ScatterPlot {
  static let example = ScatterPlot(
    x: "parameters", y: "dev loss (nats per character)",
    points: [
      .init("bigram", x: 729, y: 2.4530), .init("trigram", x: 19_683, y: 2.2221),
      .init("MLP", x: 11_897, y: 2.17), .init("MLP with batch norm", x: 12_297, y: 2.10),
      .init("RNN", x: 11_000, y: 2.06), .init("GRU", x: 22_000, y: 2.00),
      .init("LSTM", x: 28_000, y: 1.99), .init("WaveNet", x: 76_579, y: 1.993),
      .init("Transformer", x: 204_544, y: 1.93, isMarked: true),
    ], references: [.init("WaveNet, published 1.993", 1.993), .init("MLP, published 2.17", 2.17)])
}
