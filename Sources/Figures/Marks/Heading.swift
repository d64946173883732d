/// The words over a chart: what y is at the left, and a note at the right or, without room, under it.
struct Heading {
  private let title, note: TextLines
  private let isStacked: Bool

  /// `title` and `note` within `width` pixels; a note on the title's line ends at `noteEnd`.
  init(
    _ title: String, _ note: String, within width: Double, noteEnd: Double, _ ruler: Ruler
  ) {
    let style = Axes.style
    let needed = ruler.width(of: title, style) + 16 + ruler.width(of: note, style)
    isStacked = !note.isEmpty && needed > noteEnd
    self.title = TextLines(title, style, within: width, ruler)
    self.note = TextLines(note, style, within: width, ruler)
  }

  /// What it needs beyond a single line, in pixels.
  var added: Double {
    title.added + (isStacked ? note.added + TextLines.lineHeight : 0)
  }

  /// The first line's baseline is `baseline`.
  func draw(baseline: Double, noteEnd: Double, on canvas: Canvas, in theme: Theme) {
    title.draw(at: Point(0, baseline), theme.secondary, on: canvas)
    let below = baseline + title.added + TextLines.lineHeight
    note.draw(
      at: isStacked ? Point(0, below) : Point(noteEnd, baseline), theme.secondary,
      align: isStacked ? .start : .end, on: canvas)
  }
}
