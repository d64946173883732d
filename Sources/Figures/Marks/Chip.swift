import Basics

/// A character of a word in a box with round corners.
struct Chip {
  var label: String
  var box: Rect
  /// What the reader should look at.
  var isMarked = false
  /// Of no use here: an outline without ground.
  var isPale = false

  /// No text is smaller, in pixels.
  private static let smallest = 11.0

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
    let ink = isPale ? theme.secondary : theme.ink(on: ground)
    if let scalar = label.unicodeScalars.first, canvas.ruler.lacks(label) {
      return drawCode(of: scalar, ink, on: canvas)
    }
    let size =
      canvas.ruler.fittingSize(of: label, in: box.width - 4, atMost: 15, smallest: Self.smallest)
    canvas.text(label, middle: box.center, TextStyle(size ?? Self.smallest, .semibold), ink)
  }

  /// The digits of a code point on two lines: on one they could not be read.
  private func drawCode(of scalar: Unicode.Scalar, _ ink: Color, on canvas: Canvas) {
    let digits = scalar.code.dropFirst(2)
    let first = digits.prefix((digits.count + 1) / 2)
    for (line, rise) in [(first, -6.0), (digits.dropFirst(first.count), 6)] {
      let middle = Point(box.center.x, box.center.y + rise)
      canvas.text(String(line), middle: middle, TextStyle(Self.smallest), ink)
    }
  }
}
