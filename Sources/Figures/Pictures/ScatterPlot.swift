import Basics

/// Points over a logarithmic axis, such as models by their size and their loss: some of them named, and of each
/// group those on a line that no other one of it lies below and before.
public struct ScatterPlot: Figure {
  /// One point.
  public struct NamedPoint: Sendable {
    /// Nil for a point among many that is drawn faint.
    let name: String?
    let x: Double
    let y: Double
    /// An index of the plot's groups; nil for a point of none.
    let group: Int?
    let isMarked: Bool

    /// A marked point is what the reader should look at.
    public init(
      _ name: String?, x: Double, y: Double, group: Int? = nil, isMarked: Bool = false
    ) {
      (self.name, self.x, self.y, self.group, self.isMarked) = (name, x, y, group, isMarked)
    }
  }

  /// What is on each axis, with the unit.
  let titles: (x: String, y: String)
  let groups: [String]
  let points: [NamedPoint]
  let references: [Reference]
  /// The values along x that are written; nil for powers of ten.
  let ticks: [Double]?
  /// What stands for an infinite x.
  let unlimited: String
  /// CSS pixels in the column of a page.
  let height: Double

  /// Points that are not numbers are left out; an x of 0 or infinity has a place of its own. References are
  /// levels to compare with. The named points stand in the order of their importance: where there is little room
  /// only the first keep their names.
  public init(
    x: String, y: String, groups: [String] = [], points: [NamedPoint],
    references: [Reference] = [], ticks: [Double]? = nil, unlimited: String = "∞",
    height: Double = 420
  ) {
    titles = (x, y)
    self.groups = groups
    self.points = points.filter { !$0.x.isNaN && $0.y.isFinite }
    self.references = references.filter { $0.value.isFinite }
    (self.ticks, self.unlimited, self.height) = (ticks, unlimited, height)
  }

  private static let radius = 5.0
  private static let faintRadius = 3.0
  /// Names on a telephone.
  private static let fewNames = 5

  public func size(_ ruler: Ruler) -> FigureSize {
    let extent = ruler.chartExtent(height: height)
    return FigureSize(extent.width, extent.height)
  }

  /// The axes, with some room beside the outermost points.
  func axes(_ ruler: Ruler) -> Axes {
    let sizes = points.map(\.x).filter { $0 > 0 && $0.isFinite }
    let ends = points.isEmpty ? [] : [(sizes.min() ?? 1) / 1.4, (sizes.max() ?? 10) * 1.4]
    var axes = Axes(
      x: AxisData(title: titles.x, values: points.map(\.x) + ends, spread: .logarithmic),
      y: AxisData(title: titles.y, values: points.map(\.y) + references.map(\.value)),
      names: groups, levels: references.map(\.name), extent: ruler.chartExtent(height: height),
      ruler,
      namesAbove: !groups.isEmpty)
    axes.x?.infinityLabel = unlimited
    if let ticks {
      axes.x?.replaceTicks(
        Ticks(values: ticks, labels: ticks.map { $0.text(.exact) }), within: axes.rightEnd, ruler)
    }
    return axes
  }

  /// The points whose names are written, in their order.
  func named(_ ruler: Ruler) -> [NamedPoint] {
    let all = points.filter { $0.name != nil }
    return ruler.room == .narrow ? Array(all.prefix(Self.fewNames)) : all
  }

  /// The places of the names that are written.
  func names(in axes: Axes, _ ruler: Ruler) -> [Rect] {
    let labels = named(ruler).map { point in
      LabelCloud.Label(
        anchor: axes.place(Point(point.x, point.y)),
        width: ruler.width(of: point.name ?? "", style(point)) + 6, height: 17)
    }
    let area = axes.area
    let lines = references.map {
      Rect(x: area.x, y: axes.place(Point(0, $0.value)).y - 1, width: area.width, height: 2)
    }
    let others = points.filter { $0.name == nil || $0.group != nil }.map {
      Rect(around: axes.place(Point($0.x, $0.y)), width: 7, height: 7)
    }
    return LabelCloud(
      labels: labels, bounds: area, obstacles: lines + others + onFrontiers(axes),
      clearance: Self.radius + 5,
      isCentered: false
    ).places()
  }

  /// Boxes along the lines of the groups, which names should not hide.
  private func onFrontiers(_ axes: Axes) -> [Rect] {
    groups.indices.flatMap { group in
      let places = frontier(of: group).map { axes.place(Point($0.x, $0.y)) }
      return zip(places, places.dropFirst()).flatMap { from, to in
        (1..<16).map { step in
          let t = Double(step) / 16
          let place = Point(from.x + t * (to.x - from.x), from.y + t * (to.y - from.y))
          return Rect(around: place, width: 4, height: 4)
        }
      }
    }
  }

