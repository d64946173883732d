/// Characters as rows with a single one, as they enter the network: N x V.
public struct OneHotPicture: Figure {
  /// V characters.
  let characters: [Unicode.Scalar]
  /// N characters, each by its index.
  let inputs: [Int]

  /// `inputs` are indices of `characters`.
  public init(
    characters: [Unicode.Scalar], inputs: [Int]
  ) {
    precondition(inputs.allSatisfy(characters.indices.contains), "input outside the vocabulary")
    (self.characters, self.inputs) = (characters, inputs)
  }

  private static let style = TextStyle(13)
  /// The height of the note.
  private static let top = 24.0

  /// As many columns as a page can hold.
  private var columns: Range<Int> { 0..<min(characters.count, HeatmapLayout.mostCharacters) }

  private var note: String {
    let cut = characters.count > columns.count ? ", the first \(columns.count) columns" : ""
    return "\(inputs.count) × \(characters.count): a row for each input character\(cut)"
  }

  private var labels: [String] { columns.map { drawnLabel(characters[$0]) } }

  private var pitch: Double { min(32, CellGrid.pitch(forColumns: columns.count, within: 820)) }

  private func grid(_ ruler: Ruler, _ theme: Theme) -> CellGrid {
    let rows = inputs.map { "\(drawnLabel(characters[$0]))  \($0)" }
    let gutter = (ruler.width(ofWidest: rows, CellGrid.labelStyle) + 12).rounded(.up)
    let band = CellGrid.band(of: labels, pitch: pitch, ruler)
    return CellGrid(
      rowLabels: rows, columnLabels: labels, origin: Point(gutter, Self.top + band), pitch: pitch
    ) { row, column in
      let isHot = inputs[row] == column
      return GridCell(
        color: isHot ? theme.sequential.color(at: 0.85) : theme.unseen, lower: isHot ? "1" : "0",
        quiet: !isHot)
    }
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let grid = grid(ruler, .light)
    let words = grid.origin.x + ruler.width(of: note, Self.style)
    let width = max(grid.width + 2 * grid.origin.x, words)
    let band = CellGrid.band(of: labels, pitch: pitch, ruler)
    return FigureSize(width, grid.origin.y + grid.height + band + 2)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let grid = grid(canvas.ruler, theme)
    canvas.text(note, at: Point(grid.origin.x, 15), Self.style, theme.secondary)
    grid.draw(on: canvas, in: theme)
  }
}

extension OneHotPicture {
  static let example = OneHotPicture(
    characters: [".", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"],
    inputs: [0, 5, 13, 13, 1])
}
