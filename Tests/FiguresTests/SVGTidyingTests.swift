import Testing

@testable import Figures

@Suite struct SVGTidyingTests {
  private func tidied(_ body: String) -> String {
    let bytes = tidySVG(
      Array(body.utf8), id: "fig", words: "<title>t</title>\n", SVGStyles([], for: .light))
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func renumbersIdsAndReferences() {
    #expect(
      tidied("<symbol id=\"glyph0-7\"/><use xlink:href=\"#glyph0-7\"/><clipPath id=\"clip3\"/>")
        == "<symbol id=\"fig-1\"/><use xlink:href=\"#fig-1\"/><clipPath id=\"fig-2\"/>")
    #expect(
      tidied("<g clip-path=\"url(#clip3)\"><g mask=\"url(#m)\"><g clip-path=\"url(#clip3)\">")
        == "<g clip-path=\"url(#fig-1)\"><g mask=\"url(#fig-2)\"><g clip-path=\"url(#fig-1)\">")
  }

  @Test func shortensClosedPaths() {
    #expect(
      tidied("<path d=\"M 0 0 Z M 1 1 L 2 2 Z M 1 1 \"/>")
        == "<path d=\"M 0 0 Z M 1 1 L 2 2 Z\"/>")
    for path in ["<path d=\"\"/>", "<path d=\"M 1 1 \"/>", "<path d=\"M 0 0 Z L 1 1 M 1.5 1\"/>"] {
      #expect(tidied(path) == path)
    }
  }

  @Test func joinsGroupsOfOneStyle() {
    #expect(
      tidied("<g a=\"1\">\n<b/>\n</g>\n<g a=\"1\">\n<c/>\n</g>\n<g a=\"2\">\n<d/>\n</g>")
        == "<g a=\"1\">\n<b/>\n<c/>\n</g>\n<g a=\"2\">\n<d/>\n</g>")
  }

  @Test("a group that another one holds is not joined with what follows that one")
  func keepsGroupsApartThatStandInOthers() {
    let clipped = "<g clip=\"1\">\n<g a=\"1\">\n<b/>\n</g>\n</g>\n<g a=\"1\">\n<c/>\n</g>"
    #expect(tidied(clipped) == clipped)
    #expect(
      tidied("<g clip=\"1\">\n<g a=\"1\">\n</g>\n</g>\n<g clip=\"1\">\n<c/>\n</g>")
        == "<g clip=\"1\">\n<g a=\"1\">\n</g>\n<c/>\n</g>")
  }

  @Test func shortensGlyphPlacesAndOutlines() {
    #expect(
      tidied("\n  <use xlink:href=\"#glyph0-1\" x=\"1.23456\" y=\"-10.5\"/>\n")
        == "\n<use xlink:href=\"#fig-1\" x=\"1.23\" y=\"-10.5\"/>\n")
    #expect(
      tidied("<symbol>\n<path d=\"M 1.239 2\"/>\n</symbol>\n<path d=\"M 1.239 2\"/>")
        == "<symbol>\n<path d=\"M 1.23 2\"/>\n</symbol>\n<path d=\"M 1.239 2\"/>")
    // Cairo 1.18.
    #expect(
      tidied(
        "<g>\n<g id=\"glyph-0-1\">\n<path d=\"M 1.239 2\"/>\n</g>\n</g>\n<path d=\"M 1.239 2\"/>")
        == "<g>\n<g id=\"fig-1\">\n<path d=\"M 1.23 2\"/>\n</g>\n</g>\n<path d=\"M 1.239 2\"/>")
  }

  @Test func addsTitleAndDescription() {
    #expect(
      tidied("<?xml version=\"1.0\"?>\n<svg a=\"1\">\n</svg>")
        == "<?xml version=\"1.0\"?>\n<svg a=\"1\" role=\"img\">\n<title>t</title>\n</svg>")
    let picture = SVGPicture(
      id: "fig", title: "a < b", description: "x & y", bytes: Array("<svg>\n</svg>".utf8),
      colors: [])
    #expect(
      String(decoding: picture.svg(in: .dark), as: UTF8.self)
        == "<svg role=\"img\">\n<title>a &lt; b</title>\n<desc>x &amp; y</desc>\n</svg>")
  }

  @Test(
    "what ends too early is copied as far as it goes", arguments: ["<", "<path d=\"M 1", "<g a"])
  func endsWithItsInput(text: String) { #expect(tidied(text).hasPrefix(text)) }

  @Test func escapesWhatXMLForbids() {
    #expect(escaped("a\u{1}<\"\u{fffe}>\tb") == "a\\u{1}&lt;&quot;\\u{FFFE}&gt; b")
  }
}
