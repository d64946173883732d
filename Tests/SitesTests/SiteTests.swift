import Glibc
import Testing

@testable import Sites

private func text(_ path: String, in files: [SiteFile]) throws -> String {
  let file = try #require(files.first { $0.path == path }, "no file \(path)")
  return String(decoding: file.bytes, as: UTF8.self)
}

@Suite struct SiteTests {
  @Test func hasAPageAChapterAndAllThatTheyShow() throws {
    let paths = try SampleReport.site().files(from: SampleFindings()).map(\.path)
    #expect(
      paths.filter { !$0.hasPrefix("assets/") } == [
        "index.html", "counting.html", "loss.html", "404.html", "report.md",
        "figures/sample-bars.svg",
        "figures/sample-bars-dark.svg", "figures/sample-bars.png",
        "figures/sample-bars-narrow.svg", "data/sample-words.csv",
        "data/sample-checks.csv", "data/sample-bars.csv",
        "data/claims.csv",
      ])
    #expect(paths.contains("assets/style.css"))
    #expect(paths.contains("assets/fonts/KaTeX_Math-Italic.woff2"))
  }

  @Test func loadsItsScriptOnlyWhereThereIsSomethingToDo() throws {
    let files = try SampleReport.site().files(from: SampleFindings())
    let tag = "<script src=\"assets/play.js\" defer></script>"
    #expect(try text("counting.html", in: files).contains(tag))
    #expect(try !text("loss.html", in: files).contains("<script"))
    #expect(try !text("index.html", in: files).contains("<script"))
    #expect(try text("assets/play.js", in: files) == "play()")
  }

  @Test func tellsAFormWhatItNeedsAsJSON() throws {
    let page = try text("counting.html", in: SampleReport.site().files(from: SampleFindings()))
    #expect(page.contains("<section class=\"play\" id=\"play-bench\" data-play=\"bench\""))
    #expect(page.contains("data-title=\"Try it &amp; see\""))
    #expect(
      page.contains("{&quot;rate&quot;:0.5,&quot;rows&quot;:3,&quot;words&quot;:[&quot;emma&quot;"))
    #expect(page.contains("&quot;line\\nbreak&quot;"))
  }

  @Test func showsNothingToDoInTheReportOrWithoutAScript() throws {
    let findings = SampleFindings()
    let report = try text("report.md", in: SampleReport.site().files(from: findings))
    #expect(!report.contains("play-bench") && !report.contains("Try it"))
    let files = try SampleReport.site(script: nil).files(from: findings)
    #expect(try !text("counting.html", in: files).contains("<script"))
    #expect(!files.contains { $0.path == "assets/play.js" })
  }

  @Test func figuresLeadToFormsThatTheSiteHas() throws {
    let findings = SampleFindings()
    let fragment = "#bench.word=a%26b%3D%22%C3%A9%201&amp;bench.rows=3"
    let link = " <a class=\"try\" href=\"\(fragment)\" aria-label=\"Try it: Most words are short"
    let page = try text("counting.html", in: SampleReport.site().files(from: findings))
    #expect(page.contains(link))
    #expect(page.contains("is &lt;odd&gt;\" hidden>Try it</a></p>"))
    let without = try SampleReport.site(script: nil).files(from: findings)
    #expect(try !text("counting.html", in: without).contains("class=\"try\""))
    let state = SampleReport.state
    #expect(state.href(from: "loss").hasPrefix("counting.html#bench.word="))
    let bars = SampleReport.bars(findings)
    let elsewhere = Play.Place(page: "loss", play: "bench")
    #expect(bars.values(page: "loss", forms: [])["try"] == .list([]))
    #expect(bars.values(page: "loss", forms: [elsewhere])["try"] == .list([]))
  }

  @Test func refusesAPlayThatIsShownTwice() {
    let twice = SampleReport.sources["counting.md"]! + "\n{{plays.bench}}\n"
    let error = SiteError.shownTimes("plays.bench", 2, chapter: "counting")
    #expect(throws: error) {
      try SampleReport.site(["counting.md": twice]).files(from: SampleFindings())
    }
  }

  @Test(arguments: [2, 3, 8]) func isTheSameOnAnyNumberOfThreads(jobs: Int) throws {
    let site = SampleReport.site()
    #expect(
      try site.files(from: SampleFindings()) == site.files(from: SampleFindings(), jobs: jobs))
  }

  @Test func escapesHostileWordsOnPagesAndInTheReport() throws {
    let files = try SampleReport.site().files(from: SampleFindings())
    let report = try text("report.md", in: files)
    for raw in ["<script", "b*c", "line\nbreak", "`tick"] { #expect(!report.contains(raw)) }
    #expect(report.contains("🦊"))
    let page = try text("counting.html", in: files)
    #expect(page.contains("<code>&lt;script&gt;alert(1)&lt;/script&gt;</code> is &lt;script&gt;"))
    #expect(page.contains("<th scope=\"row\">a|b*c_d</th>"))
    #expect(page.contains("alt=\"Bars of word lengths, where most are short &amp; one is odd\""))
  }

  @Test func setsFormulasWithoutAScript() throws {
    let page = try text("loss.html", in: SampleReport.site().files(from: SampleFindings()))
    #expect(page.contains("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">"))
    #expect(page.contains("<mn>2.4540</mn>"))
    #expect(page.contains("assets/katex.css"))
    #expect(page.contains("<a href=\"assets/katex-licence.txt\">"))
    #expect(!page.contains("x-equation"))
    let other = try text("counting.html", in: SampleReport.site().files(from: SampleFindings()))
    #expect(!other.contains("katex"))
  }

  @Test func joinsTheChaptersIntoOneReport() throws {
    let report = try text("report.md", in: SampleReport.site().files(from: SampleFindings()))
    #expect(report.contains("<a id=\"chapter-loss\"></a>\n\n## One number for a model\n"))
    #expect(report.contains("\n### What is it?\n"))
    #expect(report.contains("[the loss](#what-is-it)"))
    #expect(report.contains("\n## not a heading\n"))
    #expect(report.contains("$`L = 2.4540`$"))
    #expect(report.contains("| examples | 228,146 | 228,146 | ✓ yes |"))
    #expect(report.contains("https://www.youtube.com/watch?v=PaCmpygFfXo&t=3777s"))
  }

  @Test("a figure that needs room for its numbers has it in the report")
  func showsTheWidestDrawingInTheReport() throws {
    func variant(_ suffix: String, _ width: Int) -> Illustration.Variant {
      .init(suffix: suffix, width: width, height: 9) { _ in
        .init(svg: Array("<svg></svg>".utf8), darkSVG: Array("<svg></svg>".utf8), png: [])
      }
    }
    let figure = Illustration(
      id: "f", title: "t", alternative: "a", main: variant("", 700),
      others: [variant("-narrow", 320), variant("-wide", 930)], columns: [], rows: [])
    let widest = figure.widestInReport()
    var renderer = TemplateRenderer(.embedded)
    let text = try renderer.render("figure.md", widest.values(page: "p", forms: []))
    #expect(text.contains("src=\"figures/f-wide.svg\" width=\"930\""))
    #expect(text.contains("srcset=\"figures/f-wide-dark.svg\""))
    let dark = try widest.files().map(\.path).filter { $0.hasSuffix("-dark.svg") }
    #expect(dark == ["figures/f-dark.svg", "figures/f-wide-dark.svg"])
    #expect(
      try figure.files().map(\.path).filter { $0.hasSuffix("-dark.svg") } == ["figures/f-dark.svg"])
  }

  @Test func linksNoPageThatIsNotThere() throws {
    let site = Site(
      cover: SampleReport.cover, chapters: [SampleReport.counting],
      templates: SampleReport.templates())
    let files = try site.files(from: SampleFindings())
    #expect(try text("counting.html", in: files).contains("See the loss too."))
    #expect(try text("report.md", in: files).contains("See the loss too."))
  }

  @Test func linksTheChapters() throws {
    let page = try text("counting.html", in: SampleReport.site().files(from: SampleFindings()))
    #expect(
      page.contains("<a href=\"counting.html\" aria-current=\"page\">Counting pairs &amp; more</a>")
    )
    #expect(page.contains("<a class=\"next\" rel=\"next\" href=\"loss.html\">"))
    #expect(!page.contains("class=\"previous\""))
    #expect(page.contains("&amp;t=1510s\">Lecture from 25:10</a>"))
  }

  @Test func refusesAFigureThatNoTemplateShows() {
    let site = SampleReport.site([
      "counting.md": "{{first}}{{#words}}{{code}}{{text}}{{/words}}{{samples.draws}}"
        + "{{tables.sample-words}}{{tables.sample-checks}}{{plays.bench}}"
    ])
    let error = SiteError.shownTimes("figures.sample-bars", 0, chapter: "counting")
    #expect(throws: error) {
      try site.files(from: SampleFindings())
    }
  }

  @Test func refusesATableThatIsShownTwice() {
    let twice = SampleReport.sources["counting.md"]! + "\n{{tables.sample-words}}\n"
    let error = SiteError.shownTimes("tables.sample-words", 2, chapter: "counting")
    #expect(throws: error) {
      try SampleReport.site(["counting.md": twice]).files(from: SampleFindings())
    }
  }

  @Test("a figure that says nothing in words is a mistake of the program")
  func refusesAFigureWithoutWords() async {
    await #expect(processExitsWith: .failure) {
      _ = Illustration(
        id: "mute", title: "t", alternative: "",
        main: .init(width: 1, height: 1) { _ in .init(svg: [], darkSVG: [], png: nil) },
        columns: [], rows: [])
    }
  }

  @Test func saysWhichFormulaIsWrong() {
    let site = SampleReport.site(["index.md": "$\\frac{1$ {{count}}\n"])
    #expect {
      try site.files(from: SampleFindings())
    } throws: {
      "\($0)".hasPrefix("templates/index.md:1: cannot typeset the formula '\\frac{1': ParseError")
    }
  }

  @Test(.enabled(if: getenv("MMREPORT_SAMPLE_SITE") != nil, "set MMREPORT_SAMPLE_SITE to a folder"))
  func writesTheSampleForTheBrowser() throws {
    let writer = try SiteWriter(folder: String(cString: getenv("MMREPORT_SAMPLE_SITE")))
    try writer.write(SampleReport.site().files(from: SampleFindings(), jobs: 2))
  }
}
