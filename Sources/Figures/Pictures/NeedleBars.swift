import Basics

/// Draws of one character each: a bar from 0 to 1 cut at the running sums of probabilities, and a needle at a
/// uniform number, which has hit one of the pieces. Several draws, one under the other, make up a word.
public struct NeedleBars: Figure {
  /// One draw.
  public struct Row: Sendable {
    let label: String
    let pieces: [(name: String, share: Double)]
    let needle: Double
    let chosen: Int

    /// What the row of probabilities belongs to, its pieces (which add up to one), the uniform number from 0 to
    /// 1, and the piece that it has hit.
    public init(
      _ label: String, pieces: [(name: String, share: Double)], needle: Double, chosen: Int
    ) {
      precondition(pieces.indices.contains(chosen), "the needle hits a piece")
      self.label = drawnLabel(label)
      self.pieces = pieces.map { (drawnLabel($0.name), $0.share) }
      (self.needle, self.chosen) = (needle, chosen)
    }
  }

  let rows: [Row]
  /// Over the labels of the rows, the bars, and what was drawn.
  let headers: (row: String, bar: String, drawn: String)

  /// Draws in their order, and what stands over their three columns.
  public init(rows: [Row], headers: (row: String, bar: String, drawn: String)) {
    (self.rows, self.headers) = (rows, headers)
  }

  private static let (top, rowHeight, barHeight) = (24.0, 62.0, 26.0)
  private static let style = TextStyle(12)

  private func widths(_ ruler: Ruler) -> (left: Double, right: Double) {
    let left = max(30, ruler.width(of: headers.row, Self.style))
    let right = max(30, ruler.width(of: headers.drawn, Self.style))
    return (left.rounded(.up) + 12, right.rounded(.up) + 12)
  }

  /// Where the bar of a row is, in pixels.
  func bar(of row: Int, _ ruler: Ruler) -> Rect {
    let (left, right) = widths(ruler)
    return Rect(
      x: left, y: Self.top + Double(row) * Self.rowHeight + 22, width: ruler.width - left - right,
      height: Self.barHeight)
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(ruler.width, Self.top + Double(rows.count) * Self.rowHeight + 18)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let first = bar(of: 0, canvas.ruler)
    canvas.text(headers.row, at: Point(0, 12), Self.style, theme.secondary)
    canvas.text(headers.bar, at: Point(first.x, 12), Self.style, theme.secondary)
    canvas.text(
      headers.drawn, at: Point(canvas.ruler.width, 12), Self.style, theme.secondary, align: .end)
    for (index, row) in rows.enumerated() {
      draw(row, in: bar(of: index, canvas.ruler), on: canvas, in: theme)
    }
    drawAxis(under: bar(of: rows.count - 1, canvas.ruler), on: canvas, in: theme)
  }

  private func draw(_ row: Row, in bar: Rect, on canvas: Canvas, in theme: Theme) {
    Chip(row.label, around: Point(16, bar.center.y)).draw(on: canvas, in: theme)
    Chip(
      row.pieces[row.chosen].name, around: Point(canvas.ruler.width - 16, bar.center.y),
      isMarked: true
    ).draw(on: canvas, in: theme)
    canvas.arrow(
      from: Point(bar.maxX + 3, bar.center.y), to: Point(canvas.ruler.width - 34, bar.center.y),
      Stroke(theme.line, width: 1.2), head: 4)
    drawPieces(of: row, in: bar, on: canvas, in: theme)
    let x = bar.x + min(max(row.needle, 0), 1) * bar.width
    canvas.line(
      [Point(x, bar.y - 7), Point(x, bar.maxY + 5)], Stroke(theme.background, width: 5))
    canvas.line([Point(x, bar.y - 7), Point(x, bar.maxY + 5)], Stroke(theme.text, width: 2))
    canvas.dot(Point(x, bar.y - 7), radius: 3.5, theme.text)
    let number = row.needle.text(.fixed(4))
    let half = canvas.ruler.width(of: number, Self.style) / 2
    // Beside the needle's head, on the side that has room.
    let isRight = x + 12 + 2 * half < bar.maxX
    canvas.text(
      number, middle: Point(isRight ? x + 9 : x - 9, bar.y - 9), TextStyle(12, .semibold),
      theme.text, align: isRight ? .start : .end)
  }

  private func drawPieces(of row: Row, in bar: Rect, on canvas: Canvas, in theme: Theme) {
    let sum = max(row.pieces.reduce(0) { $0 + $1.share }, 1e-300)
    var (from, shade) = (0.0, 0)
    for (index, piece) in row.pieces.enumerated() where piece.share > 0 {
      let (start, end) = (
        bar.x + from / sum * bar.width, bar.x + (from + piece.share) / sum * bar.width
      )
      let color =
        index == row.chosen
        ? theme.accent : theme.sequential.color(at: shade.isMultiple(of: 2) ? 0.18 : 0.4)
      canvas.fill(Rect(x: start, y: bar.y, width: end - start, height: bar.height), color)
      let width = canvas.ruler.width(of: piece.name, Self.style)
      // Not under the needle: what was hit has its name at the right.
      let needle = bar.x + min(max(row.needle, 0), 1) * bar.width
      let isFree = ((start + end) / 2 - needle).magnitude > width / 2 + 3
      if width <= end - start - 2, isFree {
        canvas.text(
          piece.name, middle: Point((start + end) / 2, bar.center.y), Self.style,
          theme.ink(on: color))
      }
      from += piece.share
      shade += 1
    }
  }

  private func drawAxis(under bar: Rect, on canvas: Canvas, in theme: Theme) {
    for step in 0...4 {
      let part = Double(step) / 4
      let x = bar.x + part * bar.width
      canvas.line([Point(x, bar.maxY + 6), Point(x, bar.maxY + 10)], Stroke(theme.line))
      canvas.text(
        part.text(.exact), at: Point(x, bar.maxY + 23), Self.style, theme.secondary,
        align: .center)
    }
  }
}

extension NeedleBars {
  private static let letters = (0..<27).map { $0 == 0 ? "." : "\(UnicodeScalar(UInt8(96 + $0)))" }

  /// The word "ma", drawn from made-up rows.
  static let example = NeedleBars(
    rows: [
      Row(".", pieces: letters.map { ($0, $0 == "." ? 0 : 1.0 / 26) }, needle: 0.487, chosen: 13),
      Row("m", pieces: [(".", 0.1), ("a", 0.5), ("e", 0.25), ("i", 0.15)], needle: 0.3, chosen: 1),
      Row("a", pieces: [(".", 0.2), ("l", 0.3), ("n", 0.5)], needle: 0.02, chosen: 0),
    ], headers: ("row", "its shares, cut at the running sums", "next"))
}
