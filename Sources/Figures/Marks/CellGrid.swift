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
  var smallestText = 11.0
  /// Nil where there is no cell.
  var cells: (_ row: Int, _ column: Int) -> GridCell?

  static let labelStyle = TextStyle(13, .semibold)
  /// Where rows or columns are too narrow for that, in pixels.
  static let smallLabelStyle = TextStyle(11, .semibold)

  /// Of the labels of rows or columns that are `pitch` pixels apart.
  static func labelStyle(pitch: Double) -> TextStyle {
    pitch < labelStyle.size + 1 ? smallLabelStyle : labelStyle
  }

  /// Between cells and labels, in pixels.
  private var labelGap: Double { labelStyle.size < 13 ? 5 : 9 }

  private var cellHeight: Double { rowPitch ?? pitch }
  var width: Double { Double(columnLabels.count) * pitch }
  var height: Double { Double(rowLabels.count) * cellHeight }

  /// No cells are smaller, in pixels.
  static let smallestPitch = 10.0

  /// The pitch in whole pixels, so that cells have sharp edges: large for few.
  static func pitch(forColumns count: Int, within width: Double) -> Double {
    min(44, max(smallestPitch, (width / Double(max(1, count))).rounded(.down)))
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
    let number = min(cellHeight * (paired ? 0.36 : 0.42), (pitch - 2.5) / max(widest, 0.1), 13)
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

  /// How labels of columns stand.
  private enum Arrangement {
    case upright
    /// Every second one over the grid, the others under it.
    case alternating
    /// By a quarter.
    case turned
  }

  private static func arrangement(
    of labels: [String], pitch: Double, isOnBothSides: Bool, _ ruler: Ruler
  ) -> Arrangement {
    let widest = ruler.width(ofWidest: labels, labelStyle(pitch: pitch))
    return widest <= pitch - (isOnBothSides ? 1 : 0)
      ? .upright : isOnBothSides && widest <= 2 * pitch - 3 ? .alternating : .turned
  }

  /// The height of labels over and under columns `pitch` wide.
  static func band(of labels: [String], pitch: Double, _ ruler: Ruler) -> Double {
    let style = labelStyle(pitch: pitch)
    switch arrangement(of: labels, pitch: pitch, isOnBothSides: true, ruler) {
    case .upright, .alternating: return style.size < 13 ? 18 : 24
    case .turned: return (ruler.width(ofWidest: labels, style) + 16).rounded(.up)
    }
  }

  private func drawLabels(on canvas: Canvas, in theme: Theme) {
    let isAlternating = sides.isSuperset(of: [.left, .right]) && cellHeight < labelStyle.size + 1
    for (row, label) in rowLabels.enumerated() {
      let y = origin.y + (Double(row) + 0.5) * cellHeight - 0.5
      for (side, x, align) in [
        (Sides.left, origin.x - labelGap, Alignment.end),
        (.right, origin.x + width + labelGap - 1, .start),
      ] where sides.contains(side) {
        if isAlternating, row.isMultiple(of: 2) != (side == .left) { continue }
        canvas.text(label, middle: Point(x, y), labelStyle, theme.text, align: align)
      }
    }
    let arrangement = Self.arrangement(
      of: columnLabels, pitch: pitch, isOnBothSides: sides.isSuperset(of: [.top, .bottom]),
      canvas.ruler)
    for (column, label) in columnLabels.enumerated() {
      let x = origin.x + (Double(column) + 0.5) * pitch - 0.5
      let shown: Sides =
        arrangement == .alternating ? (column.isMultiple(of: 2) ? .top : .bottom) : .all
      draw(
        columnLabel: label, x: x, isUpright: arrangement != .turned,
        on: sides.intersection(shown), canvas, in: theme)
    }
  }

  private func draw(
    columnLabel label: String, x: Double, isUpright: Bool, on sides: Sides, _ canvas: Canvas,
    in theme: Theme
  ) {
    let (above, below) = (origin.y - labelGap, origin.y + height + labelGap - 1)
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
