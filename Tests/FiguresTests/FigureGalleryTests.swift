import Basics
import CPng
import Testing

@testable import Figures

@Suite struct FigureGalleryTests {
  @Test(
    "drawn twice, also by a fresh font set, a figure has the same bytes",
    arguments: FigureGallery.examples.map(\.id))
  func isStable(id: String) throws {
    let figure = try galleryFigure(id)
    let first = try render(figure, id: "a")
    #expect(try render(figure, id: "a") == first)
    let fonts = try FontSet()
    let size = pictureSize(of: figure, Ruler(fonts: fonts))
    #expect(try drawPNG(of: figure, size, scale: 2, fonts, Ruler(fonts: fonts)) == first.png)
  }

  @Test("threads that draw at once do not disturb each other")
  func isIndependentOfThreads() async throws {
    let alone = try FigureGallery.examples.map { try render($0.figure, id: $0.id) }
    try await withThrowingTaskGroup(of: [FigureImage].self) { group in
      for _ in 0..<2 {
        group.addTask { try FigureGallery.examples.map { try render($0.figure, id: $0.id) } }
      }
      for try await together in group { #expect(together == alone) }
    }
  }

  @Test(
    "ids are the figure's own, unique, and all references lead somewhere",
    arguments: FigureGallery.examples.map(\.id))
  func prefixesIds(id: String) throws {
    let image = try render(galleryFigure(id), id: id)
    for (svg, prefix) in [(image.svg, "\(id)-"), (image.darkSVG, "\(id)-dark-")] {
      let text = String(decoding: svg, as: UTF8.self)
      let ids = values(in: text, after: "id=\"", upTo: "\"")
      let references =
        values(in: text, after: "href=\"#", upTo: "\"")
        + values(in: text, after: "url(#", upTo: ")")
      #expect(!ids.isEmpty)
      #expect(ids.allSatisfy { $0.hasPrefix(prefix) })
      #expect(Set(ids).count == ids.count)
      #expect(Set(references).isSubset(of: Set(ids)))
    }
  }

  @Test(
    "the SVG has the stated size, the title and the description",
    arguments: FigureGallery.examples.map(\.id))
  func statesSizeAndTitle(id: String) throws {
    let image = try render(galleryFigure(id), id: id, title: "<b>", description: "a & b")
    let text = String(decoding: image.svg, as: UTF8.self)
    #expect(text.contains("width=\"\(image.width)px\" height=\"\(image.height)px\""))
    #expect(text.contains("<title>&lt;b&gt;</title>"))
    #expect(text.contains("<desc>a &amp; b</desc>"))
    #expect(image.svg != image.darkSVG)
  }

  @Test(
    "libpng reads the PNG back at two pixels a CSS pixel",
    arguments: FigureGallery.examples.map(\.id))
  func decodes(id: String) throws {
    let image = try render(galleryFigure(id), id: id)
    let decoded = decodePNG(image.png)
    #expect(decoded.width == 2 * image.width)
    #expect(decoded.height == 2 * image.height)
    #expect(decoded.pixels.prefix(3) == [255, 255, 255], "the background stands in the corner")
    #expect(Set(decoded.pixels).count > 20, "something is drawn")
  }

  @Test func namesEachExampleOnce() {
    let ids = FigureGallery.examples.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(FigureGallery.examples.allSatisfy { !$0.summary.isEmpty })
    // What is in a figure can be told, so that it is drawn once.
    let contents = FigureGallery.examples.compactMap { contentDigest(of: $0.figure) }
    #expect(Set(contents).count == ids.count)
  }
}

/// The example of the gallery that has the id.
func galleryFigure(_ id: String) throws -> any Figure {
  try #require(FigureGallery.examples.first { $0.id == id }).figure
}

/// A figure as a page shows it that has little to say.
func render(_ figure: some Figure, id: String) throws(FigureError) -> FigureImage {
  try render(figure, id: id, title: "t", description: "d")
}

/// What stands between `start` and `end`, wherever it does.
func values(in text: String, after start: String, upTo end: Character) -> [String] {
  var result: [String] = []
  var rest = Substring(text)
  while let range = rest.firstRange(of: start) {
    rest = rest[range.upperBound...]
    result.append(String(rest.prefix { $0 != end }))
  }
  return result
}

/// Expects a frame of two CSS pixels around the picture that has the background's colour.
func expectFreeEdge(
  of figure: some Figure, in room: Room = .column, at location: SourceLocation = #_sourceLocation
) throws {
  let image = decodePNG(try renderPNG(figure, in: room))
  let row = 3 * image.width
  let edge = (0..<image.height).flatMap { y in
    let isOuter = y < 4 || y >= image.height - 4
    return isOuter
      ? [y * row..<(y + 1) * row] : [y * row..<y * row + 12, (y + 1) * row - 12..<(y + 1) * row]
  }
  let isFree = edge.allSatisfy { image.pixels[$0].allSatisfy { $0 == 255 } }
  #expect(isFree && !edge.isEmpty, "\(type(of: figure)), \(room)", sourceLocation: location)
}

/// The picture as red, green and blue bytes; empty if libpng refuses it.
func decodePNG(_ bytes: [UInt8]) -> (width: Int, height: Int, pixels: [UInt8]) {
  var image = png_image()
  image.version = UInt32(PNG_IMAGE_VERSION)
  guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else { return (0, 0, []) }
  image.format = UInt32(PNG_FORMAT_FLAG_COLOR)
  var pixels = [UInt8](repeating: 0, count: Int(image.width * image.height) * 3)
  guard png_image_finish_read(&image, nil, &pixels, 0, nil) != 0 else { return (0, 0, []) }
  return (Int(image.width), Int(image.height), pixels)
}
