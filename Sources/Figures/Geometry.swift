/// A place in a figure, in CSS pixels from its top left corner.
public struct Point: Sendable, Equatable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// An upright rectangle, in CSS pixels.
public struct Rect: Sendable, Equatable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  public var maxX: Double { x + width }
  public var maxY: Double { y + height }
  public var center: Point { Point(x + width / 2, y + height / 2) }

  public func inset(by margin: Double) -> Rect {
    Rect(x: x + margin, y: y + margin, width: width - 2 * margin, height: height - 2 * margin)
  }
}

/// How large a figure is drawn, in whole CSS pixels at the size of use.
public struct FigureSize: Sendable, Equatable {
  public var width: Int
  public var height: Int

  /// Rounds up, so that nothing is cut off at the edge.
  public init(_ width: Double, _ height: Double) {
    (self.width, self.height) = (max(1, Int(width.rounded(.up))), max(1, Int(height.rounded(.up))))
  }
}
