/// Where the parts of a heatmap stand: a note, the grid between its labels, the key of colours.
struct HeatmapLayout {
  var note: String
  var rowLabels: [String]
  var columnLabels: [String]
  var bar: ColorBar

  /// More characters than this cannot be told apart in any room.
  static let mostCharacters = 60

  /// As many characters with these `labels` as there is room for in both directions.
  static func mostCharacters(_ labels: some Sequence<String>, _ ruler: Ruler) -> Int {
    let gutter = gutter(labels, CellGrid.smallLabelStyle, ruler)
    let fitting = Int((ruler.width - 2 * gutter) / CellGrid.smallestPitch)
    return min(mostCharacters, max(2, fitting))
  }

  /// Beside the rows: the widest label and what is between it and the cells.
  private static func gutter(
    _ labels: some Sequence<String>, _ style: TextStyle, _ ruler: Ruler
  ) -> Double {
    (ruler.width(ofWidest: labels, style) + (style.size < 13 ? 7 : 13)).rounded(.up)
  }

  /// What its parts measure in a room, in pixels.
  private struct Measures {
    var pitch: Double
    var labelStyle: TextStyle
    var gutter: Double
    /// The height of the labels over and under the grid.
    var band: Double
    var note: TextLines
    /// What words and key may fill beside the gutter.
    var room: Double

    var top: Double { 22 + note.added + band }
  }

  private func measures(_ ruler: Ruler) -> Measures {
    func pitch(_ style: TextStyle) -> Double {
      CellGrid.pitch(
        forColumns: columnLabels.count,
        within: ruler.width - 2 * Self.gutter(rowLabels, style, ruler))
    }
    let style = CellGrid.labelStyle(pitch: pitch(CellGrid.labelStyle))
    let gutter = Self.gutter(rowLabels, style, ruler)
    let room = ruler.width - gutter
    return Measures(
      pitch: pitch(style), labelStyle: style, gutter: gutter,
      band: CellGrid.band(of: columnLabels, pitch: pitch(style), ruler),
      note: TextLines(note, within: room, ruler), room: room)
  }

  func size(_ ruler: Ruler) -> FigureSize {
    let its = measures(ruler)
    let grid = Double(columnLabels.count) * its.pitch + 2 * its.gutter
    let words = max(its.note.width(ruler), min(bar.width(ruler), its.room)) + its.gutter
    let height =
      its.top + its.band + Double(rowLabels.count) * its.pitch + 14
      + bar.height(within: its.room, ruler)
    return FigureSize(max(grid, words), height)
  }

  func draw(
    on canvas: Canvas, in theme: Theme, cells: @escaping (_ row: Int, _ column: Int) -> GridCell
  ) {
    let its = measures(canvas.ruler)
    its.note.draw(at: Point(its.gutter, 15), theme.secondary, on: canvas)
    let grid = CellGrid(
      rowLabels: rowLabels, columnLabels: columnLabels, origin: Point(its.gutter, its.top),
      pitch: its.pitch, labelStyle: its.labelStyle, cells: cells)
    grid.draw(on: canvas, in: theme)
    let bottom = grid.origin.y + grid.height + its.band + 14
    bar.draw(at: Point(its.gutter, bottom), within: its.room, on: canvas, in: theme)
  }
}
