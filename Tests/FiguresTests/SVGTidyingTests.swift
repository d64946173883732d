import Testing

@testable import Figures

@Suite struct SVGTidyingTests {
  private func tidied(_ body: String) -> String {
    let bytes = tidySVG(Array(body.utf8), id: "fig", title: "a < b", description: "x & y")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func renumbersIdsAndReferences() {
    #expect(
      tidied("<symbol id=\"glyph0-7\"/><use xlink:href=\"#glyph0-7\"/><clipPath id=\"clip3\"/>")
        == "<symbol id=\"fig-1\"/><use xlink:href=\"#fig-1\"/><clipPath id=\"fig-2\"/>")
    #expect(tidied("url(#clip3) url(#clip4) url(#clip3)") == "url(#fig-1) url(#fig-2) url(#fig-1)")
  }

  @Test func writesColorsInHex() {
    #expect(
      tidied(
        "<path style=\" stroke:none;fill-rule:nonzero;fill:rgb(100%,50.196078%,0%);"
          + "fill-opacity:1;\" d=\"M 0 0 L 2 0 Z M 0 0 \"/>")
        == "<path style=\"fill:#ff8000;\" d=\"M 0 0 L 2 0 Z\"/>")
  }

  @Test func keepsSecondContours() {
    #expect(tidied("d=\"M 0 0 Z M 1 1 L 2 2 Z M 1 1 \"") == "d=\"M 0 0 Z M 1 1 L 2 2 Z\"")
  }

  @Test func joinsGroupsOfOneStyle() {
    #expect(
      tidied("<g a>\n1\n</g>\n<g a>\n2\n</g>\n<g b>\n3\n</g>")
        == "<g a>\n1\n2\n</g>\n<g b>\n3\n</g>")
  }

  @Test func shortensGlyphPlaces() {
    #expect(
      tidied("  <use xlink:href=\"#glyph0-1\" x=\"1.23456\" y=\"-10.5\"/>")
        == "<use xlink:href=\"#fig-1\" x=\"1.23\" y=\"-10.5\"/>")
  }

  @Test func addsTitleAndDescription() {
    #expect(
      tidied("<svg a=\"1\">\n</svg>")
        == "<svg a=\"1\" role=\"img\">\n<title>a &lt; b</title>\n<desc>x &amp; y</desc>\n</svg>")
  }

  @Test func escapesWhatXMLForbids() {
    #expect(escaped("a\u{1}<\"\u{fffe}>\tb") == "a\\u{1}&lt;&quot;\\u{FFFE}&gt; b")
  }
}
