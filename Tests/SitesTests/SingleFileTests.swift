import Testing

@testable import Sites

/// What becomes of a site's pieces in a report that is one file.
struct SingleFileTests {
  private func picture(_ colors: String...) -> String {
    colors.reduce("<svg viewBox=\"0 0 9 9\">") { $0 + "<path style=\"fill:\($1);\" d=\"M 1 1\"/>" }
      + "</svg>"
  }

  private func pictures(_ light: String, _ dark: String) -> InlinePictures {
    InlinePictures([
      SiteFile("figures/bars.svg", light), SiteFile("figures/bars-dark.svg", dark),
      SiteFile("figures/bars.png", "PNG"),
    ])
  }

  /// What an address of percent signs stands for.
  private func text(of address: String?) throws -> String {
    let prefix = "data:image/svg+xml,"
    let address = try #require(address)
    #expect(address.hasPrefix(prefix))
    let pieces = address.dropFirst(prefix.count).split(
      separator: "%", omittingEmptySubsequences: false)
    return try pieces.dropFirst().reduce(String(pieces[0])) { text, piece in
      let code = try #require(UInt8(piece.prefix(2), radix: 16))
      return text + String(Unicode.Scalar(code)) + piece.dropFirst(2)
    }
  }

  @Test func onePictureDoesForBothSchemes() throws {
    let both = pictures(
      picture("red", "red", "blue", "green"), picture("pink", "gray", "blue", "tan"))
    let found = try #require(both.picture(at: "figures/bars.svg"))
    #expect(found.dark == nil)
    #expect(
      try text(of: found.light) == """
        <svg viewBox="0 0 9 9"><style>.s0{fill:red;}.s1{fill:red;}.s2{fill:green;}\
        @media (prefers-color-scheme:dark){.s0{fill:pink;}.s1{fill:gray;}.s2{fill:tan;}}</style>\
        <path class="s0" d="M 1 1"/><path class="s1" d="M 1 1"/>\
        <path style="fill:blue;" d="M 1 1"/><path class="s2" d="M 1 1"/></svg>
        """)
    #expect(both.picture(at: "figures/other.svg") == nil)
  }

  @Test func picturesOfOtherShapesStayTwo() throws {
    let (light, dark) = (picture("red"), picture("red", "gray"))
    let found = try #require(pictures(light, dark).picture(at: "figures/bars-dark.svg"))
    #expect(try text(of: found.light) == light)
    #expect(try text(of: found.dark) == dark)
    #expect(found.dark?.contains(" ") == false)
  }

  private func inlined(_ html: String) -> String {
    InlinedPage(
      id: "loss", pages: ["index", "loss", "counting"],
      pictures: pictures(picture("red"), picture("red", "gray"))
    ).html(html)
  }

  @Test(
    "links lead to other parts of the file, and nowhere else",
    arguments: [
      ("<a href=\"counting.html\">x</a>", "<a href=\"#counting\">x</a>"),
      ("<a href=\"counting.html#a-b\">", "<a href=\"#counting--a-b\">"),
      ("<a class=\"q\" href=\"#a-b\">", "<a class=\"q\" href=\"#loss--a-b\">"),
      (
        "<a href=\"counting.html#table.row=3&amp;table.by=a\">",
        "<a href=\"#counting--table.row=3&amp;counting--table.by=a\">"
      ),
      ("<a href=\"https://a.b/c.html#d\">", "<a href=\"https://a.b/c.html#d\">"),
      ("<a href=\"data/claims.csv\">claims</a>", "<a>claims</a>"),
      ("<h2 id=\"a-b\">1 < 2</h2>", "<h2 id=\"loss--a-b\">1 < 2</h2>"),
      (
        "<p aria-labelledby=\"a b\" hidden>&lt;a href=\"x\"&gt;",
        "<p aria-labelledby=\"loss--a loss--b\" hidden>&lt;a href=\"x\"&gt;"
      ),
      ("a <span class=\"links\"><a href=\"data/x.csv\">CSV</a></span>b", "a b"),
      ("<br/><img alt=\"a > b\" src=\"x.png\">", "<br/><img alt=\"a > b\" src=\"x.png\">"),
    ])
  func rewritesLinks(html: String, expected: String) { #expect(inlined(html) == expected) }

  /// The list of words and the chapters' titles are hostile; see `SampleReport`.
  @Test func theSampleReportIsOneFile() throws {
    let files = try SampleReport.site().files(
      from: SampleFindings(), asOneFileToo: true
    ) {
      [
        DataScript("words", deflated: [1, 2, 3]),
        DataScript("catalog", json: Array("[\"</script>\"]".utf8)),
      ]
    }
    let file = try #require(files.first { $0.path == "mmreport.html" })
    let html = String(decoding: file.bytes, as: UTF8.self)
    #expect(html.contains("<article class=\"page\" id=\"counting\""))
    #expect(html.contains("<script type=\"text/plain\" id=\"data/words\">AQID</script>"))
    #expect(html.contains("id=\"data/catalog\">[\"\\u003c/script>\"]</script>"))
    #expect(html.contains("href=\"#loss--what-is-it\""))
    #expect(html.contains("&amp;counting--bench.rows=3\" aria-label=\"Try it: Most words"))
    #expect(!html.contains("<script>alert"))
    #expect(!html.contains("href=\"data/") && !html.contains("src=\"figures/"))
    let script = try #require(files.first { $0.path == "assets/play/words.js" })
    #expect(
      String(decoding: script.bytes, as: UTF8.self) == "mmreport.receive(\"words\",\"AQID\");\n")
  }

  @Test func withoutAScriptNothingHidesPages() throws {
    let files = try SampleReport.site(script: nil).files(from: SampleFindings(), asOneFileToo: true)
    let file = try #require(files.first { $0.path == "mmreport.html" })
    #expect(!String(decoding: file.bytes, as: UTF8.self).contains("<script"))
    #expect(
      try SampleReport.site().files(from: SampleFindings()).allSatisfy {
        $0.path != "mmreport.html"
      })
  }
}
