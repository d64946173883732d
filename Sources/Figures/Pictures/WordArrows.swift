/// A word as arrows on one line, one from each character to the next: the examples that are in it.
public struct WordArrows: Figure {
  /// The word with its tokens for start and end.
  let characters: [String]
  /// Under each arrow; none if nothing is to be said of them.
  let notes: [String]
  /// What the notes are, under all of them; may be empty.
  let legend: String

  /// `characters` holds the word with its tokens; `notes` are as many as arrows, or none.
  public init(characters: [String], notes: [String] = [], legend: String = "") {
    precondition(
      notes.isEmpty || notes.count == characters.count - 1, "a note for each arrow, or none")
    self.characters = characters.map { drawnLabel($0) }
    (self.notes, self.legend) = (notes, legend)
  }

  private static let noteStyle = TextStyle(13)
  private static let numberStyle = TextStyle(11)
  private static let chip = 30.0
  private static let distances = (least: 54.0, most: 100.0)
  /// From line to line, and the middle of the chips in it.
  private static let (lineHeight, middle) = (66.0, 24.0)

  private var arrowCount: Int { max(0, characters.count - 1) }

  /// From chip to chip, and how many arrows fit on a line.
  private func layout(_ ruler: Ruler) -> (pitch: Double, arrows: Int) {
    let room = ruler.width - Self.chip
    let note = ruler.width(ofWidest: notes, Self.noteStyle) + 8
    let least = max(Self.distances.least, note)
    let pitch = min(Self.distances.most, max(least, room / Double(max(1, arrowCount))))
    return (pitch.rounded(.down), max(1, min(max(1, arrowCount), Int(room / pitch))))
  }

  private func lineCount(_ ruler: Ruler) -> Int {
    let arrows = layout(ruler).arrows
    return max(1, (arrowCount + arrows - 1) / arrows)
  }

  public var isMirrored: Bool { readsFromRightToLeft(characters) }

  public func size(_ ruler: Ruler) -> FigureSize {
    let (pitch, arrows) = layout(ruler)
    let words = TextLines(legend, Self.noteStyle, within: ruler.width, ruler)
    return FigureSize(
      max(Double(arrows) * pitch + Self.chip, words.width(ruler)),
      Double(lineCount(ruler)) * Self.lineHeight + (legend.isEmpty ? 0 : 22 + words.added))
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (pitch, arrows) = layout(canvas.ruler)
    let lines = lineCount(canvas.ruler)
    for line in 0..<lines {
      let first = line * arrows
      let y = Double(line) * Self.lineHeight + Self.middle
      for index in first...min(first + arrows, characters.count - 1) {
        // A line begins with the character that the line before has led to.
        let x = Self.chip / 2 + Double(index - first) * pitch
        Chip(
          characters[index], around: Point(x, y), isPale: index == first && line > 0
        ).draw(on: canvas, in: theme)
        if index < min(first + arrows, characters.count - 1) {
          draw(arrow: index, from: Point(x, y), pitch, on: canvas, in: theme)
        }
      }
    }
    TextLines(legend, Self.noteStyle, within: canvas.ruler.width, canvas.ruler).draw(
      at: Point(0, Double(lines) * Self.lineHeight + 12), theme.secondary, on: canvas)
  }

  private func draw(
    arrow: Int, from center: Point, _ pitch: Double, on canvas: Canvas, in theme: Theme
  ) {
    let gap = Self.chip / 2 + 3
    canvas.arrow(
      from: Point(center.x + gap, center.y), to: Point(center.x + pitch - gap, center.y),
      Stroke(theme.accent, width: 1.8))
    let x = center.x + pitch / 2
    canvas.text(
      "\(arrow + 1)", at: Point(x, center.y - 8), Self.numberStyle, theme.secondary,
      align: .center)
    guard !notes.isEmpty else { return }
    canvas.text(
      notes[arrow], at: Point(x, center.y + 31), Self.noteStyle, theme.text, align: .center)
  }
}

extension WordArrows {
  static let example = WordArrows(
    characters: [".", "e", "m", "m", "a", "."],
    notes: ["1,531", "769", "168", "2,590", "6,640"],
    legend: "how often the list has each pair")
}
