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

  /// The height of the note.
  private static let top = 24.0

  /// No row is lower, in pixels.
  private static let lowestRow = 20.0

  private var rowLabels: [String] { inputs.map { "\(drawnLabel(characters[$0]))  \($0)" } }

  /// The labels of rows, in pixels.
  private func gutter(_ style: TextStyle, _ ruler: Ruler) -> Double {
    (ruler.width(ofWidest: rowLabels, style) + (style.size < 13 ? 7 : 12)).rounded(.up)
  }

  /// As many columns as there is room for.
  private func columns(_ ruler: Ruler) -> Range<Int> {
    let room = ruler.width - gutter(CellGrid.smallLabelStyle, ruler)
    let fitting = Int(room / CellGrid.smallestPitch)
    return 0..<min(characters.count, HeatmapLayout.mostCharacters, max(1, fitting))
  }

  private func note(_ ruler: Ruler) -> TextLines {
    let shown = columns(ruler).count
    let cut = characters.count > shown ? ", the first \(shown) columns" : ""
    return TextLines(
      "\(inputs.count) × \(characters.count): a row for each input character\(cut)",
      within: ruler.width, ruler)
  }

  private func grid(_ ruler: Ruler, _ theme: Theme) -> CellGrid {
    let labels = columns(ruler).map { drawnLabel(characters[$0]) }
    func fitting(_ style: TextStyle) -> Double {
      let room = ruler.width - self.gutter(style, ruler)
      return min(32, CellGrid.pitch(forColumns: labels.count, within: room))
    }
    let style = CellGrid.labelStyle(pitch: fitting(CellGrid.labelStyle))
    let (gutter, pitch) = (self.gutter(style, ruler), fitting(style))
    let top = Self.top + note(ruler).added + CellGrid.band(of: labels, pitch: pitch, ruler)
    return CellGrid(
      rowLabels: rowLabels, columnLabels: labels, origin: Point(gutter, top), pitch: pitch,
      rowPitch: max(Self.lowestRow, pitch), sides: [.left, .top, .bottom],
      labelStyle: style
    ) { row, column in
      let isHot = inputs[row] == column
      return GridCell(
        color: isHot ? theme.sequential.color(at: 0.85) : theme.unseen, lower: isHot ? "1" : "0",
        quiet: !isHot)
    }
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let grid = grid(ruler, .standard)
    let band = grid.origin.y - Self.top - note(ruler).added
    return FigureSize(
      max(grid.origin.x + grid.width, note(ruler).width(ruler)),
      grid.origin.y + grid.height + band + 2)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    note(canvas.ruler).draw(at: Point(0, 15), theme.secondary, on: canvas)
    grid(canvas.ruler, theme).draw(on: canvas, in: theme)
  }
}

extension OneHotPicture {
  static let example = OneHotPicture(
    characters: [".", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m"],
    inputs: [0, 5, 13, 13, 1])
}
