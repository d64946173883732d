import Basics

/// One small chart for each of several curves, all with the same axes: its own curve bold, those of the others
/// faint.
public struct SmallMultiples: Figure {
  /// One curve with its name.
  public struct Curve: Sendable {
    let name: String
    let points: [Point]

    /// `points` in the order of x; those that are not finite are left out.
    public init(_ name: String, _ points: [Point]) {
      (self.name, self.points) = (name, points.filter { $0.x.isFinite && $0.y.isFinite })
    }
  }

  /// What is on each axis, with the unit.
  let titles: (x: String, y: String)
  /// In the order of the charts: rows from the left to the right.
  let curves: [Curve]
  let reference: Reference?
  /// Where the y axis ends at the latest: what is higher is cut off.
  let highest: Double
  /// Decimals of the value at a curve's end.
  let decimals: Int

  /// A chart for each curve; a level to compare all of them with.
  public init(
    x: String, y: String, curves: [Curve], reference: Reference? = nil, highest: Double = .infinity,
    decimals: Int = 4
  ) {
    titles = (x, y)
    self.curves = curves.filter { !$0.points.isEmpty }
    self.reference = reference.flatMap { $0.value.isFinite ? $0 : nil }
    (self.highest, self.decimals) = (highest, decimals)
  }

  private static let style = TextStyle(13)
  private static let small = TextStyle(11)
  private static let gap = Point(14, 12)
  /// Of the area of each chart, in pixels.
  private static let height = 92.0
  /// The charts in a row, by the room.
  private static func columns(_ room: Room) -> Int { room == .narrow ? 2 : 5 }

  /// Where the charts stand, in pixels.
  struct Layout {
    var left: Double
    var width: Double
    var head: Double
    var top: Double
    var columns: Int
    var x, y: Scale
    var yTicks, xTicks: Ticks

    /// Of the chart with this number.
    func area(_ index: Int) -> Rect {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      return Rect(
        x: left + Double(column) * (width + SmallMultiples.gap.x),
        y: top + Double(row) * pitch + head, width: width, height: SmallMultiples.height)
    }

    /// From row to row.
    var pitch: Double { head + SmallMultiples.height + 18 + SmallMultiples.gap.y }
  }

  func layout(_ ruler: Ruler) -> Layout {
    let columns = min(max(1, curves.count), Self.columns(ruler.room))
    let values =
      curves.flatMap(\.points).map { min($0.y, highest) }
      + (reference.map { [$0.value] } ?? [])
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let room = high - low > 1e-9 ? high - low : 1
    let yTicks = Ticks(low...(low + room), wanted: 3)
    let last = curves.flatMap(\.points).map(\.x).max() ?? 0
    let xEnd = last > 0 ? last : 1
    let xTicks = Ticks(0...xEnd, wanted: 3)
    let left = (ruler.width(ofWidest: yTicks.labels, Self.small) + 7).rounded(.up)
    let gaps = Double(columns - 1) * Self.gap.x
    let width = ((ruler.columnWidth - left - gaps - 8) / Double(columns)).rounded(.down)
    let names = curves.map { TextLines($0.name, Self.style, within: width, ruler) }
    let head = 18 + (names.map(\.added).max() ?? 0)
    // Under the lowest curve its end's value is written.
    let y = Scale((low - 0.24 * room)...(high + 0.04 * room), to: (Self.height, 0))
    let words = TextLines(heading, Self.style, within: ruler.columnWidth, ruler)
    return Layout(
      left: left, width: width, head: head, top: 22 + words.added, columns: columns,
      x: Scale(0...xEnd, to: (0, width)), y: y, yTicks: yTicks, xTicks: xTicks)
  }

