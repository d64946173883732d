/// Characters as points in the plane, such as embeddings projected to two dimensions.
public struct PlaneMap: Figure {
  /// A character and where it stands.
  public struct Place: Sendable {
    let label: String
    let x: Double
    let y: Double
    /// An index of the map's groups.
    let group: Int

    /// `group` is an index of the map's groups.
    public init(_ label: String, x: Double, y: Double, group: Int = 0) {
      (self.label, self.x, self.y, self.group) = (drawnLabel(label), x, y, group)
    }
  }

  public let title: String
  public let alternativeText: String
  /// What is on each axis.
  let axes: (x: String, y: String)
  let groups: [String]
  let points: [Place]
  /// Indices of the points that are written as their character; others are small marks.
  let labelled: [Int]
  /// CSS pixels.
  let width: Double

  /// More characters in one picture cannot be read.
  public static let mostLabels = 60

  /// Points that are not finite are left out. Of more than 60 points only the `labelled` ones, by
  /// index, or else the first 60 are written as characters.
  public init(
    title: String, alternativeText: String, x: String, y: String, groups: [String],
    points: [Place], labelled: [Int]? = nil, width: Double = FigureSize.columnWidth
  ) {
    precondition(points.allSatisfy { groups.indices.contains($0.group) }, "a group for each point")
    (self.title, self.alternativeText, axes) = (title, alternativeText, (x, y))
    (self.groups, self.points, self.width) = (groups, points, width)
    let finite = points.indices.filter { points[$0].x.isFinite && points[$0].y.isFinite }
    let chosen = Set(labelled ?? Array(finite))
    self.labelled =
      finite.count > Self.mostLabels
      ? Array(finite.filter(chosen.contains).prefix(Self.mostLabels)) : finite
  }

  private static let style = TextStyle(13)
  private static let letterStyle = TextStyle(14, .semibold)
  private static let chip = 21.0
  private static let top = 62.0
  private static let heights = 220.0...520.0

  private var finite: [Place] { points.filter { $0.x.isFinite && $0.y.isFinite } }

  /// Both axes with one scale, and where everything stands.
  struct Layout {
    var area: Rect
    var x: Scale
    var y: Scale
    var xTicks: Ticks
    var yTicks: Ticks

    func place(_ point: Place) -> Point { Point(x(point.x), y(point.y)) }
  }

  func layout(_ ruler: Ruler) -> Layout {
    let (xs, ys) = (span(finite.map(\.x)), span(finite.map(\.y)))
    let room = 2 * (Self.chip + 4)  // Half a label at each side and a little more.
    let inner = width - 60 - room
    let isFlat = xs.reach == 0 && ys.reach == 0
    let scale =
      isFlat
      ? 100
      : min(inner / max(xs.reach, 1e-300), (Self.heights.upperBound - room) / max(ys.reach, 1e-300))
    let height = min(max(ys.reach * scale + room, Self.heights.lowerBound), Self.heights.upperBound)
    func domain(_ span: (middle: Double, reach: Double), _ length: Double) -> ClosedRange<Double> {
      (span.middle - length / scale / 2)...(span.middle + length / scale / 2)
    }
    let yDomain = domain(ys, height)
    let yTicks = Ticks(yDomain, wanted: max(3, Int(height / 90))).inside(yDomain)
    let left = ruler.width(ofWidest: yTicks.labels, Self.style).rounded(.up) + 14
    let area = Rect(x: left, y: Self.top, width: width - left, height: height.rounded())
    let xDomain = domain(xs, area.width)
    return Layout(
      area: area, x: Scale(xDomain, to: (area.x, area.maxX)),
      y: Scale(yDomain, to: (area.maxY, area.y)),
      xTicks: Ticks(xDomain, wanted: max(3, Int(area.width / 90))).inside(xDomain), yTicks: yTicks)
  }

  private func span(_ values: [Double]) -> (middle: Double, reach: Double) {
    guard let low = values.min(), let high = values.max() else { return (0, 0) }
    return (low / 2 + high / 2, high - low)
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(max(width, legendWidth(ruler)), layout(ruler).area.maxY + 50)
  }

  /// The places of the labels, in the order of `labelled`.
  func chips(_ layout: Layout, _ ruler: Ruler) -> [Rect] {
    let labels = labelled.map { index in
      let text = ruler.width(of: points[index].label, Self.letterStyle)
      return LabelCloud.Label(
        anchor: layout.place(points[index]), width: max(Self.chip, text + 10), height: Self.chip)
    }
    return LabelCloud(labels: labels, bounds: layout.area, clearance: 7, isCentered: true).places()
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    drawLegend(on: canvas, in: theme)
    drawAxes(layout, on: canvas, in: theme)
    let named = Set(labelled)
    for index in points.indices where !named.contains(index) {
      let (place, point) = (layout.place(points[index]), points[index])
      guard place.x.isFinite, place.y.isFinite else { continue }
      GroupMark(point.group, theme).draw(Rect(around: place, width: 8, height: 8), on: canvas)
    }
    let chips = chips(layout, canvas.ruler)
    for (index, box) in zip(labelled, chips) {
      drawLeader(from: layout.place(points[index]), to: box, points[index].group, canvas, theme)
    }
    for (index, box) in zip(labelled, chips) {
      GroupMark(points[index].group, theme).draw(box, on: canvas)
      canvas.text(points[index].label, middle: box.center, Self.letterStyle, theme.text)
    }
  }

