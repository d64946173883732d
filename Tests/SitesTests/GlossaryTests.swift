import Testing

@testable import Sites

/// Terms of the glossary on other pages, and where the index says that they are told.
struct GlossaryTests {
  private static let page = """
    ## Words

    ### Learning rate

    How far a step goes, see [loss](glossary.html#loss).

    ### Loss

    How wrong a model is.

    """

  private static let glossary = Chapter<SampleFindings, Void>(
    id: "glossary", title: "Glossary", question: "What is it?", part: "Last", needs: ()
  ) { _ in ChapterContent() }

  private static let terms = Chapter<SampleFindings, Void>(
    id: "terms", title: "Terms", question: "Where is it?", part: "Last", needs: ()
  ) { _ in ChapterContent() }

  private func files(_ text: String) throws -> [SiteFile] {
    let templates = SampleReport.templates([
      "glossary.md": Self.page, "index.md": "{{count}}" + text,
    ])
    return try Site(
      cover: SampleReport.cover,
      chapters: [
        SampleReport.counting, SampleReport.loss.telling("loss", "log-sum-exp"), Self.glossary,
        Self.terms,
      ],
      templates: templates, scripts: PageScripts(play: nil)
    ).files(from: SampleFindings(), asOneFileToo: true)
  }

  private func text(_ path: String, _ files: [SiteFile]) throws -> String {
    String(decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
  }

  @Test func aTermOpensItsEntryInPlace() throws {
    let files = try files(
      " a [*learning rate*](glossary.html#learning-rate), [again](glossary.html#learning-rate)")
    let page = try text("index.html", files)
    let button = "<button type=\"button\" class=\"term\" popovertarget=\"term-learning-rate\">"
    let first = "<span class=\"whole\">\(button)<em>learning rate</em></button>,</span>"
    #expect(page.contains("\(first) \(button)again</button>"))
    #expect(page.split(separator: "<aside popover id=\"term-learning-rate\"").count == 2)
    #expect(
      page.contains("<p>How far a step goes, see <a href=\"glossary.html#loss\">loss</a>.</p>"))
    let single = try text("mmreport.html", files)
    #expect(single.contains("popovertarget=\"index--term-learning-rate\""))
    #expect(single.contains("id=\"index--term-learning-rate\""))
  }

  @Test func theReportLinksWithin() throws {
    let report = try text("report.md", try files(" a [rate](glossary.html#learning-rate)"))
    #expect(report.contains("a [rate](#glossary-learning-rate)"))
    #expect(report.contains("<a id=\"glossary-learning-rate\"></a>\n\n#### Learning rate\n"))
  }

  @Test func anUnknownTermIsAnError() {
    let error = SiteError.unknownTerm("los", page: "index", known: ["learning-rate", "loss"])
    #expect(throws: error) { try files(" [x](glossary.html#los)") }
  }

  @Test func theIndexHasWhereTermsAreTold() throws {
    let files = try files(" [rate](glossary.html#learning-rate)")
    let page = try text("terms.html", files)
    func entry(_ name: String) throws -> Substring {
      try #require(page.split(separator: "\n").first { $0.contains("<strong>\(name)</strong>") })
    }
    // No chapter declares it: the first that links to it tells it.
    #expect(try entry("Learning rate").contains("<a href=\"index.html\">Sample report</a>"))
    let loss = try entry("Loss")
    #expect(loss.contains("<a href=\"loss.html\">One number for a model</a>, <a href=\"https://"))
    #expect(loss.contains(">1:02:57</a>"))
    // Without an entry of the glossary it is no button.
    #expect(try !entry("Log-sum-exp").contains("<button"))
    #expect(
      page.firstRange(of: "<strong>Learning rate")!.lowerBound
        < page.firstRange(of: "<strong>Log-sum-exp")!.lowerBound)
  }

  @Test func contentsNameTermsAndMinute() throws {
    let page = try text("counting.html", try files(""))
    #expect(page.contains("<span class=\"terms\">loss and log-sum-exp, 1:02:57</span>"))
    #expect(page.contains("<span class=\"terms\">25:10</span>"))
  }
}
