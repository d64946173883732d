import Basics

/// A small table divided by the sums of its rows, once or twice: which sum meets which cell, the quotients, and
/// what these add up to.
public struct BroadcastDivision: Figure {
  /// How the sums lie.
  public enum Sums: Sendable {
    /// A column: each row is divided by its own sum.
    case column
    /// A row: each column is divided by the sum of another row.
    case row
  }

  /// A division with what stands over it.
  public typealias Panel = (title: String, sums: Sums)

  let labels: [String]
  /// Row after row.
  let counts: [Int]
  let panels: [Panel]

  /// As many counts as labels times labels; no row is empty.
  public init(labels: [String], counts: [Int], panels: [Panel]) {
    precondition(counts.count == labels.count * labels.count, "counts must fill the table")
    self.labels = labels.map { drawnLabel($0) }
    (self.counts, self.panels) = (counts, panels)
  }

  private var size: Int { labels.count }
  var rowSums: [Int] { (0..<size).map { counts[$0 * size..<($0 + 1) * size].reduce(0, +) } }

  /// What each cell is divided by.
  func divisor(_ row: Int, _ column: Int, _ sums: Sums) -> Int {
    rowSums[sums == .column ? row : column]
  }

  func quotient(_ row: Int, _ column: Int, _ sums: Sums) -> Double {
    let divisor = divisor(row, column, sums)
    return divisor > 0 ? Double(counts[row * size + column]) / Double(divisor) : 0
  }

  private static let style = TextStyle(13)
  private static let (top, cellHeight, sign, panelGap) = (44.0, 28.0, 22.0, 28.0)
  private static let labelStyle = TextStyle(13, .semibold)

  private func pitch(_ ruler: Ruler) -> Double {
    let numbers = counts.map(\.grouped) + rowSums.map(\.grouped) + ["0.00"]
    return (ruler.width(ofWidest: numbers, Self.style) + 10).rounded(.up)
  }

  /// Left of the cells, for labels.
  private func gutter(_ ruler: Ruler) -> Double {
    max(18, (ruler.width(ofWidest: labels, Self.labelStyle) + 8).rounded(.up))
  }

  private func gridWidth(_ ruler: Ruler) -> Double {
    gutter(ruler) + Double(size) * pitch(ruler)
  }

  private var gridHeight: Double { Double(size) * Self.cellHeight }

  /// Quotients with the sums of their rows.
  private func resultWidth(_ ruler: Ruler) -> Double { gridWidth(ruler) + 56 }

  /// Whether all three tables of a division stand on one line, and divisions one under the other.
  private func isFlat(_ ruler: Ruler) -> Bool {
    panels.count == 1 && flatWidth(ruler) <= ruler.width
  }

  private func flatWidth(_ ruler: Ruler) -> Double {
    2 * (gridWidth(ruler) + Self.sign) + resultWidth(ruler)
  }

  private func panelSize(_ ruler: Ruler) -> (width: Double, height: Double) {
    let (grid, result) = (Self.top + gridHeight, Self.top + gridHeight + 30)
    return isFlat(ruler)
      ? (flatWidth(ruler), result)
      : (
        max(2 * gridWidth(ruler) + Self.sign, Self.sign + resultWidth(ruler)), grid + result - 4
      )
  }

  private func columns(_ ruler: Ruler) -> Int {
    let width = panelSize(ruler).width
    return Double(panels.count) * (width + Self.panelGap) - Self.panelGap <= ruler.width
      ? panels.count : 1
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let (panel, columns) = (panelSize(ruler), columns(ruler))
    let titles = ruler.width(ofWidest: panels.map(\.title), TextStyle(13, .semibold))
    let lines = Double((panels.count + columns - 1) / columns)
    return FigureSize(
      max(Double(columns) * (panel.width + Self.panelGap) - Self.panelGap, titles),
      lines * (panel.height + Self.panelGap) - Self.panelGap)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (panel, columns) = (panelSize(canvas.ruler), columns(canvas.ruler))
    for (index, division) in panels.enumerated() {
      let origin = Point(
        Double(index % columns) * (panel.width + Self.panelGap),
        Double(index / columns) * (panel.height + Self.panelGap))
      draw(division, at: origin, on: canvas, in: theme)
    }
  }

