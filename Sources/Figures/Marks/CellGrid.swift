/// A square of a grid: its colour, and one or two lines of text.
struct GridCell {
  var color: Color
  var upper: String = ""
  var lower: String
  var quiet: Bool = false
  /// What a reader should find.
  var isOutlined = false
}

/// Rows and columns of cells with labels around: the mark that all heatmaps share.
struct CellGrid {
  /// Where labels stand.
  struct Sides: OptionSet {
    let rawValue: Int
    static let left = Sides(rawValue: 1)
    static let right = Sides(rawValue: 2)
    static let top = Sides(rawValue: 4)
    static let bottom = Sides(rawValue: 8)
    static let all: Sides = [.left, .right, .top, .bottom]
  }

  var rowLabels: [String]
  var columnLabels: [String]
  var origin: Point
  /// From cell to cell, in pixels.
  var pitch: Double
  /// From row to row; nil for square cells.
  var rowPitch: Double?
  var sides = Sides.all
  var labelStyle = Self.labelStyle
  /// Numbers that would have to be smaller than this are left out, in pixels.
  var smallestText = 7.0
  /// Nil where there is no cell.
  var cells: (_ row: Int, _ column: Int) -> GridCell?

  static let labelStyle = TextStyle(13, .semibold)

  private var cellHeight: Double { rowPitch ?? pitch }
  var width: Double { Double(columnLabels.count) * pitch }
  var height: Double { Double(rowLabels.count) * cellHeight }

  /// The pitch in whole pixels, so that cells have sharp edges: large for few, at least 15.
  static func pitch(forColumns count: Int, within width: Double) -> Double {
    min(44, max(15, (width / Double(max(1, count))).rounded(.down)))
  }

  func draw(on canvas: Canvas, in theme: Theme) {
    let cells = rowLabels.indices.map { row in columnLabels.indices.map { self.cells(row, $0) } }
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() {
        if let cell { canvas.fill(box(row, column), cell.color) }
      }
    }
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() where cell?.isOutlined == true {
        canvas.outline(box(row, column).inset(by: -0.5), Stroke(theme.accent, width: 2.5))
      }
    }
    drawTexts(of: cells, on: canvas, in: theme)
    drawLabels(on: canvas, in: theme)
  }

  private func box(_ row: Int, _ column: Int) -> Rect {
    Rect(
      x: origin.x + Double(column) * pitch, y: origin.y + Double(row) * cellHeight,
      width: pitch - 1, height: cellHeight - 1)
  }

  /// Numbers have one size in the whole grid; a pair of characters shrinks alone if it must.
  private func drawTexts(of cells: [[GridCell?]], on canvas: Canvas, in theme: Theme) {
    let sizes = textSizes(of: cells.joined().compactMap(\.self), canvas.ruler)
    for (row, line) in cells.enumerated() {
      for (column, cell) in line.enumerated() {
        guard let cell else { continue }
        let ink = cell.quiet ? theme.quietInk(on: cell.color) : theme.ink(on: cell.color)
        draw(cell, at: box(row, column).center, sizes, ink, on: canvas)
      }
    }
  }

  /// Type sizes of the pairs and of the numbers; nil where they would be too small to read.
  private func textSizes(of cells: [GridCell], _ ruler: Ruler) -> (upper: Double?, lower: Double?) {
    let widest = ruler.width(ofWidest: Set(cells.map(\.lower)), TextStyle(1))
    let paired = cells.contains { !$0.upper.isEmpty }
    let number = min(cellHeight * (paired ? 0.31 : 0.38), (pitch - 4) / max(widest, 0.1), 13)
    let upper = min(pitch * 0.37, 13)
    return (paired && upper >= smallestText ? upper : nil, number >= smallestText ? number : nil)
  }

  private func draw(
    _ cell: GridCell, at middle: Point, _ sizes: (upper: Double?, lower: Double?), _ ink: Color,
    on canvas: Canvas
  ) {
    if let size = sizes.upper {
      let rise = sizes.lower == nil ? 0 : pitch * 0.19
      let fitting = canvas.ruler.fittingSize(
        of: cell.upper, in: pitch - 4, atMost: size, smallest: smallestText)
      if let fitting {
        canvas.text(cell.upper, middle: Point(middle.x, middle.y - rise), TextStyle(fitting), ink)
      }
    }
    if let size = sizes.lower {
      let fall = sizes.upper == nil ? 0 : pitch * 0.2
      canvas.text(cell.lower, middle: Point(middle.x, middle.y + fall), TextStyle(size), ink)
    }
  }

  /// The height of labels over or under columns `pitch` wide: turned by a quarter if they are too wide.
  static func band(of labels: [String], pitch: Double, _ ruler: Ruler) -> Double {
    let widest = ruler.width(ofWidest: labels, labelStyle)
    return widest <= pitch ? 24 : (widest + 16).rounded(.up)
  }

  private func drawLabels(on canvas: Canvas, in theme: Theme) {
    for (row, label) in rowLabels.enumerated() {
      let y = origin.y + (Double(row) + 0.5) * cellHeight - 0.5
      for (side, x, align) in [
        (Sides.left, origin.x - 9, Alignment.end), (.right, origin.x + width + 8, .start),
      ] where sides.contains(side) {
        canvas.text(label, middle: Point(x, y), labelStyle, theme.text, align: align)
      }
    }
    let isUpright = canvas.ruler.width(ofWidest: columnLabels, labelStyle) <= pitch
    for (column, label) in columnLabels.enumerated() {
      let x = origin.x + (Double(column) + 0.5) * pitch - 0.5
      draw(columnLabel: label, x: x, isUpright: isUpright, on: canvas, in: theme)
    }
  }

  /// Labels that are wider than a column are turned by a quarter.
  private func draw(
    columnLabel label: String, x: Double, isUpright: Bool, on canvas: Canvas, in theme: Theme
  ) {
    let (above, below) = (origin.y - 9, origin.y + height + 8)
    let baseline = isUpright ? x : x + labelStyle.capHeight / 2
    for (side, y, align) in [
      (Sides.top, above, isUpright ? Alignment.center : .start),
      (.bottom, isUpright ? below + labelStyle.capHeight : below, isUpright ? .center : .end),
    ] where sides.contains(side) {
      canvas.text(
        label, at: Point(baseline, y), labelStyle, theme.text, align: align,
        quarterTurns: isUpright ? 0 : -1)
    }
  }
}