  private var heading: String {
    titles.y + (reference.map { "; dotted: \($0.name)" } ?? "")
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let layout = layout(ruler)
    let rows = (curves.count + layout.columns - 1) / max(1, layout.columns)
    let title = TextLines(titles.x, Self.style, within: ruler.columnWidth, ruler)
    return FigureSize(
      ruler.columnWidth, layout.top + Double(rows) * layout.pitch + 12 + title.added)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (layout, ruler) = (layout(canvas.ruler), canvas.ruler)
    TextLines(heading, Self.style, within: ruler.columnWidth, ruler)
      .draw(at: Point(0, 13), theme.secondary, on: canvas)
    for index in curves.indices { draw(index, layout, on: canvas, theme) }
    let rows = (curves.count + layout.columns - 1) / max(1, layout.columns)
    TextLines(titles.x, Self.style, within: ruler.columnWidth, ruler).draw(
      at: Point(layout.left, layout.top + Double(rows) * layout.pitch + 4), theme.secondary,
      on: canvas)
  }

  /// The places of a curve's points in its chart.
  func places(_ curve: Int, in area: Rect, _ layout: Layout) -> [Point] {
    curves[curve].points.map {
      Point(area.x + layout.x($0.x), area.y + layout.y(min($0.y, highest)))
    }
  }

  private func draw(_ index: Int, _ layout: Layout, on canvas: Canvas, _ theme: Theme) {
    let area = layout.area(index)
    drawAxes(area, isFirst: index % layout.columns == 0, layout, on: canvas, theme)
    TextLines(curves[index].name, Self.style, within: layout.width, canvas.ruler)
      .draw(at: Point(area.x, area.y - layout.head + 13), theme.text, on: canvas)
    for other in curves.indices where other != index {
      canvas.line(
        places(other, in: area, layout),
        Stroke(theme.line.over(theme.background, opacity: 0.35), width: 1.2))
    }
    if let reference {
      reference.draw(
        at: area.y + layout.y(reference.value), across: area, theme.line, on: canvas)
    }
    let own = places(index, in: area, layout)
    canvas.line(own, Stroke(theme.series[0], width: 2.4))
    guard let end = own.last, let value = curves[index].points.last?.y else { return }
    canvas.dot(end, radius: 3.5, theme.series[0])
    let text = value.text(.fixed(decimals))
    let style = TextStyle(12, .semibold)
    let width = canvas.ruler.width(of: text, style)
    let right = max(area.x + width, min(area.maxX, end.x + width / 2))
    canvas.text(text, at: Point(right, end.y + 16), style, theme.text, align: .end)
  }

  private func drawAxes(
    _ area: Rect, isFirst: Bool, _ layout: Layout, on canvas: Canvas, _ theme: Theme
  ) {
    canvas.line([Point(area.x, area.maxY), Point(area.maxX, area.maxY)], Stroke(theme.line))
    for (value, label) in zip(layout.yTicks.values, layout.yTicks.labels) {
      let y = area.y + layout.y(value)
      guard (area.y - 1...area.maxY + 1).contains(y) else { continue }
      canvas.line([Point(area.x, y), Point(area.maxX, y)], Stroke(theme.grid, width: 0.6))
      guard isFirst else { continue }
      canvas.text(
        label, middle: Point(area.x - 5, y), Self.small, theme.secondary, align: .end)
    }
    for (value, label) in zip(layout.xTicks.values, layout.xTicks.labels) {
      let x = area.x + layout.x(value)
      guard (area.x - 1...area.maxX + 1).contains(x) else { continue }
      canvas.line([Point(x, area.maxY), Point(x, area.maxY + 4)], Stroke(theme.line))
      canvas.text(
        label, at: Point(x, area.maxY + 16), Self.small, theme.secondary, align: .center)
    }
  }
}

extension SmallMultiples {
  static let example = SmallMultiples(
    x: "epochs", y: "dev loss (nats per character)",
    curves: [
      falling("MLP", to: 1.99), falling("RNN", to: 2.01), falling("GRU", to: 1.93),
      falling("LSTM", to: 1.9), falling("Bag of words", to: 2.16),
    ], reference: .init("Kneser-Ney 5-gram", 1.98))

  private static func falling(_ name: String, to end: Double) -> Curve {
    Curve(
      name, (1...10).map { (step: Int) in Point(Double(step), end + 0.4 / Double(step) - 0.04) })
  }
}
