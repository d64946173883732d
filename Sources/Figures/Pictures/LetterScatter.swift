import Basics

/// Characters as points over a logarithmic axis, about a line that rises by one for each factor of e. What
/// stands at zero, where there is no logarithm, has a place of its own at the left.
public struct LetterScatter: Figure {
  /// A character and its place.
  public struct Letter: Sendable {
    let character: String
    let x, y: Double

    /// An `x` of 0 or more.
    public init(_ character: String, x: Double, y: Double) {
      (self.character, self.x, self.y) = (character, x, y)
    }
  }

  let titles: (x: String, y: String)
  let letters: [Letter]
  /// The line's y where x is 1.
  let intercept: Double
  private static let height = 420.0

  /// The line is `intercept` plus the natural logarithm of x.
  public init(x: String, y: String, letters: [Letter], intercept: Double) {
    titles = (x, y)
    self.letters = letters.filter { $0.x.isFinite && $0.y.isFinite }
    self.intercept = intercept
  }

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(ruler.columnWidth, Self.height) }

  func axes(_ ruler: Ruler) -> Axes {
    Axes(
      x: AxisData(title: titles.x, values: letters.map(\.x), spread: .logarithmic),
      y: AxisData(title: titles.y, values: letters.map(\.y) + ends.map(\.y)),
      extent: (ruler.columnWidth, Self.height), ruler)
  }

  /// Of the line.
  private var ends: [Point] {
    let counts = letters.map(\.x).filter { $0 > 0 }
    guard let low = counts.min(), let high = counts.max(), intercept.isFinite else { return [] }
    return [low, high].map { Point($0, intercept + Elementary.log($0)) }
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    axes.draw(on: canvas, in: theme)
    canvas.line(ends.map(axes.place), Stroke(theme.line, width: 1.5, dash: [6, 4]))
    let places = letters.map { axes.place(Point($0.x, $0.y)) }
    let boxes = names(at: places, axes, canvas.ruler)
    for ((letter, place), box) in zip(zip(letters, places), boxes) {
      let color = letter.x > 0 ? theme.series[0] : theme.accent
      canvas.dot(place, radius: 4, color)
      canvas.text(letter.character, middle: box.center, Self.style, color)
    }
  }

  private static let style = TextStyle(13, .semibold)

  private func names(at places: [Point], _ axes: Axes, _ ruler: Ruler) -> [Rect] {
    let labels = zip(letters, places).map { letter, place in
      LabelCloud.Label(
        anchor: place, width: ruler.width(of: letter.character, Self.style) + 3, height: 13)
    }
    return LabelCloud(labels: labels, bounds: axes.clipArea, clearance: 10, isCentered: false)
      .places()
  }
}

extension LetterScatter {
  /// ln 1, ln 10 and ln 100 on the line, and one that never occurs.
  static let example = LetterScatter(
    x: "times seen", y: "weight",
    letters: [
      .init("a", x: 100, y: 4.605), .init("e", x: 10, y: 2.303), .init("m", x: 1, y: 0),
      .init("q", x: 0, y: -3),
    ], intercept: 0)
}
