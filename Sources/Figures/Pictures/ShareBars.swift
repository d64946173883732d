import Basics

/// Bars made of parts, one under the other: what share of a whole each part has.
public struct ShareBars: Figure {
  /// One bar.
  public struct Row: Sendable {
    let name: String
    /// One a part.
    let shares: [Double]
    let isMarked: Bool

    /// `shares` are from 0 to 1, in the order of the parts. A marked bar is what the reader should
    /// look at.
    public init(_ name: String, _ shares: [Double], isMarked: Bool = false) {
      (self.name, self.isMarked) = (name, isMarked)
      self.shares = shares.map { $0.isFinite ? max($0, 0) : 0 }
    }
  }

  /// What the whole is: `share of 10,000 words drawn from each model, in percent`.
  let unit: String
  let parts: [String]
  let rows: [Row]
  let decimals: Int

  /// Each row has a share for each part.
  public init(unit: String, parts: [String], rows: [Row], decimals: Int = 1) {
    precondition(rows.allSatisfy { $0.shares.count == parts.count }, "a share for each part")
    self.unit = unit
    (self.parts, self.rows, self.decimals) = (parts, rows, decimals)
  }

  private static let style = TextStyle(13)
  private static let rowHeight = 36.0
  private static let barHeight = 26.0
  private static let legendHeight = 24.0
  /// What names take of the width at most; longer ones are cut.
  private static let mostOfNames = 0.4

  /// Where the words of the key begin, by line and place; a line that is full is continued below.
  /// One part alone needs none.
  func legend(_ ruler: Ruler) -> [Point] {
    guard parts.count > 1 else { return [] }
    var place = Point(0, Self.legendHeight + words(ruler).added)
    return parts.map { part in
      let length = ruler.width(of: part, Self.style) + 46
      if place.x > 0, place.x + length - 26 > ruler.columnWidth {
        place = Point(0, place.y + Self.legendHeight)
      }
      defer { place.x += length }
      return place
    }
  }

  /// What the whole is, over all.
  private func words(_ ruler: Ruler) -> TextLines {
    TextLines(unit, Self.style, within: ruler.columnWidth, ruler)
  }

  /// The bars' room: its top, its left edge and its right one.
  func area(_ ruler: Ruler) -> Rect {
    let names = ruler.width(ofWidest: rows.map(\.name), TextStyle(13, .semibold))
    let left = min(names + 14, Self.mostOfNames * ruler.columnWidth).rounded(.up)
    let top = (legend(ruler).last?.y ?? words(ruler).added) + Self.legendHeight + 6
    let length = ruler.columnWidth - left - 18
    return Rect(
      x: left, y: top, width: length, height: Double(rows.count) * Self.rowHeight)
  }

  /// One, or what the longest bar needs if shares do not add up to one.
  private var longest: Double {
    let sums = rows.map { $0.shares.reduce(0, +) }
    return max(1, sums.max() ?? 0)
  }

  /// The parts of a bar from left to right, two pixels apart; those of nothing have no width.
  func boxes(of index: Int, in area: Rect) -> [Rect] {
    let y = area.y + (Double(index) + 0.5) * Self.rowHeight - Self.barHeight / 2
    var sum = 0.0
    return rows[index].shares.map { share in
      let from = area.x + sum / longest * area.width
      sum += share
      let to = area.x + sum / longest * area.width
      let gap = to - from > 4 ? 1.0 : 0
      return Rect(x: from + gap, y: y, width: to - from - 2 * gap, height: Self.barHeight)
    }
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let area = area(ruler)
    return FigureSize(ruler.columnWidth, area.maxY + 28)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let area = area(canvas.ruler)
    words(canvas.ruler).draw(at: Point(0, 13), theme.secondary, on: canvas)
    for (index, place) in legend(canvas.ruler).enumerated() {
      canvas.fill(
        Rect(x: place.x, y: place.y, width: 13, height: 13), color(index, theme), radius: 2)
      canvas.text(parts[index], at: Point(place.x + 20, place.y + 11), Self.style, theme.text)
    }
    axes(in: area).draw(on: canvas, in: theme)
    for (index, row) in rows.enumerated() {
      let boxes = boxes(of: index, in: area)
      let weight: Weight = row.isMarked ? .semibold : .regular
      canvas.text(
        row.name, middle: Point(area.x - 10, area.y + (Double(index) + 0.5) * Self.rowHeight),
        TextStyle(13, weight), theme.text, within: area.x - 12, align: .end)
      for (part, box) in boxes.enumerated() where box.width > 0 {
        draw(part, row.shares[part], in: box, on: canvas, theme)
      }
    }
  }

  private func color(_ part: Int, _ theme: Theme) -> Color {
    theme.series[part % theme.series.count]
  }

  /// Name and number where there is room for both, else the number, else nothing.
  private func draw(
    _ part: Int, _ share: Double, in box: Rect, on canvas: Canvas, _ theme: Theme
  ) {
    let color = color(part, theme)
    canvas.fill(box, color, radius: 2)
    let number = share.text(.percent(decimals))
    for text in parts.count > 1 ? ["\(parts[part]) \(number)", number] : [number]
    where canvas.ruler.width(of: text, Self.style) <= box.width - 8 {
      return canvas.text(text, middle: box.center, Self.style, theme.ink(on: color))
    }
  }

  /// Percents along the bars.
  private func axes(in area: Rect) -> Axes {
    let scale = Scale(0...(longest * 100), to: (area.x, area.maxX))
    return Axes(area: area, x: Axis("", scale, Ticks(scale.domain, wanted: 5)), border: .left)
  }
}

extension ShareBars {
  static let example = ShareBars(
    unit: "share of 10,000 names drawn from each model, in percent",
    parts: ["in train", "in dev", "in test", "new"],
    rows: [
      .init("bigram", [0.09, 0.004, 0.004, 0.902]), .init("MLP", [0.24, 0.012, 0.011, 0.737]),
      .init("Transformer", [0.41, 0.03, 0.03, 0.53], isMarked: true),
    ])
}
