/// Where the parts of a heatmap stand: a note, the grid between its labels, the key of colours.
struct HeatmapLayout {
  var note: String
  var rowLabels: [String]
  var columnLabels: [String]
  var bar: ColorBar

  /// The page's column: figures are no wider, unless cells would become too small.
  static let pageWidth = 916.0
  /// More characters than this cannot be told apart in a page's width.
  static let mostCharacters = 60

  private static let noteStyle = TextStyle(13)

  var pitch: Double { CellGrid.pitch(forColumns: columnLabels.count, within: Self.pageWidth - 52) }

  private func gutter(_ ruler: Ruler) -> Double {
    (ruler.width(ofWidest: rowLabels, CellGrid.labelStyle) + 16).rounded(.up)
  }

  /// The height of the letters over and under the grid.
  private func band(_ ruler: Ruler) -> Double {
    CellGrid.band(of: columnLabels, pitch: pitch, ruler)
  }

  func size(_ ruler: Ruler) -> FigureSize {
    let grid = Double(columnLabels.count) * pitch + 2 * gutter(ruler)
    let words = max(ruler.width(of: note, Self.noteStyle), bar.width(ruler)) + gutter(ruler) + 8
    let height = 22 + 2 * band(ruler) + Double(rowLabels.count) * pitch + 14 + ColorBar.height
    return FigureSize(max(grid, words), height)
  }

  func draw(
    on canvas: Canvas, in theme: Theme, cells: @escaping (_ row: Int, _ column: Int) -> GridCell
  ) {
    let (gutter, band) = (gutter(canvas.ruler), band(canvas.ruler))
    canvas.text(note, at: Point(gutter, 15), Self.noteStyle, theme.secondary)
    let grid = CellGrid(
      rowLabels: rowLabels, columnLabels: columnLabels, origin: Point(gutter, 22 + band),
      pitch: pitch, cells: cells)
    grid.draw(on: canvas, in: theme)
    let bottom = grid.origin.y + grid.height + band + 14
    bar.draw(at: Point(gutter, bottom), on: canvas, in: theme)
  }
}
