import Basics

/// Where the parts of a ladder of losses stand, in pixels.
struct LadderLayout {
  /// Words beside a rail, and what they belong to.
  struct Label {
    let name: String
    /// Nil for the name of a band.
    let rung: LossLadder.Rung?
    /// Where the rail is left, and where the words are.
    let end, place: Point
  }

  /// Between the rails.
  let area: Rect
  /// What the axis at the left says.
  let ticks: [(y: Double, label: String)]
  let scale: Scale
  /// At the right, from top to bottom.
  let labels: [Label]
  /// The losses at the left of the first of two rails.
  let leftLabels: [Label]
  /// Where losses at the right end.
  let valueEnd: Double
  /// Where perplexities end; nil without room for them.
  let choicesEnd: Double?
  /// Where the words of the key begin.
  let key: [(kind: LossLadder.Kind, place: Point)]

  static let choicesTitle = "as hard as a choice of"
  private static let nameGap = 10.0
  /// Between names and perplexities.
  private static let choicesWidth = 70.0
  /// Rungs between two rails have to show how they rise.
  private static let shortestRung = (paired: 42.0, alone: 30.0)

  init(_ ladder: LossLadder, _ ruler: Ruler) {
    let isPaired = ladder.columns.count == 2
    let domain = Self.domain(ladder)
    let ticks = Ticks(domain, wanted: 5)
    let valueWidth = ruler.width(of: "0.0000", LossLadder.valueStyle)
    let left =
      isPaired
      ? valueWidth + LossLadder.lead + 6
      : ruler.width(ofWidest: ticks.labels, LossLadder.style) + 10
    let choicesEnd = ruler.room == .narrow ? nil : ruler.columnWidth
    let names = ruler.width(
      ofWidest: ladder.rungs.map(\.name) + ladder.bands.map(\.name), LossLadder.valueStyle)
    let right = LossLadder.lead + valueWidth + Self.nameGap + names
    let rest = ruler.columnWidth - left - right - (choicesEnd == nil ? 0 : Self.choicesWidth)
    let key = Self.key(ladder, ruler)
    let shortest = isPaired ? Self.shortestRung.paired : Self.shortestRung.alone
    let top =
      (key.last?.place.y ?? LossLadder.titleBaseline) + (isPaired || choicesEnd != nil ? 36 : 14)
    let lines = Double(ladder.rungs.count + ladder.bands.count) * LossLadder.lineHeight
    area = Rect(
      x: left.rounded(.up), y: top, width: max(shortest, rest.rounded(.down)),
      height: max(300, lines * 1.4))
    scale = Scale(domain, to: (area.maxY, area.y))
    (self.key, self.choicesEnd) = (key, choicesEnd)
    self.ticks = zip(ticks.values, ticks.labels).filter { domain.contains($0.0) }
      .map { [scale] in (scale($0), $1) }
    valueEnd = area.maxX + LossLadder.lead + valueWidth
    labels = Self.labels(ladder, at: area.maxX, scale, area)
    leftLabels = isPaired ? Self.leftLabels(ladder, scale, area) : []
  }

  /// All losses, with some room above the ceiling and below the floor.
  private static func domain(_ ladder: LossLadder) -> ClosedRange<Double> {
    let losses =
      ladder.rungs.flatMap(\.losses)
      + ladder.bands.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
    let (low, high) = (losses.min() ?? 0, losses.max() ?? 1)
    let room = max((high - low) * 0.06, 0.02)
    return (low - room)...(high + room)
  }

  private static func labels(
    _ ladder: LossLadder, at x: Double, _ scale: Scale, _ area: Rect
  ) -> [Label] {
    let ends =
      ladder.rungs.map { ($0.name, Optional($0), scale($0.losses.last ?? 0)) }
      + ladder.bands.map { ($0.name, nil, scale(($0.range.lowerBound + $0.range.upperBound) / 2)) }
    return column(ends, from: x, by: LossLadder.lead, in: area)
  }

  private static func leftLabels(_ ladder: LossLadder, _ scale: Scale, _ area: Rect) -> [Label] {
    column(
      ladder.rungs.map { ($0.losses[0].text(.fixed(4)), $0, scale($0.losses[0])) }, from: area.x,
      by: -LossLadder.lead, in: area)
  }

  /// Words that stand `step` pixels beside the rail at `x`, none over another.
  private static func column(
    _ ends: [(name: String, rung: LossLadder.Rung?, y: Double)], from x: Double, by step: Double,
    in area: Rect
  ) -> [Label] {
    let places = LabelColumn.places(
      for: ends.map(\.y), height: LossLadder.lineHeight, within: area.y...area.maxY)
    return zip(ends, places).map { end, y in
      Label(
        name: end.name, rung: end.rung, end: Point(x + (step > 0 ? 3 : -3), end.y),
        place: Point(x + step - (step > 0 ? 4 : -4), y))
    }
  }

  /// Counts and networks one after the other, under the title where there is no room beside it.
  private static func key(
    _ ladder: LossLadder, _ ruler: Ruler
  ) -> [(kind: LossLadder.Kind, place: Point)] {
    let kinds = [LossLadder.Kind.counts, .network].filter { kind in
      ladder.rungs.contains { $0.kind == kind }
    }
    guard kinds.count > 1 else { return [] }
    let widths = kinds.map { 26 + ruler.width(of: $0.title, LossLadder.style) + 20 }
    let title = ruler.width(of: ladder.unit, LossLadder.style) + 30
    let isBeside = title + widths.reduce(0, +) <= ruler.columnWidth
    var x = isBeside ? title : 0
    return zip(kinds, widths).map { kind, width in
      defer { x += width }
      return (kind, Point(x, LossLadder.titleBaseline + (isBeside ? 0 : 22)))
    }
  }

  func y(_ loss: Double) -> Double { scale(loss) }

  func ends(_ rung: LossLadder.Rung) -> (from: Point, to: Point) {
    (
      Point(area.x, scale(rung.losses.first ?? 0)), Point(area.maxX, scale(rung.losses.last ?? 0))
    )
  }

  /// A name after its loss.
  func drawName(
    _ name: String, at place: Point, _ style: TextStyle, _ color: Color, on canvas: Canvas
  ) {
    let x = place.x + Self.nameGap
    let room = (choicesEnd.map { $0 - Self.choicesWidth } ?? canvas.ruler.columnWidth) - x
    canvas.text(name, middle: Point(x, place.y), style, color, within: room, align: .start)
  }
}
