public import Basics

/// Rows of names with a dot in each of several columns, each with a scale of its own: what is compared, one
/// quantity beside the other.
public struct DotColumns: Figure {
  /// One quantity.
  public struct Column: Sendable {
    let title: String
    let style: NumberText
    let isFromZero: Bool

    /// `style` writes its numbers. A column from zero has lines from there to its dots; another one begins at its
    /// least value.
    public init(_ title: String, _ style: NumberText, isFromZero: Bool = true) {
      (self.title, self.style, self.isFromZero) = (title, style, isFromZero)
    }
  }

  /// One thing that has these quantities.
  public struct Row: Sendable {
    let name: String
    /// One a column; nil where there is none.
    let values: [Double?]
    let isMarked: Bool

    /// `values` stand in the order of the columns. A marked row is what the reader should look at.
    public init(_ name: String, _ values: [Double?], isMarked: Bool = false) {
      (self.name, self.isMarked) = (name, isMarked)
      self.values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    }
  }

  let columns: [Column]
  let rows: [Row]
  /// The row that the others are compared with: a line through each column.
  let baseline: Int?

  /// Each row has a value for each column.
  public init(columns: [Column], rows: [Row], baseline: Int? = nil) {
    precondition(rows.allSatisfy { $0.values.count == columns.count }, "a value for each column")
    (self.columns, self.rows, self.baseline) = (columns, rows, baseline)
  }

  private static let style = TextStyle(13)
  private static let gap = 22.0
  private static let radius = 5.0
  /// A column with less room for its dots, in pixels, has none for names at its left.
  private static let leastSpan = 30.0

  /// Where the parts stand, in pixels.
  struct Layout {
    /// The left and right ends of each column's scale.
    var spans: [(from: Double, to: Double)]
    var titles: [TextLines]
    var top: Double
    var rowHeight: Double
    /// Whether a name stands above its dots.
    var isStacked: Bool
    var width: Double

    /// The height of the dots of a row.
    func y(_ row: Int) -> Double {
      top + Double(row) * rowHeight + (isStacked ? rowHeight - 12 : rowHeight / 2)
    }
  }

  func layout(_ ruler: Ruler) -> Layout {
    let width = ruler.columnWidth
    let names = ruler.width(ofWidest: rows.map(\.name), TextStyle(13, .semibold)) + 16
    let count = Double(max(1, columns.count))
    func pitch(from left: Double) -> Double {
      ((width - left - (count - 1) * Self.gap) / count).rounded(.down)
    }
    let isStacked =
      names > 0.42 * width || pitch(from: names) < widestNumber(ruler) + Self.leastSpan
    let left = isStacked ? 0 : names.rounded(.up)
    let each = pitch(from: left)
    let titles = columns.map { TextLines($0.title, Self.style, within: each, ruler) }
    let spans = columns.indices.map { index in
      let x = left + Double(index) * (each + Self.gap)
      let text = numberWidth(index, ruler)
      return (from: x + Self.radius + 1, to: max(x + 2 * Self.radius + 2, x + each - text))
    }
    let top = 18 + (titles.map(\.added).max() ?? 0) + 8
    return Layout(
      spans: spans, titles: titles, top: top, rowHeight: isStacked ? 44 : 26, isStacked: isStacked,
      width: width)
  }

  /// What the widest number beside a dot of a column takes, in pixels.
  private func numberWidth(_ column: Int, _ ruler: Ruler) -> Double {
    let numbers = rows.compactMap { $0.values[column]?.text(columns[column].style) }
    return ruler.width(ofWidest: numbers, TextStyle(13, .semibold)) + Self.radius + 12
  }

  private func widestNumber(_ ruler: Ruler) -> Double {
    columns.indices.map { numberWidth($0, ruler) }.max() ?? 0
  }

  /// Where a column's values stand.
  func scale(_ column: Int, _ layout: Layout) -> Scale {
    let values = rows.compactMap { $0.values[column] }
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    let from = columns[column].isFromZero ? min(0, low) : low
    return Scale(from...max(from, high), to: layout.spans[column])
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let layout = layout(ruler)
    return FigureSize(layout.width, layout.top + Double(rows.count) * layout.rowHeight + 4)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    let bottom = layout.top + Double(rows.count) * layout.rowHeight
    for (index, title) in layout.titles.enumerated() {
      let (span, scale) = (layout.spans[index], scale(index, layout))
      title.draw(
        at: Point(span.from - Self.radius, 13), theme.secondary,
        on: canvas)
      if columns[index].isFromZero {
        let zero = scale(0)
        canvas.line([Point(zero, layout.top), Point(zero, bottom)], Stroke(theme.line))
      }
      if let value = baseline.flatMap({ rows[$0].values[index] }) {
        let x = scale(value)
        canvas.line(
          [Point(x, layout.top), Point(x, bottom)], Stroke(theme.line, dash: Reference.dash))
      }
      for row in rows.indices { drawDot(row, index, scale, layout, on: canvas, theme) }
    }
    drawNames(layout, on: canvas, theme)
  }

  /// Over the lines, which names that stand above their dots would cross.
  private func drawNames(_ layout: Layout, on canvas: Canvas, _ theme: Theme) {
    for (row, content) in rows.enumerated() {
      let style = TextStyle(13, content.isMarked ? .semibold : .regular)
      let y = layout.isStacked ? layout.y(row) - 20 : layout.y(row)
      let width = canvas.ruler.width(of: content.name, style)
      canvas.fill(Rect(x: 0, y: y - 9, width: width + 4, height: 18), theme.background)
      canvas.text(content.name, middle: Point(0, y), style, theme.text, align: .start)
    }
  }

  private func drawDot(
    _ row: Int, _ column: Int, _ scale: Scale, _ layout: Layout, on canvas: Canvas, _ theme: Theme
  ) {
    guard let value = rows[row].values[column] else { return }
    let isMarked = rows[row].isMarked
    let color = isMarked ? theme.accent : theme.series[0]
    let place = Point(scale(value), layout.y(row))
    if columns[column].isFromZero {
      canvas.line([Point(scale(0), place.y), place], Stroke(color, width: 2))
    }
    canvas.dot(place, radius: Self.radius, color)
    let text = value.text(columns[column].style)
    let style = TextStyle(13, isMarked ? .semibold : .regular)
    let words = canvas.ruler.width(of: text, style)
    let box = Rect(
      x: place.x + Self.radius + 3, y: place.y - 9, width: words + 4, height: 18)
    canvas.fill(box, theme.background)
    canvas.text(text, middle: Point(box.x + 2, place.y), style, theme.text, align: .start)
  }
}

extension DotColumns {
  static let example = DotColumns(
    columns: [
      .init("of dev and test, %", .percent(1)), .init("copied from train, %", .percent(1)),
      .init("dev loss alone", .fixed(4), isFromZero: false),
    ],
    rows: [
      .init("Bigram", [0.0177, 0.0902, 2.4629]), .init("Kneser-Ney", [0.0361, 0.395, 1.9857]),
      .init("LSTM", [0.0367, 0.3667, 1.8967], isMarked: true),
    ], baseline: 0)
}
