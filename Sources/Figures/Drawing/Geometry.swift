/// A place in a figure, in CSS pixels from its top left corner.
public struct Point: Sendable, Equatable {
  var x: Double
  var y: Double

  /// `x` to the right, `y` down.
  public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// An upright rectangle, in CSS pixels.
public struct Rect: Sendable, Equatable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  /// From its top left corner.
  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  var maxX: Double { x + width }
  var maxY: Double { y + height }
  var center: Point { Point(x + width / 2, y + height / 2) }

  func inset(by margin: Double) -> Rect {
    Rect(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}

/// How large a figure is drawn, in whole CSS pixels at the size of use.
public struct FigureSize: Sendable, Equatable {
  /// CSS pixels.
  public var width: Int
  /// CSS pixels.
  public var height: Int

  /// What a figure may fill of the page's column of text, in CSS pixels.
  public static let columnWidth = Room.column.width

  /// Rounds up, so that nothing is cut off at the edge.
  public init(_ width: Double, _ height: Double) {
    (self.width, self.height) = (max(1, Int(width.rounded(.up))), max(1, Int(height.rounded(.up))))
  }
}
