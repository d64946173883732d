import Basics
import CCairo
import FoundationEssentials

/// A table of counts as a small picture without words: a pixel a cell, which browsers enlarge as it is. A fiftieth of
/// what the same table weighs as shapes.
public struct CellThumbnail: Sendable {
  let values: [Double]
  let columns: Int

  /// A square table, row after row; zero has a colour of its own.
  public init(_ values: [Double], columns: Int) {
    precondition(
      columns > 0 && values.count == columns * columns, "a thumbnail is of a square table")
    (self.values, self.columns) = (values, columns)
  }

  /// An SVG of `side` times `side` CSS pixels.
  public func svg(side: Int, _ theme: Theme) -> [UInt8] {
    let image = "data:image/png;base64,\(Data(png(theme)).base64EncodedString())"
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(side)px" height="\(side)px" viewBox="0 0 \(side) \(side)">
      <image width="\(side)" height="\(side)" style="image-rendering:pixelated" href="\(image)"/>
      </svg>

      """.utf8)
  }

  /// A pixel a cell; the more, the further along the theme's colours, on a logarithmic scale.
  public func png(_ theme: Theme) -> [UInt8] {
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24, Int32(columns), Int32(columns))!
    defer { cairo_surface_destroy(surface) }
    let context = cairo_create(surface)!
    defer { cairo_destroy(context) }
    let most = Elementary.log1p(values.max() ?? 0)
    for (index, value) in values.enumerated() {
      let color =
        value > 0
        ? theme.sequential.color(at: most > 0 ? Elementary.log1p(value) / most : 0) : theme.unseen
      cairo_set_source_rgb(
        context, Double(color.red) / 255, Double(color.green) / 255, Double(color.blue) / 255)
      cairo_rectangle(context, Double(index % columns), Double(index / columns), 1, 1)
      cairo_fill(context)
    }
    cairo_surface_flush(surface)
    return encodePNG(surface)
  }
}
