/// Characters as points in the plane, such as embeddings projected to two dimensions. Only distances mean
/// something there, so the axes have no numbers.
public struct PlaneMap: Figure {
  /// A character and where it stands.
  public struct Place: Sendable {
    let label: String
    let x: Double
    let y: Double
    /// An index of the map's groups.
    let group: Int

    var point: Point { Point(x, y) }

    /// `group` is an index of the map's groups.
    public init(_ label: String, x: Double, y: Double, group: Int = 0) {
      (self.label, self.x, self.y, self.group) = (drawnLabel(label), x, y, group)
    }
  }

  let groups: [String]
  let points: [Place]
  /// Indices of the points that are written as their character; others are small marks.
  let labelled: [Int]
  /// The groups around whose points a line is drawn.
  let hulls: Set<Int>

  /// More characters in one picture cannot be read.
  public static let mostLabels = 60

  /// Points that are not finite are left out. Of more than 60 points only the `labelled` ones, by
  /// index, or else the first 60 are written as characters. `hulls` are indices of groups that stand apart.
  public init(
    groups: [String], points: [Place], labelled: [Int]? = nil, hulls: Set<Int> = []
  ) {
    precondition(points.allSatisfy { groups.indices.contains($0.group) }, "a group for each point")
    (self.groups, self.points, self.hulls) = (groups, points, hulls)
    let finite = points.indices.filter { points[$0].x.isFinite && points[$0].y.isFinite }
    let chosen = Set(labelled ?? Array(finite))
    self.labelled =
      finite.count > Self.mostLabels
      ? Array(finite.filter(chosen.contains).prefix(Self.mostLabels)) : finite
  }

  private static let heights = 220.0...520.0

  /// What is written at a point, and the side of its box in pixels: smaller on a telephone.
  private struct Chip {
    var style: TextStyle
    var side: Double

    init(_ room: Room) {
      (style, side) =
        room == .narrow
        ? (TextStyle(12, .semibold), 17) : (TextStyle(14, .semibold), 21)
    }

    /// Half of one at each side of the area and a little more.
    var room: Double { 2 * (side + 4) }
  }

  private var finite: [Place] { points.filter { $0.x.isFinite && $0.y.isFinite } }

  /// Both axes with one scale, in pixels a unit.
  func axes(_ ruler: Ruler) -> Axes {
    let (xs, ys) = (span(finite.map(\.x)), span(finite.map(\.y)))
    let (width, room) = (ruler.columnWidth, Chip(ruler.room).room)
    let inner = width - room
    let isFlat = xs.reach == 0 && ys.reach == 0
    let scale =
      isFlat
      ? 100
      : min(
        inner / max(xs.reach, 1e-300),
        (Self.heights.upperBound - room) / max(ys.reach, 1e-300))
    let height = min(
      max(ys.reach * scale + room, Self.heights.lowerBound), Self.heights.upperBound)
    func domain(_ span: (middle: Double, reach: Double), _ length: Double) -> ClosedRange<Double> {
      (span.middle - length / scale / 2)...(span.middle + length / scale / 2)
    }
    func axis(_ domain: ClosedRange<Double>, from: Double, to: Double) -> Axis {
      Axis("", Scale(domain, to: (from, to)), Ticks(values: [], labels: []))
    }
    let top = Legend.height(of: groups, within: width, ruler) + 8
    let bottom = top + height.rounded()
    return Axes(
      area: Rect(x: 0, y: top, width: width, height: bottom - top),
      x: axis(domain(xs, width), from: 0, to: width),
      y: axis(domain(ys, height), from: bottom, to: top), border: .box, rightEnd: width)
  }

  private func span(_ values: [Double]) -> (middle: Double, reach: Double) {
    guard let low = values.min(), let high = values.max() else { return (0, 0) }
    return (low / 2 + high / 2, high - low)
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let axes = axes(ruler)
    return FigureSize(axes.rightEnd, axes.area.maxY + 2)
  }

