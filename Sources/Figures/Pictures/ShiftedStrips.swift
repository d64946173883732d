/// A word above itself without its first character, and the pairs that stand one over the other: what
/// `zip(w, w[1:])` makes of it.
public struct ShiftedStrips: Figure {
  /// The word with its tokens for start and end.
  let characters: [String]
  /// What the strips and the pairs are called.
  let names: (whole: String, shifted: String, pairs: String)

  /// `characters` are two or more.
  public init(
    characters: [String], names: (whole: String, shifted: String, pairs: String)
  ) {
    precondition(characters.count > 1, "a pair needs two characters")
    (self.characters, self.names) = (characters.map { drawnLabel($0) }, names)
  }

  private static let style = TextStyle(13)
  private static let rows = (whole: 16.0, shifted: 66.0, pairs: 118.0)
  private static let distances = (least: 20.0, most: 62.0)

  private func left(_ ruler: Ruler) -> Double {
    let names = [names.whole, names.shifted, names.pairs]
    return (ruler.width(ofWidest: names, TextStyle(13, .semibold)) + 14).rounded(.up)
  }

  /// From column to column, and how many fit.
  private func layout(_ ruler: Ruler) -> (pitch: Double, count: Int) {
    let room = ruler.width - left(ruler)
    let count = min(characters.count, Int(room / Self.distances.least))
    return (min(Self.distances.most, (room / Double(count)).rounded(.down)), count)
  }

  public var isMirrored: Bool { readsFromRightToLeft(characters) }

  public func size(_ ruler: Ruler) -> FigureSize {
    let (pitch, count) = layout(ruler)
    let words = left(ruler) + ruler.width(of: Self.explanation, Self.style)
    return FigureSize(
      min(ruler.width, max(left(ruler) + Double(count) * pitch, words)), Self.rows.pairs + 42)
  }

  private static let explanation = "the last one has no partner: zip stops"

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (left, (pitch, count)) = (left(canvas.ruler), layout(canvas.ruler))
    for (name, y) in [
      (names.whole, Self.rows.whole), (names.shifted, Self.rows.shifted),
      (names.pairs, Self.rows.pairs),
    ] {
      canvas.text(
        name, middle: Point(0, y), TextStyle(13, .semibold), theme.secondary, align: .start)
    }
    let width = min(34, pitch - 3)
    for index in 0..<count {
      let x = left + (Double(index) + 0.5) * pitch
      let isLast = index == count - 1
      chip(characters[index], x, Self.rows.whole, width, isLast).draw(on: canvas, in: theme)
      guard !isLast else { continue }
      chip(characters[index + 1], x, Self.rows.shifted, width).draw(on: canvas, in: theme)
      let (top, bottom) = (Self.rows.whole + 16, Self.rows.shifted - 16)
      canvas.line([Point(x, top), Point(x, bottom)], Stroke(theme.accent, width: 2))
      canvas.arrow(
        from: Point(x, Self.rows.shifted + 17), to: Point(x, Self.rows.pairs - 15),
        Stroke(theme.line, width: 1.2), head: 4)
      let pair = characters[index] + characters[index + 1]
      let size =
        canvas.ruler.fittingSize(of: pair, in: pitch - 3, atMost: 14, smallest: 7) ?? 7
      canvas.text(
        pair, middle: Point(x, Self.rows.pairs), TextStyle(size, .semibold), theme.text)
    }
    let end = left + (Double(count) - 0.5) * pitch
    canvas.line(
      [Point(end, Self.rows.whole + 18), Point(end, Self.rows.pairs + 18)],
      Stroke(theme.line, dash: [2, 4]))
    let words = canvas.ruler.width(of: Self.explanation, Self.style)
    let right = max(words, min(end + width / 2, canvas.ruler.width))
    canvas.text(
      Self.explanation, at: Point(right, Self.rows.pairs + 36),
      Self.style, theme.secondary, align: .end)
  }

  private func chip(
    _ label: String, _ x: Double, _ y: Double, _ width: Double, _ isPale: Bool = false
  ) -> Chip {
    Chip(label, around: Point(x, y), width: width, isPale: isPale)
  }
}

extension ShiftedStrips {
  static let example = ShiftedStrips(
    characters: [".", "e", "m", "m", "a", "."], names: ("chs", "chs[1:]", "pairs"))
}
