import Testing

@testable import Sites

/// Papers that pages cite.
struct PapersTests {
  private static let papers = """
    [^a2003]: A. Author (2003): [Title](https://a.org/x).
    [^b1999]: B. Author (1999): *Other*.

    """

  private func files(_ text: String) throws -> [String: String] {
    let site = Site(
      cover: SampleReport.cover, chapters: [SampleReport.loss],
      templates: SampleReport.templates(["papers.md": Self.papers, "index.md": "{{count}} \(text)"]
      ),
      scripts: PageScripts(play: nil))
    return Dictionary(
      uniqueKeysWithValues: try site.files(from: SampleFindings()).map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test func aPageNumbersWhatItCites() throws {
    let files = try files("b[^b1999] a[^a2003] b[^b1999]\n\n```\n[^a-z]\n```\n")
    let page = try #require(files["index.html"])
    let two = "<a href=\"#paper-a2003\" aria-label=\"Reference 2\">2</a>"
    #expect(page.contains("a<sup class=\"cite\">\(two)</sup>"))
    #expect(page.split(separator: "aria-label=\"Reference 1\"").count == 3)
    #expect(
      page.contains("<li><span id=\"paper-b1999\"></span>B. Author (1999): <em>Other</em>.</li>"))
    #expect(page.contains("[^a-z]"))
    let other = try #require(files["loss.html"])
    #expect(!other.contains("References"))
  }

  @Test func theReportHasFootnotes() throws {
    let report = try #require(try files("b[^b1999] a[^a2003]")["report.md"])
    #expect(report.contains("b[^b1999] a[^a2003]"))
    let footnotes = Self.papers.split(separator: "\n").reversed().joined(separator: "\n")
    #expect(report.contains("\n\n\(footnotes)\n"))
  }

  @Test func anUnknownPaperIsAnError() {
    let error = SiteError.unknownPaper("c", page: "index", known: ["a2003", "b1999"])
    #expect(throws: error) { try files("[^c]") }
  }
}
