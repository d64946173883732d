/// Words in as many lines as they need to stay within a width.
struct TextLines {
  let lines: [String]
  let style: TextStyle

  /// From baseline to baseline, in pixels.
  static let lineHeight = 18.0

  /// `text` broken at spaces so that no line is wider than `width` pixels; a longer word has a line to itself.
  init(_ text: String, _ style: TextStyle = TextStyle(13), within width: Double, _ ruler: Ruler) {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      let longer = lines.last.map { "\($0) \(word)" } ?? String(word)
      if !lines.isEmpty, ruler.width(of: longer, style) <= width {
        lines[lines.count - 1] = longer
      } else {
        lines.append(String(word))
      }
    }
    (self.lines, self.style) = (lines, style)
  }

  /// What more than one line adds to the height, in pixels.
  var added: Double { Double(max(0, lines.count - 1)) * Self.lineHeight }

  /// How far the widest line reaches, in pixels.
  func width(_ ruler: Ruler) -> Double { ruler.width(ofWidest: lines, style) }

  /// Draws the lines; the baseline of the first one runs through `place`.
  func draw(at place: Point, _ color: Color, align: Alignment = .start, on canvas: Canvas) {
    for (index, line) in lines.enumerated() {
      canvas.text(
        line, at: Point(place.x, place.y + Double(index) * Self.lineHeight), style, color,
        align: align)
    }
  }
}
