import CCairo

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

/// Measures text, before anything is drawn.
public struct Ruler {
  let fonts: FontSet

  /// How far `text` reaches, in pixels.
  public func width(of text: String, _ style: TextStyle) -> Double {
    fonts.shape(text, style.weight).width * style.size
  }

  /// The largest size up to `size` at which `text` fits into `room` pixels; nil if it would then
  /// be smaller than `smallest`, or a code point in it smaller than 5.
  func fittingSize(of text: String, in room: Double, atMost size: Double, smallest: Double)
    -> Double?
  {
    let shaped = fonts.shape(text, .regular)
    let fitting = shaped.width > 0 ? min(size, room / shaped.width) : size
    let isReadable = fitting >= smallest && fitting * shaped.smallestScale >= 5
    return isReadable ? fitting : nil
  }

  /// The width of the widest of `texts`, in pixels; 0 without any.
  public func width(ofWidest texts: some Sequence<String>, _ style: TextStyle) -> Double {
    texts.reduce(0) { max($0, width(of: $1, style)) }
  }
}

/// What figures draw on: all calls that make Cairo draw are in this file.
public struct Canvas {
  let context: OpaquePointer
  /// Measures what this canvas would draw.
  public let ruler: Ruler

  init(_ context: OpaquePointer, _ fonts: FontSet) {
    self.context = context
    ruler = Ruler(fonts: fonts)
    withUnhintedOptions { cairo_set_font_options(context, $0) }
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  private func set(_ color: Color) {
    cairo_set_source_rgb(
      context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
  }

  private func set(_ stroke: Stroke) {
    set(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
  }

  private func path(_ rect: Rect, radius: Double) {
    guard radius > 0 else {
      return cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    }
    let r = min(radius, rect.width / 2, rect.height / 2)
    let quarter = Double.pi / 2
    cairo_new_sub_path(context)
    cairo_arc(context, rect.maxX - r, rect.y + r, r, -quarter, 0)
    cairo_arc(context, rect.maxX - r, rect.maxY - r, r, 0, quarter)
    cairo_arc(context, rect.x + r, rect.maxY - r, r, quarter, 2 * quarter)
    cairo_arc(context, rect.x + r, rect.y + r, r, 2 * quarter, 3 * quarter)
    cairo_close_path(context)
  }

  private func path(_ points: some Sequence<Point>) {
    for point in points { cairo_line_to(context, point.x, point.y) }
  }

  /// A filled rectangle, with round corners if `radius` is given.
  public func fill(_ rect: Rect, _ color: Color, radius: Double = 0) {
    set(color)
    path(rect, radius: radius)
    cairo_fill(context)
  }

  /// The outline of a rectangle; the line runs along its middle.
  public func outline(_ rect: Rect, _ stroke: Stroke, radius: Double = 0) {
    set(stroke)
    path(rect, radius: radius)
    cairo_stroke(context)
  }

  /// A line through `points`.
  public func line(_ points: some Sequence<Point>, _ stroke: Stroke) {
    set(stroke)
    path(points)
    cairo_stroke(context)
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
    set(stroke)
    let middle = (start.x + end.x) / 2
    cairo_move_to(context, start.x, start.y)
    cairo_curve_to(context, middle, start.y, middle, end.y, end.x, end.y)
    cairo_stroke(context)
  }

  /// Shows only what `body` draws inside of `rect`.
  public func clip(to rect: Rect, _ body: () -> Void) {
    cairo_save(context)
    path(rect, radius: 0)
    cairo_clip(context)
    body()
    cairo_restore(context)
  }

  /// A filled circle.
  public func dot(_ center: Point, radius: Double, _ color: Color) {
    set(color)
    cairo_arc(context, center.x, center.y, radius, 0, 2 * Double.pi)
    cairo_fill(context)
  }

  /// The outline of a circle.
  public func circle(_ center: Point, radius: Double, _ stroke: Stroke) {
    set(stroke)
    cairo_arc(context, center.x, center.y, radius, 0, 2 * Double.pi)
    cairo_stroke(context)
  }

  /// Text whose baseline runs through `place`; `quarterTurns` turn it clockwise around that point.
  public func text(
    _ text: String, at place: Point, _ style: TextStyle, _ color: Color,
    align: Alignment = .start, quarterTurns: Int = 0
  ) {
    let shaped = ruler.fonts.shape(text, style.weight)
    let shift = -shaped.width * style.size * align.rawValue
    guard quarterTurns == 0 else {
      cairo_save(context)
      cairo_translate(context, place.x, place.y)
      cairo_rotate(context, Double(quarterTurns) * Double.pi / 2)
      show(shaped, at: Point(shift, 0), style, color)
      return cairo_restore(context)
    }
    show(shaped, at: Point(place.x + shift, place.y), style, color)
  }

  /// Text whose capitals stand centred on the height of `place`.
  public func text(
    _ text: String, middle place: Point, _ style: TextStyle, _ color: Color,
    align: Alignment = .center
  ) {
    let baseline = Point(place.x, place.y + style.capHeight / 2)
    self.text(text, at: baseline, style, color, align: align)
  }

  private func show(_ shaped: ShapedText, at origin: Point, _ style: TextStyle, _ color: Color) {
    set(color)
    cairo_set_font_face(context, ruler.fonts.font(style.weight).face)
    for run in shaped.runs {
      cairo_set_font_size(context, style.size * run.scale)
      let glyphs = run.glyphs.map {
        cairo_glyph_t(
          index: UInt($0.index), x: origin.x + $0.x * style.size, y: origin.y + $0.y * style.size)
      }
      cairo_show_glyphs(context, glyphs, Int32(glyphs.count))
    }
  }
}
