import Basics

/// Rows of numbers with a cell for each character: its letter above, its number below. A row that is wider
/// than the room goes on in the line below.
public struct LetterRows: Figure {
  /// One row of a matrix.
  public struct Row: Sendable {
    let title: String
    /// At the right of the title.
    let note: String
    let values: [Double]
    /// Cells with a frame around them.
    let outlined: Set<Int>

    /// `title` and `note` stand above the cells, of which those of `outlined` have a frame.
    public init(_ title: String, note: String = "", values: [Double], outlined: Set<Int> = []) {
      (self.title, self.note, self.values, self.outlined) = (title, note, values, outlined)
    }
  }

  let characters: [String]
  let rows: [Row]
  let quantity: MatrixHeatmap.Quantity
  /// What the numbers are, over the key of colours.
  let unit: String
  /// What is said of rows that are not shown.
  let closing: String

  /// Each row has a value for each of the `characters`.
  public init(
    characters: [String], rows: [Row], quantity: MatrixHeatmap.Quantity, unit: String,
    closing: String = ""
  ) {
    precondition(rows.allSatisfy { $0.values.count == characters.count }, "a cell a character")
    (self.characters, self.rows, self.quantity) = (characters, rows, quantity)
    (self.unit, self.closing) = (unit, closing)
  }

  private static let style = TextStyle(13)
  private static let strong = TextStyle(13, .semibold)
  private static let number = TextStyle(11)
  private static let titleHeight = 24.0
  private static let cellHeight = 36.0
  private static let widestCell = 52.0
  private static let gap = 14.0

  private var values: [Double] { rows.flatMap(\.values) }
  private var bar: ColorBar { quantity.bar(of: values, label: "") }

  /// How many cells stand beside each other, and how wide they are in pixels.
  func cells(_ ruler: Ruler) -> (columns: Int, pitch: Double) {
    let widest = ruler.width(ofWidest: Set(values.map(quantity.text)), Self.number)
    let most = max(1, Int(ruler.width / max(20, widest + 6)))
    let lines = max(1, (characters.count + most - 1) / most)
    let columns = max(1, (characters.count + lines - 1) / lines)
    return (columns, min(Self.widestCell, (ruler.width / Double(columns)).rounded(.down)))
  }

  private func rowHeight(_ columns: Int) -> Double {
    let lines = (characters.count + columns - 1) / columns
    return Self.titleHeight + Double(lines) * Self.cellHeight + Self.gap
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let height = Double(rows.count) * rowHeight(cells(ruler).columns)
    return FigureSize(
      ruler.width, height + (closing.isEmpty ? 0 : 26) + 20 + 38)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (columns, pitch) = cells(canvas.ruler)
    var top = 0.0
    for row in rows {
      draw(row, top: top, columns, pitch, on: canvas, theme)
      top += rowHeight(columns)
    }
    if !closing.isEmpty {
      canvas.text(closing, at: Point(0, top + 10), Self.style, theme.secondary)
      top += 26
    }
    canvas.text(unit, at: Point(0, top + 12), Self.style, theme.secondary)
    bar.draw(at: Point(0, top + 20), within: canvas.ruler.width, on: canvas, in: theme)
  }

  private func draw(
    _ row: Row, top: Double, _ columns: Int, _ pitch: Double, on canvas: Canvas, _ theme: Theme
  ) {
    canvas.text(row.title, at: Point(0, top + 14), Self.strong, theme.text)
    let end = max(
      canvas.ruler.width(of: row.title, Self.strong) + 16
        + canvas.ruler.width(of: row.note, Self.style), Double(columns) * pitch - 1)
    canvas.text(row.note, at: Point(end, top + 14), Self.style, theme.text, align: .end)
    let boxes = row.values.indices.map { index in
      Rect(
        x: Double(index % columns) * pitch,
        y: top + Self.titleHeight + Double(index / columns) * Self.cellHeight, width: pitch - 1,
        height: Self.cellHeight - 1)
    }
    for (index, box) in boxes.enumerated() {
      draw(row.values[index], characters[index], in: box, on: canvas, theme)
    }
    for index in row.outlined.sorted() {
      canvas.outline(boxes[index].inset(by: -0.5), Stroke(theme.background, width: 4.5))
      canvas.outline(boxes[index].inset(by: -0.5), Stroke(theme.accent, width: 2.5))
    }
  }

  private func draw(
    _ value: Double, _ character: String, in box: Rect, on canvas: Canvas, _ theme: Theme
  ) {
    let isUnseen = !value.isFinite || (value == 0 && bar.zeroLabel != nil)
    let color = isUnseen ? theme.unseen : bar.color(of: value, in: theme)
    canvas.fill(box, color)
    let ink = value == 0 ? theme.quietInk(on: color) : theme.ink(on: color)
    let size = canvas.ruler.fittingSize(of: character, in: box.width - 2, atMost: 13, smallest: 7)
    if let size {
      canvas.text(
        character, middle: Point(box.center.x, box.y + 11), TextStyle(size, .semibold), ink)
    }
    canvas.text(quantity.text(value), middle: Point(box.center.x, box.y + 25), Self.number, ink)
  }
}

extension LetterRows {
  /// A quarter for each of four letters, and what the gradient is then if m comes.
  static let example = LetterRows(
    characters: [".", "a", "e", "m"],
    rows: [
      .init("e → m", note: "loss 1.386", values: [0.25, 0.25, 0.25, -0.75], outlined: [3]),
      .init("a → .", note: "loss 1.386", values: [-0.75, 0.25, 0.25, 0.25], outlined: [0]),
    ], quantity: .signed(decimals: 2), unit: "gradient of the loss",
    closing: "2 more rows: all zero")
}
