import CCairo

/// Draws on a surface of Cairo's: all calls that make Cairo draw are in this file.
struct CairoPen: Pen {
  private let context: OpaquePointer
  private let fonts: FontSet
  private let rgb: (Color) -> RGB

  /// - Parameter rgb: what the surface has for a colour.
  init(_ context: OpaquePointer, _ fonts: FontSet, rgb: @escaping (Color) -> RGB) {
    (self.context, self.fonts, self.rgb) = (context, fonts, rgb)
    withUnhintedOptions { cairo_set_font_options(context, $0) }
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
  }

  func fill(_ shape: Shape, _ color: Color) {
    set(color)
    path(shape)
    cairo_fill(context)
  }

  func outline(_ shape: Shape, _ stroke: Stroke) {
    set(stroke.color)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
    path(shape)
    cairo_stroke(context)
  }

  func clip(to rect: Rect, _ body: () -> Void) {
    cairo_save(context)
    path(.rectangle(rect, radius: 0))
    cairo_clip(context)
    body()
    cairo_restore(context)
  }

  func write(
    _ text: String, at place: Point, _ style: TextStyle, _ color: Color, _ align: Alignment,
    quarterTurns: Int
  ) {
    let shaped = fonts.shape(text, style.weight)
    let shift = -shaped.width * style.size * align.rawValue
    guard quarterTurns == 0 else {
      cairo_save(context)
      cairo_translate(context, place.x, place.y)
      cairo_rotate(context, Double(quarterTurns) * Double.pi / 2)
      show(shaped, at: Point(shift, 0), style.size, color)
      return cairo_restore(context)
    }
    show(shaped, at: Point(place.x + shift, place.y), style.size, color)
  }

  private func set(_ color: Color) {
    setColor(of: context, rgb(color))
  }

  private func path(_ shape: Shape) {
    switch shape {
    case .rectangle(let rect, let radius) where radius > 0: roundPath(rect, radius)
    case .rectangle(let rect, _):
      cairo_rectangle(context, rect.x, rect.y, rect.width, rect.height)
    case .line(let points): for point in points { cairo_line_to(context, point.x, point.y) }
    case .curve(let start, let end):
      let middle = (start.x + end.x) / 2
      cairo_move_to(context, start.x, start.y)
      cairo_curve_to(context, middle, start.y, middle, end.y, end.x, end.y)
    case .circle(let center, let radius):
      cairo_arc(context, center.x, center.y, radius, 0, 2 * Double.pi)
    }
  }

  private func roundPath(_ rect: Rect, _ radius: Double) {
    let r = min(radius, rect.width / 2, rect.height / 2)
    let quarter = Double.pi / 2
    cairo_new_sub_path(context)
    cairo_arc(context, rect.maxX - r, rect.y + r, r, -quarter, 0)
    cairo_arc(context, rect.maxX - r, rect.maxY - r, r, 0, quarter)
    cairo_arc(context, rect.x + r, rect.maxY - r, r, quarter, 2 * quarter)
    cairo_arc(context, rect.x + r, rect.y + r, r, 2 * quarter, 3 * quarter)
    cairo_close_path(context)
  }

  private func show(_ shaped: ShapedText, at origin: Point, _ size: Double, _ color: Color) {
    set(color)
    for run in shaped.runs {
      cairo_set_font_face(context, run.font.face)
      cairo_set_font_size(context, size * run.scale)
      let glyphs = run.glyphs.map {
        cairo_glyph_t(
          index: UInt($0.index), x: origin.x + $0.x * size, y: origin.y + $0.y * size)
      }
      cairo_show_glyphs(context, glyphs, Int32(glyphs.count))
    }
  }
}

func setColor(of context: OpaquePointer, _ rgb: RGB) {
  cairo_set_source_rgb(
    context, Double(rgb.red) / 255, Double(rgb.green) / 255, Double(rgb.blue) / 255)
}
