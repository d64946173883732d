import Testing

@testable import Figures

@Suite struct SVGStylesTests {
  /// The first two differ on both papers, the next ones on one of them, and the last on none.
  private let colors = [
    Color(light: 0xff0000, dark: 0xffc0cb), Color(light: 0x0000ff, dark: 0x00ffff),
    Color(light: 0xff0000, dark: 0x808080), Color(light: 0x00ff00, dark: 0x808080),
    Color(light: 0xabcdef, dark: 0xabcdef),
  ]

  private func picture(_ markers: Int...) -> String {
    markers.reduce("<svg>\n") { $0 + "<path style=\"\(style($1))\" d=\"M 1 1\"/>\n" } + "</svg>"
  }

  /// As Cairo writes it.
  private func style(_ marker: Int) -> String {
    " stroke:none;fill-rule:nonzero;fill:rgb(0%,0%,\(Double(marker) / 2.55)%);fill-opacity:1;"
  }

  private func tidied(_ body: String, _ scheme: Scheme) -> String {
    let bytes = tidySVG(Array(body.utf8), id: "x", words: "", SVGStyles(colors, for: scheme))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func whatDiffersOnLightAndDarkPaperHasAClass() {
    #expect(
      tidied(picture(0, 2, 4, 0, 3), .both) == """
        <svg role="img">
        <style>.s0{fill:#ff0000;}.s1{fill:#ff0000;}.s2{fill:#00ff00;}\
        @media (prefers-color-scheme:dark){.s0{fill:#ffc0cb;}.s1{fill:#808080;}.s2{fill:#808080;}}</style>
        <path class="s0" d="M 1 1"/>
        <path class="s1" d="M 1 1"/>
        <path style="fill:#abcdef;" d="M 1 1"/>
        <path class="s0" d="M 1 1"/>
        <path class="s2" d="M 1 1"/>
        </svg>
        """)
  }

  @Test func onePaperHasItsOwnColors() {
    #expect(
      values(in: tidied(picture(0, 3, 4), .light), after: "style=\"", upTo: "\"")
        == ["fill:#ff0000;", "fill:#00ff00;", "fill:#abcdef;"])
    #expect(
      values(in: tidied(picture(0, 3, 4), .dark), after: "style=\"", upTo: "\"")
        == ["fill:#ffc0cb;", "fill:#808080;", "fill:#abcdef;"])
    #expect(!tidied(picture(4), .both).contains("<style>"))
  }

  @Test func groupsAreJoinedWhereTheyLookTheSame() {
    let groups = [0, 2, 3].map { "<g style=\"\(style($0))\">\n<b/>\n</g>\n" }.joined()
    let counts = [Scheme.light, .dark, .both].map {
      values(in: tidied(groups, $0), after: "<g ", upTo: ">").count
    }
    #expect(counts == [2, 2, 3])
  }

  @Test("Cairo 1.18 writes attributes where 1.16 writes styles")
  func readsAttributes() {
    let path = "<path fill-rule=\"nonzero\" fill=\"rgb(0%, 0%, 0%)\" d=\"\"/>"
    #expect(tidied(path, .dark) == "<path fill-rule=\"nonzero\" style=\"fill:#ffc0cb;\" d=\"\"/>")
    #expect(tidied(path, .both).contains("<path fill-rule=\"nonzero\" class=\"s0\" d=\"\"/>"))
    let outline = "<path fill=\"none\" stroke=\"rgb(0%, 0%, 0%)\"/>"
    #expect(tidied(outline, .light) == "<path fill=\"none\" style=\"stroke:#ff0000;\"/>")
  }

  @Test("what Cairo 1.18 fills and outlines has one attribute for both, as XML asks")
  func joinsAttributes() {
    let both =
      "<path fill=\"rgb(0%, 0%, 0%)\" stroke-width=\"2\" stroke=\"rgb(100%, 50.196078%, 0%)\" d=\"\"/>"
    #expect(
      tidied(both, .dark)
        == "<path style=\"fill:#ffc0cb;stroke:#ff8000;\" stroke-width=\"2\" d=\"\"/>")
    #expect(
      tidied("<svg>\n\(both)</svg>", .both).hasSuffix(
        ".s0{fill:#ffc0cb;stroke:#ff8000;}}</style>\n<path class=\"s0\" stroke-width=\"2\" d=\"\"/></svg>"
      ))
  }

  @Test func whatIsNoMarkerIsAColor() {
    let path = "<path style=\"stroke:rgb(100%,50.196078%,0%);stroke-opacity:1;stroke-width:2;\"/>"
    #expect(tidied(path, .both) == "<path style=\"stroke:#ff8000;stroke-width:2;\"/>")
  }

  @Test("Cairo writes every marker so that its colour is found again")
  func findsManyColors() throws {
    let shades = (0..<1000).map { Color(light: 0x100000 + $0, dark: 0xf00000 + 7 * $0) }
    let picture = try renderSVG(
      Swatches(colors: shades), id: "x", title: "t", description: "d", in: .column)
    func fills(_ scheme: Scheme) -> [String] {
      let text = String(decoding: picture.svg(in: scheme), as: UTF8.self)
      return Array(values(in: text, after: "style=\"fill:", upTo: ";").dropFirst())
    }
    #expect(fills(.light) == shades.map(\.light.hex))
    #expect(fills(.dark) == shades.map(\.dark.hex))
  }

  @Test(
    "in both schemes a figure is the light one, and by its rules the dark one",
    arguments: FigureGallery.examples.map(\.id))
  func showsEachPaper(id: String) throws {
    let picture = try renderSVG(
      galleryFigure(id), id: id, title: "t", description: "d", in: .column)
    let texts = [Scheme.both, .light, .dark].map {
      String(decoding: picture.svg(in: $0), as: UTF8.self)
    }
    let sheet = try #require(values(in: texts[0], after: "<style>", upTo: "<").first)
    let parts = sheet.split(separator: "@media (prefers-color-scheme:dark){").map {
      values(in: String($0), after: "{", upTo: "}")
    }
    #expect(parts.count == 2 && parts[0].count == parts[1].count)
    #expect(elements(of: texts[0], parts[0]) == elements(of: texts[1]))
    let dark = texts[2].replacing("\(id)-dark-", with: "\(id)-")
    #expect(elements(of: texts[0], parts[1]) == elements(of: dark))
  }

  /// All but groups, each with the tags of those that it stands in; classes are replaced by their styles.
  private func elements(of text: String, _ styles: [String] = []) -> [String] {
    var open: [Substring] = []
    return text.split(separator: "\n").compactMap { line in
      if line.hasPrefix("<style>") { return nil }
      let number = values(in: String(line), after: " class=\"s", upTo: "\"").first.flatMap {
        Int($0)
      }
      let line =
        number.map { line.replacing("class=\"s\($0)\"", with: "style=\"\(styles[$0])\"") } ?? line
      if line == "</g>" { open.removeLast() } else if line.hasPrefix("<g") { open.append(line) }
      return line == "</g>" || line.hasPrefix("<g") ? nil : open.joined() + line
    }
  }
}

/// Squares, one a colour.
private struct Swatches: Figure {
  let colors: [Color]

  func size(_ ruler: Ruler) -> FigureSize { FigureSize(Double(colors.count), 1) }

  func draw(on canvas: Canvas, in theme: Theme) {
    for (index, color) in colors.enumerated() {
      canvas.fill(Rect(x: Double(index), y: 0, width: 1, height: 1), color)
    }
  }
}
