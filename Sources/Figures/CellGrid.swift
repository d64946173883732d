/// A square of a grid: its colour, and one or two lines of text.
struct GridCell {
  var color: Color
  var upper: String = ""
  var lower: String
  var quiet: Bool = false
}

/// Rows and columns of square cells with labels around: the mark that all heatmaps share.
struct CellGrid {
  var rowLabels: [String]
  var columnLabels: [String]
  var origin: Point
  var pitch: Double
  var cells: (_ row: Int, _ column: Int) -> GridCell

  static let labelStyle = TextStyle(13, .semibold)
  static let smallestText = 7.0

  var width: Double { Double(columnLabels.count) * pitch }
  var height: Double { Double(rowLabels.count) * pitch }

  /// The pitch in whole pixels, so that cells have sharp edges: large for few, at least 15.
  static func pitch(forColumns count: Int, within width: Double) -> Double {
    min(44, max(15, (width / Double(max(1, count))).rounded(.down)))
  }

  func draw(on canvas: Canvas, in theme: Theme) {
    let cells = rowLabels.indices.map { row in columnLabels.indices.map { self.cells(row, $0) } }
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() { canvas.fill(square(row, column), cell.color) }
    }
    drawTexts(of: cells, on: canvas, in: theme)
    drawLabels(on: canvas, in: theme)
  }

  private func square(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: origin.x + Double(column) * pitch, y: origin.y + Double(row) * pitch, width: pitch - 1,
      height: pitch - 1)
  }

  /// Numbers have one size in the whole grid; a pair of characters shrinks alone if it must.
  private func drawTexts(of cells: [[GridCell]], on canvas: Canvas, in theme: Theme) {
    let sizes = textSizes(of: cells, canvas.ruler)
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() {
        let ink = cell.quiet ? theme.quietInk(on: cell.color) : theme.ink(on: cell.color)
        draw(cell, at: square(row, column).center, sizes, ink, on: canvas)
      }
    }
  }

  /// Type sizes of the pairs and of the numbers; nil where they would be too small to read.
  private func textSizes(of cells: [[GridCell]], _ ruler: Ruler) -> (upper: Double?, lower: Double?)
  {
    let widest = ruler.width(ofWidest: Set(cells.joined().map(\.lower)), TextStyle(1))
    let paired = cells.joined().contains { !$0.upper.isEmpty }
    let number = min(pitch * (paired ? 0.31 : 0.38), (pitch - 4) / max(widest, 0.1), 13)
    let upper = min(pitch * 0.37, 13)
    return (
      paired && upper >= Self.smallestText ? upper : nil, number >= Self.smallestText ? number : nil
    )
  }

  private func draw(
    _ cell: GridCell, at middle: Point, _ sizes: (upper: Double?, lower: Double?), _ ink: Color,
    on canvas: Canvas
  ) {
    if let size = sizes.upper {
      let rise = sizes.lower == nil ? 0 : pitch * 0.19
      let fitting = canvas.ruler.fittingSize(
        of: cell.upper, in: pitch - 4, atMost: size, smallest: Self.smallestText)
      if let fitting {
        canvas.text(cell.upper, middle: Point(middle.x, middle.y - rise), TextStyle(fitting), ink)
      }
    }
    if let size = sizes.lower {
      let fall = sizes.upper == nil ? 0 : pitch * 0.2
      canvas.text(cell.lower, middle: Point(middle.x, middle.y + fall), TextStyle(size), ink)
    }
  }

  private func drawLabels(on canvas: Canvas, in theme: Theme) {
    for (row, label) in rowLabels.enumerated() {
      let y = origin.y + (Double(row) + 0.5) * pitch - 0.5
      canvas.text(
        label, middle: Point(origin.x - 9, y), Self.labelStyle, theme.text, align: .end)
      canvas.text(
        label, middle: Point(origin.x + width + 8, y), Self.labelStyle, theme.text, align: .start)
    }
    let upright = canvas.ruler.width(ofWidest: columnLabels, Self.labelStyle) <= pitch
    for (column, label) in columnLabels.enumerated() {
      let x = origin.x + (Double(column) + 0.5) * pitch - 0.5
      if upright {
        canvas.text(
          label, at: Point(x, origin.y - 9), Self.labelStyle, theme.text, align: .center)
        canvas.text(
          label, at: Point(x, origin.y + height + 8 + Self.labelStyle.capHeight),
          Self.labelStyle, theme.text, align: .center)
      } else {
        let side = x + Self.labelStyle.capHeight / 2
        canvas.text(
          label, at: Point(side, origin.y - 9), Self.labelStyle, theme.text, quarterTurns: -1)
        canvas.text(
          label, at: Point(side, origin.y + height + 8), Self.labelStyle, theme.text, align: .end,
          quarterTurns: -1)
      }
    }
  }
}
