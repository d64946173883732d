import Basics
import Testing

@testable import Figures

/// What stands for a site elsewhere: its picture, its icon, its table without words.
struct SharePictureTests {
  private static let columns = ["Equal chances", "Bigram counts", "Transformer"].map {
    SharePicture.Column(
      $0, ["xtxwbpmknuus", String(repeating: "m", count: 60)] + Array(repeating: "mo", count: 9))
  }
  private static let levels = [
    ("Transformer", 1.93), ("equal chances", 3.2958), ("broken", .infinity),
  ]
  .map { SharePicture.Level($0.0, $0.1) }

  private func picture(columns: [SharePicture.Column], levels: [SharePicture.Level]) -> SharePicture
  {
    SharePicture(
      title: "Making more names", subtitle: String(repeating: "long ", count: 60), columns: columns,
      levels: levels)
  }

  @Test func drawsNothingBeyondItsEdge() {
    expectInside(picture(columns: Self.columns, levels: Self.levels))
    expectInside(picture(columns: Self.columns, levels: []))
    expectInside(picture(columns: [], levels: Self.levels))
    expectInside(IconPicture())
  }

  /// Services want 1200 times 630 pixels; a PNG has its size in bytes 16 to 23.
  @Test func hasTheSizeThatServicesAskFor() throws {
    let png = try renderPNG(picture(columns: Self.columns, levels: Self.levels))
    #expect(Array(png[16..<24]) == [0, 0, 0x04, 0xB0, 0, 0, 0x02, 0x76])
  }

  /// Telephones ask for 180 times 180 pixels.
  @Test func theIconHasTheSizeThatTelephonesAskFor() throws {
    let png = try renderPNG(IconPicture(side: 180))
    #expect(Array(png[16..<24]) == [0, 0, 0, 180, 0, 0, 0, 180])
  }

  /// What stands in no gallery of figures is held to the same.
  @Test func picturesAreTheSameEachTime() throws {
    let pictures: [any Figure] = [
      picture(columns: Self.columns, levels: Self.levels), IconPicture(), IconPicture(side: 180),
    ]
    for figure in pictures {
      #expect(try renderPNG(figure) == renderPNG(figure))
      let decoded = decodePNG(try renderPNG(figure))
      #expect(decoded.pixels.prefix(3) == [255, 255, 255] && Set(decoded.pixels).count > 20)
      for mark in marks(of: figure) { #expect((mark.textStyle?.size ?? 12) >= 12) }
    }
  }

  @Test func theLowestLossStandsLastAndFurthestLeft() throws {
    let marks = marks(of: picture(columns: [], levels: Self.levels))
    let dots = marks.filter { $0.fill != nil }.compactMap(\.center)
    #expect(dots.count == 2)
    #expect(dots[0].y < dots[1].y && dots[0].x > dots[1].x)
  }

  /// A table of one pixel a cell: the most frequent pair is the darkest, and zero has a colour of its own.
  @Test func aThumbnailHasAPixelACell() throws {
    let thumbnail = CellThumbnail([0, 1, 9, 0], columns: 2)
    let png = thumbnail.png
    #expect(Array(png[16..<24]) == [0, 0, 0, 2, 0, 0, 0, 2])
    #expect(thumbnail.png == png)
    let texts = [Scheme.light, .dark, .both].map {
      String(decoding: thumbnail.svg(side: 280, in: $0), as: UTF8.self)
    }
    #expect(texts.allSatisfy { $0.contains("viewBox=\"0 0 280 280\"") })
    let images = texts.map { values(in: $0, after: "href=\"data:image/png;base64,", upTo: "\"") }
    #expect(images.map(\.count) == [1, 1, 2] && images[0] != images[1])
    #expect(images[2] == images[0] + images[1], "each stands in the group of its scheme")
    #expect(values(in: texts[2], after: "<g class=\"", upTo: "\"") == ["light", "dark"])
  }
}
