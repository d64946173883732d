import Basics
import CCairo

/// A picture of data. It is drawn once, and shown on light and on dark paper and in each format. What it says in
/// words, a title and a description, belongs to the page that shows it.
public protocol Figure: Sendable {
  /// The size at which it is used in the ruler's room, in CSS pixels.
  func size(_ ruler: Ruler) -> FigureSize
  /// Draws from the origin, which is the top left corner, in the colours of `theme` and for the room of the
  /// canvas's ruler.
  func draw(on canvas: Canvas, in theme: Theme)
  /// Whether its rows of characters are read from right to left. The figure draws them from left to right, and
  /// the whole picture is mirrored, but for its texts.
  var isMirrored: Bool { get }
}

extension Figure {
  /// Most figures have no rows of characters in the order of a word.
  public var isMirrored: Bool { false }

  /// Draws itself in its place, in the direction in which it is read.
  func draw(mirroredIfNeededOn canvas: Canvas, in theme: Theme) {
    guard isMirrored else { return draw(on: canvas, in: theme) }
    let pen = MirroredPen(pen: canvas.pen, width: Double(size(canvas.ruler).width))
    draw(on: Canvas(pen: pen, ruler: canvas.ruler), in: theme)
  }
}

/// Whether a word of these characters is read from right to left: whether one of them is of such a script.
func readsFromRightToLeft(_ characters: some Sequence<String>) -> Bool {
  characters.contains { $0.unicodeScalars.contains(where: \.isRightToLeft) }
}

/// A figure in all files that there are of it.
public struct FigureImage: Sendable, Equatable {
  /// What its files are called, and what the ids inside begin with.
  public let id: String
  /// CSS pixels.
  public let width: Int
  /// CSS pixels.
  public let height: Int
  /// On light paper.
  public let svg: [UInt8]
  /// On dark paper.
  public let darkSVG: [UInt8]
  /// On light paper, at two pixels a CSS pixel.
  public let png: [UInt8]
}

/// Draws `figure` in all formats, for `room`. Throws `FigureError`.
public func render(
  _ figure: some Figure, id: String, title: String, description: String, in room: Room = .column
) throws(FigureError) -> FigureImage {
  let size = try pictureSize(of: figure, in: room)
  let picture = try renderSVG(
    figure, id: id, title: title, description: description, in: room)
  return FigureImage(
    id: id, width: size.width, height: size.height, svg: picture.svg(in: .light),
    darkSVG: picture.svg(in: .dark), png: try renderPNG(figure, in: room))
}

/// Draws `figure` for `room`. All ids inside the SVG begin with `id`, so that several figures can stand in one
/// page; `title` and `description` are for those who cannot see the picture. Throws `FigureError`.
public func renderSVG(
  _ figure: some Figure, id: String, title: String, description: String, in room: Room
) throws(FigureError) -> SVGPicture {
  try withFonts { fonts throws(FigureError) in
    let ruler = Ruler(fonts: fonts, room: room)
    let markers = ColorMarkers()
    let bytes = try drawSVG(of: figure, pictureSize(of: figure, ruler), markers, fonts, ruler)
    return SVGPicture(
      id: id, title: title, description: description, bytes: bytes, colors: markers.colors)
  }
}

/// Draws `figure` for `room` on light paper, at two pixels a CSS pixel. Throws `FigureError`.
public func renderPNG(_ figure: some Figure, in room: Room) throws(FigureError) -> [UInt8] {
  try withFonts { fonts throws(FigureError) in
    let ruler = Ruler(fonts: fonts, room: room)
    return try drawPNG(of: figure, pictureSize(of: figure, ruler), scale: 2, fonts, ruler)
  }
}

/// `figure` as a PNG on light paper, at one pixel a CSS pixel. Throws `FigureError`.
public func renderPNG(_ figure: some Figure) throws(FigureError) -> [UInt8] {
  try withFonts { fonts throws(FigureError) in
    let ruler = Ruler(fonts: fonts, room: .column)
    return try drawPNG(of: figure, pictureSize(of: figure, ruler), scale: 1, fonts, ruler)
  }
}

/// The size that the picture of `figure` will have in `room`. Throws `FigureError` without its fonts.
public func pictureSize(of figure: some Figure, in room: Room = .column) throws(FigureError)
  -> FigureSize
{
  try withFonts { fonts throws(FigureError) in
    pictureSize(of: figure, Ruler(fonts: fonts, room: room))
  }
}

/// The figure's size with its margin.
func pictureSize(of figure: some Figure, _ ruler: Ruler) -> FigureSize {
  let size = figure.size(ruler)
  return FigureSize(Double(size.width) + 2 * Room.margin, Double(size.height) + 2 * Room.margin)
}

private func drawSVG(
  of figure: some Figure, _ size: FigureSize, _ markers: ColorMarkers, _ fonts: FontSet,
  _ ruler: Ruler
) throws(FigureError) -> [UInt8] {
  let sink = ByteSink()
  let surface = cairo_svg_surface_create_for_stream(
    ByteSink.write, Unmanaged.passUnretained(sink).toOpaque(),
    Double(size.width), Double(size.height))!
  cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX)
  defer { cairo_surface_destroy(surface) }
  try draw(figure, size, on: surface, scale: 1, markers.marker, fonts, ruler)
  cairo_surface_finish(surface)
  return sink.bytes
}

/// The picture as a PNG file of `scale` pixels to a CSS pixel.
func drawPNG(
  of figure: some Figure, _ size: FigureSize, scale: Int, _ fonts: FontSet, _ ruler: Ruler
) throws(FigureError) -> [UInt8] {
  let surface = cairo_image_surface_create(
    CAIRO_FORMAT_RGB24, Int32(size.width * scale), Int32(size.height * scale))!
  defer { cairo_surface_destroy(surface) }
  try draw(figure, size, on: surface, scale: Double(scale), \.light, fonts, ruler)
  cairo_surface_flush(surface)
  return encodePNG(surface)
}

private func draw(
  _ figure: some Figure, _ size: FigureSize, on surface: OpaquePointer, scale: Double,
  _ rgb: @escaping (Color) -> RGB, _ fonts: FontSet, _ ruler: Ruler
) throws(FigureError) {
  let context = cairo_create(surface)!
  defer { cairo_destroy(context) }
  cairo_scale(context, scale, scale)
  let canvas = Canvas(pen: CairoPen(context, fonts, rgb: rgb), ruler: ruler)
  let theme = Theme.standard
  canvas.fill(
    Rect(x: 0, y: 0, width: Double(size.width), height: Double(size.height)), theme.background)
  cairo_translate(context, Room.margin, Room.margin)
  figure.draw(mirroredIfNeededOn: canvas, in: theme)
  for status in [cairo_status(context), cairo_surface_status(surface)]
  where status != CAIRO_STATUS_SUCCESS {
    throw .drawing(reason: String(cString: cairo_status_to_string(status)))
  }
}

/// Takes in what Cairo writes.
private final class ByteSink {
  var bytes: [UInt8] = []

  static let write: cairo_write_func_t = { sink, data, count in
    let bytes = UnsafeBufferPointer(start: data, count: Int(count))
    Unmanaged<ByteSink>.fromOpaque(sink!).takeUnretainedValue().bytes.append(contentsOf: bytes)
    return CAIRO_STATUS_SUCCESS
  }
}
