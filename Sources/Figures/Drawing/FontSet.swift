import CCairo
import Glibc
import Synchronization

/// How thick the letters are; each is one file of the Inter family.
public enum Weight: String, Sendable, CaseIterable {
  case regular = "Inter-Regular.otf"
  case semibold = "Inter-SemiBold.otf"
}

/// The two fonts that figures use, in a font set of their own: whatever else is installed on the
/// machine or written in its configuration has no influence on a picture.
///
/// Safe to hand from thread to thread because the pool lends it to one at a time.
final class FontSet: @unchecked Sendable {
  /// Text is shaped at this size, in pixels; without hinting every other size is a multiple of it.
  static let shapingSize = 100.0

  let layout: OpaquePointer
  private let configuration: OpaquePointer
  private let context: OpaquePointer
  private var fonts: [Weight: LoadedFont] = [:]
  private var shaped: [ShapeKey: ShapedText] = [:]

  private struct ShapeKey: Hashable {
    var text: String
    var weight: Weight
  }

  /// Throws `FigureError` when a font file is missing or is not the one that Pango takes.
  init(folders: [String] = fontFolders) throws(FigureError) {
    var files: [Weight: String] = [:]
    for weight in Weight.allCases { files[weight] = try fontFile(weight, in: folders) }
    configuration = FcConfigCreate()
    for weight in Weight.allCases { FcConfigAppFontAddFile(configuration, files[weight]) }
    let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT)!
    pango_fc_font_map_set_config(unsafeBitCast(map, to: OpaquePointer.self), configuration)
    let context = pango_font_map_create_context(map)!
    self.context = context
    g_object_unref(UnsafeMutableRawPointer(map))
    pango_context_set_round_glyph_positions(context, 0)
    withUnhintedOptions { pango_cairo_context_set_font_options(context, $0) }
    layout = pango_layout_new(context)
    setTabularFigures(of: layout)
    for weight in Weight.allCases {
      fonts[weight] = try LoadedFont(weight, file: files[weight]!, in: context)
    }
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
    for font in fonts.values { font.release() }
    g_object_unref(UnsafeMutableRawPointer(context))
    FcConfigDestroy(configuration)
  }

  func font(_ weight: Weight) -> LoadedFont { fonts[weight]! }

  /// The glyphs of `text`, which are remembered for the next time it is asked for.
  func shape(_ text: String, _ weight: Weight) -> ShapedText {
    let key = ShapeKey(text: text, weight: weight)
    if let known = shaped[key] { return known }
    let result = shapeSegments(of: text, weight)
    if shaped.count >= 20_000 { shaped.removeAll(keepingCapacity: true) }
    shaped[key] = result
    return result
  }
}

/// One weight, opened.
struct LoadedFont {
  let font: UnsafeMutablePointer<PangoFont>
  let description: OpaquePointer
  let face: OpaquePointer

  init(_ weight: Weight, file: String, in context: OpaquePointer) throws(FigureError) {
    let name = weight == .regular ? "Inter" : "Inter Semi-Bold"
    description = pango_font_description_from_string(name)
    pango_font_description_set_absolute_size(
      description, FontSet.shapingSize * Double(PANGO_SCALE))
    guard let font = pango_context_load_font(context, description) else {
      throw .wrongFont(asked: file, chosen: "none")
    }
    self.font = font
    let chosen = chosenFile(of: font)
    guard chosen == file else { throw .wrongFont(asked: file, chosen: chosen) }
    let scaled = pango_cairo_font_get_scaled_font(unsafeBitCast(font, to: OpaquePointer.self))
    face = cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled))
  }

  func release() {
    cairo_font_face_destroy(face)
    pango_font_description_free(description)
    g_object_unref(UnsafeMutableRawPointer(font))
  }

  func covers(_ scalar: Unicode.Scalar) -> Bool { pango_font_has_char(font, scalar.value) != 0 }
}

/// Where Debian, Ubuntu and others keep Inter.
let fontFolders = [
  "/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter", "/usr/share/fonts/inter",
]

private func fontFile(_ weight: Weight, in folders: [String]) throws(FigureError) -> String {
  let paths = folders.map { "\($0)/\(weight.rawValue)" }
  guard let path = paths.first(where: { access($0, R_OK) == 0 }) else {
    throw .missingFont(file: weight.rawValue, folders: folders)
  }
  return path
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

/// Font sets that nobody is using. Opening one takes longer than drawing a small figure.
private let idleFonts = Mutex<[FontSet]>([])

/// Lends `body` a font set that no other thread uses meanwhile.
func withFonts<Result>(_ body: (FontSet) throws(FigureError) -> Result) throws(FigureError)
  -> Result
{
  let idle = idleFonts.withLock { $0.popLast() }
  let fonts = if let idle { idle } else { try FontSet() }
  defer { idleFonts.withLock { $0.append(fonts) } }
  return try body(fonts)
}
