import Testing

@testable import Sites

/// What becomes of a site's pieces in a report that is one file.
struct SingleFileTests {
  private static let picture = "<svg id=\"a\">\n50 % #1</svg>"

  @Test func aPictureIsAnAddress() throws {
    let pictures = InlinePictures([
      SiteFile("figures/bars.svg", Self.picture), SiteFile("figures/bars.png", "PNG"),
    ])
    #expect(
      pictures.picture(at: "figures/bars.svg")
        == "data:image/svg+xml,%3Csvg%20id=%22a%22%3E%0A50%20%25%20%231%3C/svg%3E")
    #expect(pictures.picture(at: "figures/bars.png") == nil)
  }

  private func inlined(_ html: String) -> String {
    InlinedPage(
      id: "loss", pages: ["index", "loss", "counting"],
      pictures: InlinePictures([SiteFile("figures/bars.svg", Self.picture)])
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
      from: SampleFindings(), asOneFileToo: true,
      data: {
        [
          DataScript("words", deflated: [1, 2, 3]),
          DataScript("catalog", json: Array("[\"</script>\"]".utf8)),
        ]
      })
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
