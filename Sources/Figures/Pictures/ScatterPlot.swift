/// Named points over a logarithmic axis, such as models by their size and their loss.
public struct ScatterPlot: Figure {
  /// One named point.
  public struct Mark: Sendable {
    let name: String
    let x: Double
    let y: Double
    let isMarked: Bool

    /// A marked point is what the reader should look at.
    public init(_ name: String, x: Double, y: Double, isMarked: Bool = false) {
      (self.name, self.x, self.y, self.isMarked) = (name, x, y, isMarked)
    }
  }

  public let title: String
  public let alternativeText: String
  /// What is on each axis, with the unit.
  let axes: (x: String, y: String)
  let marks: [Mark]
  let references: [LineChart.Reference]
  /// CSS pixels.
  let extent: (width: Double, height: Double)

  /// Points that are not numbers are left out; an x of 0 has a place of its own. References are
  /// levels to compare with.
  public init(
    title: String, alternativeText: String, x: String, y: String, marks: [Mark],
    references: [LineChart.Reference] = [],
    extent: (width: Double, height: Double) = (FigureSize.columnWidth, 420)
  ) {
    (self.title, self.alternativeText, axes) = (title, alternativeText, (x, y))
    self.marks = marks.filter { $0.x.isFinite && $0.y.isFinite }
    (self.references, self.extent) = (references.filter { $0.value.isFinite }, extent)
  }

  private static let radius = 5.0

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(extent.width, extent.height) }

  /// The axes of a chart with these points, and with some room beside the outermost ones.
  func frame(_ ruler: Ruler) -> ChartFrame {
    let sizes = marks.map(\.x).filter { $0 > 0 }
    let level = marks.first?.y ?? 0
    let ends = [(sizes.min() ?? 1) / 1.4, (sizes.max() ?? 10) * 1.4].map { Point($0, level) }
    let points = marks.map { Point($0.x, $0.y) } + (marks.isEmpty ? [] : ends)
    return ChartFrame(
      LineChart(
        title: title, alternativeText: alternativeText, x: axes.x, y: axes.y,
        xSpread: .logarithmic, series: [.init("", points)], references: references,
        extent: extent), ruler)
  }

  /// The places of the names, in the order of the points.
  func names(in frame: ChartFrame, _ ruler: Ruler) -> [Rect] {
    let labels = marks.map { mark in
      LabelCloud.Label(
        anchor: Point(frame.x(mark.x), frame.y(mark.y)),
        width: ruler.width(of: mark.name, style(mark)) + 6, height: 17)
    }
    let area = frame.area
    let lines = references.map {
      Rect(x: area.x, y: frame.y($0.value) - 1, width: area.width, height: 2)
    }
    return LabelCloud(
      labels: labels, bounds: area, obstacles: lines, clearance: Self.radius + 5,
      isCentered: false
    ).places()
  }

  private func style(_ mark: Mark) -> TextStyle {
    TextStyle(13, mark.isMarked ? .semibold : .regular)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let frame = frame(canvas.ruler)
    frame.draw(on: canvas, in: theme)
    drawReferences(in: frame, on: canvas, theme)
    let boxes = names(in: frame, canvas.ruler)
    for (mark, box) in zip(marks, boxes) {
      let place = Point(frame.x(mark.x), frame.y(mark.y))
      drawLeader(from: place, to: box, on: canvas, theme)
    }
    for (mark, box) in zip(marks, boxes) {
      let place = Point(frame.x(mark.x), frame.y(mark.y))
      let color = mark.isMarked ? theme.accent : theme.series[0]
      canvas.dot(place, radius: Self.radius + 1.5, theme.background)
      canvas.dot(place, radius: Self.radius, color)
      if mark.isMarked { canvas.circle(place, radius: Self.radius + 3, Stroke(color, width: 1.5)) }
      canvas.fill(box.inset(by: 2), theme.background)
      canvas.text(mark.name, middle: box.center, style(mark), theme.text)
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

  private func drawReferences(in frame: ChartFrame, on canvas: Canvas, _ theme: Theme) {
    let wanted = references.map { frame.y($0.value) }
    let area = frame.area
    let places = LabelColumn.places(
      for: wanted, height: 18, within: (area.y - 9)...(area.maxY + 9))
    for (index, reference) in references.enumerated() {
      canvas.line(
        [Point(area.x, wanted[index]), Point(area.maxX, wanted[index])],
        Stroke(theme.line, width: 1.2, dash: [2, 3]))
      canvas.line(
        [Point(area.maxX + 3, wanted[index]), Point(area.maxX + 11, places[index])],
        Stroke(theme.line))
      canvas.text(
        reference.name, middle: Point(area.maxX + 14, places[index]), ChartFrame.labelStyle,
        theme.secondary, align: .start)
    }
  }
}

extension ScatterPlot {
  static let example = ScatterPlot(
    title: "Larger networks are better, but not by their size alone",
    alternativeText: "Scatter plot of loss over parameters where the Transformer is lowest.",
    x: "parameters", y: "dev loss (nats per character)",
    marks: [
      .init("bigram", x: 729, y: 2.4530), .init("trigram", x: 19_683, y: 2.2221),
      .init("MLP", x: 11_897, y: 2.17), .init("MLP with batch norm", x: 12_297, y: 2.10),
      .init("RNN", x: 11_000, y: 2.06), .init("GRU", x: 22_000, y: 2.00),
      .init("LSTM", x: 28_000, y: 1.99), .init("WaveNet", x: 76_579, y: 1.993),
      .init("Transformer", x: 204_544, y: 1.93, isMarked: true),
    ], references: [.init("WaveNet, published 1.993", 1.993), .init("MLP, published 2.17", 2.17)])
}