  private func drawLeader(
    from anchor: Point, to box: Rect, _ group: Int, _ canvas: Canvas, _ theme: Theme
  ) {
    guard box.center != anchor else { return }
    let color = GroupMark(group, theme).color
    canvas.dot(anchor, radius: 2.5, color)
    canvas.line([anchor, box.edge(facing: anchor)], Stroke(color))
  }

  private func legendWidth(_ ruler: Ruler) -> Double {
    groups.reduce(0) { $0 + ruler.width(of: $1, Self.style) + 48 }
  }

  private func drawLegend(on canvas: Canvas, in theme: Theme) {
    var x = 0.0
    for (group, name) in groups.enumerated() {
      GroupMark(group, theme).draw(Rect(x: x, y: 0, width: 17, height: 17), on: canvas)
      canvas.text(name, at: Point(x + 24, 13), Self.style, theme.text)
      x += canvas.ruler.width(of: name, Self.style) + 48
    }
  }

  private func drawAxes(_ layout: Layout, on canvas: Canvas, in theme: Theme) {
    let area = layout.area
    canvas.text(axes.y, at: Point(0, Self.top - 14), Self.style, theme.secondary)
    for (value, label) in zip(layout.yTicks.values, layout.yTicks.labels) {
      let y = layout.y(value)
      canvas.line([Point(area.x, y), Point(area.maxX, y)], Stroke(theme.grid))
      canvas.text(
        label, middle: Point(area.x - 8, y), Self.style, theme.secondary, align: .end)
    }
    for (value, label) in zip(layout.xTicks.values, layout.xTicks.labels) {
      let x = layout.x(value)
      canvas.line([Point(x, area.y), Point(x, area.maxY)], Stroke(theme.grid))
      let half = canvas.ruler.width(of: label, Self.style) / 2
      canvas.text(
        label, at: Point(min(x, area.maxX - half), area.maxY + 18), Self.style, theme.secondary,
        align: .center)
    }
    canvas.outline(area, Stroke(theme.line))
    canvas.text(
      axes.x, at: Point(area.center.x, area.maxY + 40), Self.style, theme.secondary,
      align: .center)
  }
}

/// What tells a group apart: a colour, and round or square, drawn through or dashed.
struct GroupMark {
  var color: Color
  var fill: Color
  var isRound: Bool
  var dash: [Double]

  init(_ group: Int, _ theme: Theme) {
    color = theme.series[group % theme.series.count]
    fill = color.over(theme.background, opacity: 0.12)
    isRound = group.isMultiple(of: 2)
    dash = [[], [], [3, 2.5], [3, 2.5], [1, 2.5], [1, 2.5]][group % 6]
  }

  func draw(_ box: Rect, on canvas: Canvas) {
    let radius = isRound ? box.height / 2 : 1.5
    canvas.fill(box, fill, radius: radius)
    canvas.outline(box.inset(by: 0.75), Stroke(color, width: 1.5, dash: dash), radius: radius)
  }
}

extension Ticks {
  /// Those between the ends of `domain`.
  fileprivate func inside(_ domain: ClosedRange<Double>) -> Ticks {
    let kept = zip(values, labels).filter { domain.contains($0.0) }
    return Ticks(values: kept.map(\.0), labels: kept.map(\.1))
  }
}

extension PlaneMap {
  static let example = PlaneMap(
    title: "Vowels stand together, the boundary alone",
    alternativeText: "Map of characters in the plane where the vowels form a group at the left.",
    x: "first component, 23 % of the variance", y: "second component, 14 % of the variance",
    groups: ["vowel", "consonant", "boundary"],
    points: [
      Place("a", x: -1.9, y: 0.4), Place("e", x: -1.8, y: 0.44), Place("i", x: -1.6, y: -0.1),
      Place("o", x: -1.3, y: 0.5), Place("u", x: -1.28, y: 0.47),
      Place("b", x: 0.5, y: 0.1, group: 1), Place("d", x: 0.55, y: 0.3, group: 1),
      Place("l", x: 0.9, y: -0.6, group: 1), Place("m", x: 0.93, y: -0.58, group: 1),
      Place("n", x: 0.91, y: -0.66, group: 1), Place("s", x: 1.4, y: -0.2, group: 1),
      Place(".", x: 1.9, y: 1.1, group: 2),
    ])
}
