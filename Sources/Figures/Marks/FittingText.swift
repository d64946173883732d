extension Canvas {
  /// Text beside `place` as large as `room` pixels allow, but not smaller than 11: what then is too long is cut.
  func text(
    _ text: String, middle place: Point, _ style: TextStyle, _ color: Color, within room: Double,
    align: Alignment
  ) {
    let width = ruler.width(of: text, style)
    let size = width > room ? max(11, style.size * room / width) : style.size
    let fitting = TextStyle(size, style.weight)
    var shown = text
    while shown.count > 1, ruler.width(of: shown, fitting) > room + 0.5 {
      shown = shown.dropLast(shown.hasSuffix("…") ? 2 : 1) + "…"
    }
    self.text(shown, middle: place, fitting, color, align: align)
  }
}
