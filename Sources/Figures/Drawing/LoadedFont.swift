import CCairo

/// One font of one file, opened in a font set of its own: Pango sees no other, whatever else is installed on
/// the machine or written in its configuration.
///
/// Safe to hand from thread to thread because it belongs to one `FontSet`.
final class LoadedFont: @unchecked Sendable {
  private let configuration: OpaquePointer
  private let context: OpaquePointer
  private let description: OpaquePointer
  private let font: UnsafeMutablePointer<PangoFont>
  /// Lays text out in this font.
  let layout: OpaquePointer
  /// What Cairo draws with.
  let face: OpaquePointer

  /// `family` chooses among the fonts of a file that has several. Throws a `FigureError` if Pango takes
  /// another file.
  init(file: String, family: String? = nil, package: String = "fonts-inter") throws(FigureError) {
    let configuration = FcConfigCreate()!
    FcConfigAppFontAddFile(configuration, file)
    let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)!
    pango_fc_font_map_set_config(unsafeBitCast(map, to: OpaquePointer.self), configuration)
    let context = pango_font_map_create_context(map)!
    g_object_unref(UnsafeMutableRawPointer(map))
    pango_context_set_round_glyph_positions(context, 0)
    withUnhintedOptions { pango_cairo_context_set_font_options(context, $0) }
    let description = pango_font_description_new()!
    pango_font_description_set_family(description, family ?? firstFamily(of: configuration))
    pango_font_description_set_absolute_size(
      description, FontSet.shapingSize * Double(PANGO_SCALE))
    let font = pango_context_load_font(context, description)
    let chosen = font.map(chosenFile) ?? "none"
    guard let font, chosen == file else {
      throw .wrongFont(asked: file, chosen: chosen, package: package)
    }
    layout = pango_layout_new(context)
    setTabularFigures(of: layout)
    pango_layout_set_font_description(layout, description)
    let scaled = pango_cairo_font_get_scaled_font(unsafeBitCast(font, to: OpaquePointer.self))
    face = cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled))
    (self.configuration, self.context) = (configuration, context)
    (self.description, self.font) = (description, font)
  }

  deinit {
    cairo_font_face_destroy(face)
    g_object_unref(UnsafeMutableRawPointer(font))
    pango_font_description_free(description)
    g_object_unref(UnsafeMutableRawPointer(layout))
    g_object_unref(UnsafeMutableRawPointer(context))
    FcConfigDestroy(configuration)
  }

  func covers(_ scalar: Unicode.Scalar) -> Bool { pango_font_has_char(font, scalar.value) != 0 }
}

/// The name of the only font that a set has.
private func firstFamily(of configuration: OpaquePointer) -> String {
  var name: UnsafeMutablePointer<FcChar8>?
  guard let set = FcConfigGetFonts(configuration, FcSetApplication), set.pointee.nfont > 0,
    FcPatternGetString(set.pointee.fonts[0], FC_FAMILY, 0, &name) == FcResultMatch, let name
  else { return "" }
  return String(cString: name)
}

private func chosenFile(of font: UnsafeMutablePointer<PangoFont>) -> String {
  let pattern = pango_fc_font_get_pattern(
    UnsafeMutableRawPointer(font).assumingMemoryBound(to: PangoFcFont.self))
  var file: UnsafeMutablePointer<FcChar8>?
  guard FcPatternGetString(pattern, FC_FILE, 0, &file) == FcResultMatch, let file else {
    return "none"
  }
  return String(cString: file)
}

/// Digits of one width, so that columns of numbers stand straight.
private func setTabularFigures(of layout: OpaquePointer) {
  let attributes = pango_attr_list_new()
  pango_attr_list_insert(attributes, pango_attr_font_features_new("tnum=1, calt=0"))
  pango_layout_set_attributes(layout, attributes)
  pango_attr_list_unref(attributes)
}

/// Outlines as the font's designer drew them: hinting would move them on some machines only.
func withUnhintedOptions(_ body: (OpaquePointer) -> Void) {
  let options = cairo_font_options_create()!
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
  body(options)
  cairo_font_options_destroy(options)
}