  private func style(_ point: NamedPoint) -> TextStyle {
    TextStyle(13, point.isMarked ? .semibold : .regular)
  }

  /// The points of a group that no other one of it is left of and below, from left to right.
  func frontier(of group: Int) -> [NamedPoint] {
    var lowest = Double.infinity
    return points.filter { $0.group == group }.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
      .filter { point in
        defer { lowest = min(lowest, point.y) }
        return point.y < lowest
      }
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    axes.draw(on: canvas, in: theme)
    drawLabels(in: axes, on: canvas, theme)
    for group in groups.indices {
      let places = frontier(of: group).map { axes.place(Point($0.x, $0.y)) }
      canvas.line(places, stroke(group, theme))
    }
    for point in points where point.name == nil { drawFaint(point, axes, on: canvas, theme) }
    let (named, boxes) = (named(canvas.ruler), names(in: axes, canvas.ruler))
    for (point, box) in zip(named, boxes) {
      let place = axes.place(Point(point.x, point.y))
      drawLeader(from: place, to: box, on: canvas, theme)
    }
    for point in points where point.name != nil {
      let place = axes.place(Point(point.x, point.y))
      let color = color(of: point, theme)
      canvas.dot(place, radius: Self.radius + 1.5, theme.background)
      canvas.dot(place, radius: Self.radius, color)
      if point.isMarked { canvas.circle(place, radius: Self.radius + 3, Stroke(color, width: 1.5)) }
    }
    for (point, box) in zip(named, boxes) {
      canvas.fill(box.inset(by: 2), theme.background)
      canvas.text(point.name ?? "", middle: box.center, style(point), theme.text)
    }
  }

  private func color(of point: NamedPoint, _ theme: Theme) -> Color {
    point.group.map { SeriesStyle($0, theme).color }
      ?? (point.isMarked ? theme.accent : theme.series[0])
  }

  private func stroke(_ group: Int, _ theme: Theme) -> Stroke {
    let style = SeriesStyle(group, theme)
    return Stroke(style.color, width: 2, dash: style.dash)
  }

  /// Grey, or in the colour of its group where it has one.
  private func drawFaint(
    _ point: NamedPoint, _ axes: Axes, on canvas: Canvas, _ theme: Theme
  ) {
    let color = point.group.map { SeriesStyle($0, theme).color } ?? theme.line
    canvas.dot(
      axes.place(Point(point.x, point.y)), radius: Self.faintRadius,
      color.over(theme.background, opacity: 0.55))
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

  private func drawLabels(in axes: Axes, on canvas: Canvas, _ theme: Theme) {
    let lines = groups.indices.map { group in
      let stroke = stroke(group, theme)
      return EndLabels.Label(
        text: groups[group], end: Point(axes.area.maxX, axes.area.y), color: stroke.color,
        dash: stroke.dash)
    }
    let labels = references.map { reference in
      let level = axes.place(Point(0, reference.value)).y
      reference.draw(at: level, across: axes.area, theme.line, on: canvas)
      return EndLabels.Label(
        text: reference.name, end: Point(axes.area.maxX, level), color: theme.secondary,
        dash: Reference.dash, isLevel: true)
    }
    EndLabels(labels: lines + labels, axes: axes).draw(on: canvas, in: theme)
  }
}

extension ScatterPlot {
  static let example = ScatterPlot(
    x: "numbers stored", y: "loss (nats per character)", groups: ["counting", "networks"],
    points: [
      .init("bigram", x: 618, y: 2.4630, group: 0), .init("trigram", x: 5824, y: 2.2389, group: 0),
      .init(nil, x: 44_895, y: 2.1496), .init(nil, x: 12_097, y: 2.1247),
      .init("Kneser-Ney", x: 96_758, y: 1.9997, group: 0),
      .init("MLP", x: 11_897, y: 2.1386, group: 1), .init("RNN", x: 100_155, y: 2.0305, group: 1),
      .init("WaveNet", x: 76_579, y: 1.9923, group: 1),
      .init("LSTM", x: 482_923, y: 1.9173, group: 1, isMarked: true),
    ])

  static let memoryExample = ScatterPlot(
    x: "characters seen", y: "loss (nats per character)", groups: ["counting", "networks"],
    points: [
      .init("bigram", x: 1, y: 2.4627, group: 0), .init("trigram", x: 2, y: 2.2389, group: 0),
      .init("MLP", x: 3, y: 2.1386, group: 1), .init("WaveNet", x: 8, y: 1.9923, group: 1),
      .init("LSTM", x: .infinity, y: 1.9173, group: 1, isMarked: true),
    ], references: [.init("uniform", 3.2958)], ticks: [1, 2, 3, 5, 8], unlimited: "all")
}
