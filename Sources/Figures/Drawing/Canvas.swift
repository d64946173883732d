/// How a line is drawn: its colour, its width and the lengths of its dashes and gaps, in pixels.
public struct Stroke: Sendable, Equatable {
  var color: Color
  var width: Double
  var dash: [Double]

  /// Without `dash` the line is solid.
  public init(_ color: Color, width: Double = 1, dash: [Double] = []) {
    (self.color, self.width, self.dash) = (color, width, dash)
  }
}

/// The type size in pixels and the weight of a piece of text.
public struct TextStyle: Sendable, Hashable {
  var size: Double
  var weight: Weight

  /// `size` in pixels.
  public init(_ size: Double, _ weight: Weight = .regular) {
    (self.size, self.weight) = (size, weight)
  }

  /// The height of a capital letter or a digit above the baseline, in pixels.
  public var capHeight: Double { size * 0.727 }
}

/// Which point of a text is put in its place.
public enum Alignment: Double, Sendable {
  case start = 0
  case center = 0.5
  case end = 1
}

/// Knows how wide text is: fonts, or in tests something that does not depend on them.
protocol TextMeasure {
  /// The glyphs of `text` and how far it reaches.
  func shape(_ text: String, _ weight: Weight) -> ShapedText
}

extension FontSet: TextMeasure {}

/// Measures before anything is drawn: text, and how much room there is.
public struct Ruler {
  let fonts: any TextMeasure
  /// Where the figure will stand.
  public var room = Room.column

  /// The width that a figure may fill, in CSS pixels.
  public var width: Double { room.width }

  /// The same where more than the column of text would help nobody, in CSS pixels.
  public var columnWidth: Double { min(room.width, Room.column.width) }

  /// How far `text` reaches, in pixels.
  public func width(of text: String, _ style: TextStyle) -> Double {
    fonts.shape(text, style.weight).width * style.size
  }

  /// Whether some character of `text` has no font, and is drawn as its code point.
  func lacks(_ text: String) -> Bool { fonts.shape(text, .semibold).smallestScale < 1 }

  /// The largest size up to `size` at which `text` fits into `room` pixels; nil if it would then
  /// be smaller than `smallest`, or a code point in it.
  func fittingSize(of text: String, in room: Double, atMost size: Double, smallest: Double)
    -> Double?
  {
    let shaped = fonts.shape(text, .regular)
    let fitting = shaped.width > 0 ? min(size, room / shaped.width) : size
    return fitting * shaped.smallestScale >= smallest ? fitting : nil
  }

  /// The width of the widest of `texts`, in pixels; 0 without any.
  public func width(ofWidest texts: some Sequence<String>, _ style: TextStyle) -> Double {
    texts.reduce(0) { max($0, width(of: $1, style)) }
  }
}

/// What pens draw: lengths in pixels.
enum Shape: Equatable {
  /// Corners are round if the radius is more than 0.
  case rectangle(Rect, radius: Double)
  /// Straight lines from point to point.
  case line([Point])
  /// A smooth line that leaves and arrives level.
  case curve(from: Point, to: Point)
  case circle(Point, radius: Double)
}

/// Where a canvas draws: Cairo's surface, or in tests a list of what was drawn.
protocol Pen {
  func fill(_ shape: Shape, _ color: Color)
  func outline(_ shape: Shape, _ stroke: Stroke)
  /// Text whose baseline runs through `place`, turned clockwise around it.
  func write(
    _ text: String, at place: Point, _ style: TextStyle, _ color: Color, _ align: Alignment,
    quarterTurns: Int)
  /// Shows only what `body` draws inside of `rect`.
  func clip(to rect: Rect, _ body: () -> Void)
}

/// What figures draw on.
public struct Canvas {
  let pen: any Pen
  /// Measures what this canvas would draw.
  public let ruler: Ruler

  /// A filled rectangle, with round corners if `radius` is given.
  public func fill(_ rect: Rect, _ color: Color, radius: Double = 0) {
    pen.fill(.rectangle(rect, radius: radius), color)
  }

  /// The outline of a rectangle; the line runs along its middle.
  public func outline(_ rect: Rect, _ stroke: Stroke, radius: Double = 0) {
    pen.outline(.rectangle(rect, radius: radius), stroke)
  }

  /// A line through `points`.
  public func line(_ points: some Sequence<Point>, _ stroke: Stroke) {
    pen.outline(.line(Array(points)), stroke)
  }

  /// A straight line with a head at its end.
  func arrow(from start: Point, to end: Point, _ stroke: Stroke, head: Double = 5) {
    let (x, y) = (end.x - start.x, end.y - start.y)
    let length = (x * x + y * y).squareRoot()
    guard length > 0 else { return }
    let (along, across) = (Point(x / length * head, y / length * head), head * 0.8 / length)
    let back = Point(end.x - along.x, end.y - along.y)
    line([start, end], stroke)
    line(
      [
        Point(back.x - y * across, back.y + x * across), end,
        Point(back.x + y * across, back.y - x * across),
      ], stroke)
  }

  /// A smooth line that leaves and arrives level, as between boxes side by side.
  public func curve(from start: Point, to end: Point, _ stroke: Stroke) {
    pen.outline(.curve(from: start, to: end), stroke)
  }

  /// Shows only what `body` draws inside of `rect`.
  public func clip(to rect: Rect, _ body: () -> Void) { pen.clip(to: rect, body) }

  /// A filled circle.
  public func dot(_ center: Point, radius: Double, _ color: Color) {
    pen.fill(.circle(center, radius: radius), color)
  }

  /// The outline of a circle.
  public func circle(_ center: Point, radius: Double, _ stroke: Stroke) {
    pen.outline(.circle(center, radius: radius), stroke)
  }

  /// Text whose baseline runs through `place`; `quarterTurns` turn it clockwise around that point.
  public func text(
    _ text: String, at place: Point, _ style: TextStyle, _ color: Color,
    align: Alignment = .start, quarterTurns: Int = 0
  ) {
    pen.write(text, at: place, style, color, align, quarterTurns: quarterTurns)
  }

  /// Text whose capitals stand centred on the height of `place`.
  public func text(
    _ text: String, middle place: Point, _ style: TextStyle, _ color: Color,
    align: Alignment = .center
  ) {
    let baseline = Point(place.x, place.y + style.capHeight / 2)
    self.text(text, at: baseline, style, color, align: align)
  }
}
