/// A level to compare with, drawn across a chart.
public struct Reference: Sendable {
  let name: String
  /// In units of the y axis.
  let value: Double

  /// A level called `name`, in units of the y axis.
  public init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }

  static let dash = [2.0, 3]

  /// A dotted line at the height `y`, in pixels.
  func draw(at y: Double, across area: Rect, _ color: Color, on canvas: Canvas) {
    canvas.line(
      [Point(area.x, y), Point(area.maxX, y)], Stroke(color, width: 1.2, dash: Self.dash))
  }
}