  /// The places of the labels, in the order of `labelled`.
  func chips(_ axes: Axes, _ ruler: Ruler) -> [Rect] {
    let chip = Chip(ruler.room)
    let labels = labelled.map { index in
      let text = ruler.width(of: points[index].label, chip.style)
      return LabelCloud.Label(
        anchor: axes.place(points[index].point), width: max(chip.side, text + 10),
        height: chip.side)
    }
    return LabelCloud(labels: labels, bounds: axes.area, clearance: 7, isCentered: true).places()
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    drawLegend(on: canvas, in: theme)
    axes.draw(on: canvas, in: theme)
    for group in hulls.sorted() {
      let corners = hull(of: group).map { axes.place($0) }
      let stroke = Stroke(
        GroupSymbol(group, theme).color.over(theme.background, opacity: 0.5), width: 2,
        dash: [4, 3])
      canvas.line(corners + corners.prefix(1), stroke)
    }
    let named = Set(labelled)
    for index in points.indices where !named.contains(index) {
      let (place, point) = (axes.place(points[index].point), points[index])
      guard place.x.isFinite, place.y.isFinite else { continue }
      GroupSymbol(point.group, theme).draw(Rect(around: place, width: 8, height: 8), on: canvas)
    }
    let chips = chips(axes, canvas.ruler)
    for (index, box) in zip(labelled, chips) {
      drawLeader(from: axes.place(points[index].point), to: box, points[index].group, canvas, theme)
    }
    for (index, box) in zip(labelled, chips) {
      GroupSymbol(points[index].group, theme).draw(box, on: canvas)
      canvas.text(
        points[index].label, middle: box.center, Chip(canvas.ruler.room).style, theme.text)
    }
  }

  /// The corners of the smallest convex polygon around the points of a group, in the order around it
  /// (Andrew 1979).
  func hull(of group: Int) -> [Point] {
    let points = finite.filter { $0.group == group }.map(\.point)
      .sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard points.count > 2 else { return points }
    func half(_ points: some Sequence<Point>) -> [Point] {
      var chain: [Point] = []
      for point in points {
        while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain.dropLast()
    }
    return half(points) + half(points.reversed())
  }

  /// Positive where the way from `a` over `b` to `c` turns to the left.
  private func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  private func drawLeader(
    from anchor: Point, to box: Rect, _ group: Int, _ canvas: Canvas, _ theme: Theme
  ) {
    guard box.center != anchor else { return }
    let color = GroupSymbol(group, theme).color
    canvas.dot(anchor, radius: 2.5, color)
    canvas.line([anchor, box.edge(facing: anchor)], Stroke(color))
  }

  private func drawLegend(on canvas: Canvas, in theme: Theme) {
    let entries = groups.enumerated().map { group, name in
      Legend.Entry(symbol: .group(GroupSymbol(group, theme)), name: name, color: theme.text)
    }
    Legend.draw(entries, at: Point(0, 0), within: canvas.ruler.columnWidth, on: canvas)
  }
}

extension PlaneMap {
  static let example = PlaneMap(
    groups: ["vowel", "consonant", "boundary"],
    points: [
      Place("a", x: -1.9, y: 0.4), Place("e", x: -1.8, y: 0.44), Place("i", x: -1.6, y: -0.1),
      Place("o", x: -1.3, y: 0.5), Place("u", x: -1.28, y: 0.47),
      Place("b", x: 0.5, y: 0.1, group: 1), Place("d", x: 0.55, y: 0.3, group: 1),
      Place("l", x: 0.9, y: -0.6, group: 1), Place("m", x: 0.93, y: -0.58, group: 1),
      Place("n", x: 0.91, y: -0.66, group: 1), Place("s", x: 1.4, y: -0.2, group: 1),
      Place(".", x: 1.9, y: 1.1, group: 2),
    ], hulls: [0])
}
