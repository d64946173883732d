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
  public func svg(side: Int, in scheme: Scheme) -> [UInt8] {
    let content =
      switch scheme {
      case .light: image(side, \.light)
      case .dark: image(side, \.dark)
      case .both: images(side)
      }
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(side)px" height="\(side)px" viewBox="0 0 \(side) \(side)">
      \(content)
      </svg>

      """.utf8)
  }

  /// Two images in one picture that shows one of them.
  private func images(_ side: Int) -> String {
    """
    <style>.dark{display:none}@media (prefers-color-scheme:dark){.light{display:none}.dark{display:inline}}</style>
    <g class="light">
    \(image(side, \.light))
    </g>
    <g class="dark">
    \(image(side, \.dark))
    </g>
    """
  }

  private func image(_ side: Int, _ paper: KeyPath<Color, RGB>) -> String {
    let address = "data:image/png;base64,\(Data(png(paper)).base64EncodedString())"
    return
      "<image width=\"\(side)\" height=\"\(side)\" style=\"image-rendering:pixelated\" href=\"\(address)\"/>"
  }

  /// On light paper, a pixel a cell.
  public var png: [UInt8] { png(\.light) }

  /// A pixel a cell; the more, the further along the theme's colours, on a logarithmic scale.
  private func png(_ paper: KeyPath<Color, RGB>) -> [UInt8] {
    let theme = Theme.standard
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
      setColor(of: context, color[keyPath: paper])
      cairo_rectangle(context, Double(index % columns), Double(index / columns), 1, 1)
      cairo_fill(context)
    }
    cairo_surface_flush(surface)
    return encodePNG(surface)
  }
}