  private func draw(_ panel: Panel, at origin: Point, on canvas: Canvas, in theme: Theme) {
    let grid = gridWidth(canvas.ruler)
    canvas.text(
      panel.title, at: Point(origin.x, origin.y + 12), TextStyle(13, .semibold), theme.text)
    let first = Point(origin.x, origin.y + Self.top)
    let second = Point(origin.x + grid + Self.sign, first.y)
    let isFlat = isFlat(canvas.ruler)
    let third =
      isFlat
      ? Point(second.x + grid + Self.sign, first.y)
      : Point(origin.x + Self.sign, first.y + gridHeight + Self.top - 4)
    for (place, sign) in [(second, "÷"), (third, "=")] {
      canvas.text(
        sign, middle: Point(place.x - Self.sign / 2 + 4, place.y + gridHeight / 2), TextStyle(18),
        theme.secondary)
    }
    drawGrid(at: first, on: canvas, in: theme) { row, column in
      let count = counts[row * size + column]
      return (count.grouped, count == 0 ? theme.unseen : theme.grid, true)
    }
    drawGrid(at: second, on: canvas, in: theme) { row, column in
      let isOwn = panel.sums == .column ? column == 0 : row == 0
      let color = color(ofSum: panel.sums == .column ? row : column, theme)
      return (
        divisor(row, column, panel.sums).grouped,
        isOwn ? color : color.over(theme.background, opacity: 0.4), isOwn
      )
    }
    drawResult(panel.sums, at: third, on: canvas, in: theme)
  }

  private func color(ofSum index: Int, _ theme: Theme) -> Color {
    theme.sequential.color(at: 0.2 + 0.5 * Double(index) / Double(max(1, size - 1)))
  }

  private func drawGrid(
    at origin: Point, on canvas: Canvas, in theme: Theme,
    cell: (_ row: Int, _ column: Int) -> (text: String, ground: Color, isOwn: Bool)
  ) {
    let (pitch, gutter) = (pitch(canvas.ruler), gutter(canvas.ruler))
    for row in 0..<size {
      let y = origin.y + (Double(row) + 0.5) * Self.cellHeight
      canvas.text(
        labels[row], middle: Point(origin.x + gutter / 2, y - 0.5), Self.labelStyle, theme.text)
      let fitting = canvas.ruler.fittingSize(
        of: labels[row], in: pitch, atMost: 13, smallest: 7)
      let place = Point(origin.x + gutter + (Double(row) + 0.5) * pitch, origin.y - 10)
      if let fitting {
        canvas.text(labels[row], middle: place, TextStyle(fitting, .semibold), theme.text)
      }
      for column in 0..<size {
        let (text, ground, isOwn) = cell(row, column)
        let box = Rect(
          x: origin.x + gutter + Double(column) * pitch,
          y: origin.y + Double(row) * Self.cellHeight, width: pitch - 2,
          height: Self.cellHeight - 2)
        canvas.fill(box, ground, radius: 3)
        canvas.text(
          text, middle: box.center, Self.style,
          isOwn ? theme.ink(on: ground) : theme.quietInk(on: ground))
      }
    }
  }

  /// The quotients in the colour of the sum that they were divided by, the sums of rows at their right and those
  /// of columns below.
  private func drawResult(_ sums: Sums, at origin: Point, on canvas: Canvas, in theme: Theme) {
    drawGrid(at: origin, on: canvas, in: theme) { row, column in
      let color = color(ofSum: sums == .column ? row : column, theme)
      return (quotient(row, column, sums).text(.fixed(2)), color, true)
    }
    let (pitch, gutter) = (pitch(canvas.ruler), gutter(canvas.ruler))
    let right = origin.x + gutter + Double(size) * pitch
    let bottom = origin.y + gridHeight
    canvas.text("sum", middle: Point(right + 24, origin.y - 10), Self.style, theme.secondary)
    canvas.text("sum", middle: Point(origin.x, bottom + 14), Self.style, theme.secondary)
    for index in 0..<size {
      let (row, column) = (
        (0..<size).reduce(0) { $0 + quotient(index, $1, sums) },
        (0..<size).reduce(0) { $0 + quotient($1, index, sums) }
      )
      let places = [
        (row, Point(right + 24, origin.y + (Double(index) + 0.5) * Self.cellHeight - 1)),
        (
          column,
          Point(origin.x + gutter + (Double(index) + 0.5) * pitch - 1, bottom + 14)
        ),
      ]
      for (sum, place) in places {
        let isOne = (sum - 1).magnitude < 1e-9
        canvas.text(
          sum.text(.fixed(2)), middle: place, TextStyle(13, isOne ? .semibold : .regular),
          isOne ? theme.accent : theme.secondary)
      }
    }
  }
}

extension BroadcastDivision {
  /// The words ana, anna and nana.
  static let example = BroadcastDivision(
    labels: [".", "a", "n"], counts: [0, 2, 1, 3, 0, 3, 0, 4, 1],
    panels: [("with keepdim", .column), ("without keepdim", .row)])
}
