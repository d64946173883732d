/// A character of a word in a box with round corners.
struct Chip {
  var label: String
  var box: Rect
  /// What the reader should look at.
  var isMarked = false
  /// Of no use here: an outline without ground.
  var isPale = false

  /// A chip around a middle.
  init(
    _ label: String, around center: Point, width: Double = 30, height: Double = 28,
    isMarked: Bool = false, isPale: Bool = false
  ) {
    self.label = label
    box = Rect(around: center, width: width, height: height)
    (self.isMarked, self.isPale) = (isMarked, isPale)
  }

  func draw(on canvas: Canvas, in theme: Theme) {
    let ground = isMarked ? theme.accent : isPale ? theme.background : theme.panel
    canvas.fill(box, ground, radius: 5)
    let dash: [Double] = isPale ? [3, 3] : []
    canvas.outline(
      box.inset(by: 0.5), Stroke(isPale ? theme.line : theme.grid, dash: dash), radius: 5)
    let size =
      canvas.ruler.fittingSize(of: label, in: box.width - 4, atMost: 15, smallest: 7) ?? 7
    let ink = isPale ? theme.secondary : theme.ink(on: ground)
    canvas.text(label, middle: box.center, TextStyle(size, .semibold), ink)
  }
}
