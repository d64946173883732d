import Corpora
import Experiments
import Glibc
import TestSupport
import Testing
import Training

@testable import Chapters
@testable import Sites

/// What pages show, and a recipe that only the page of all models has.
private let shownRecipes = Set(TableOfContents.all.flatMap(\.needs.recipes) + ["bigram-net"])

/// Lists of words that no chapter was written for.
private let oddLists: [(name: String, text: String)] = [
  ("one letter", "a"),
  ("one letter, twice", "a\na"),
  ("hostile", "<script>alert('1')</script>\n\"quoted\" & `ticked` $x$ {{y}}\n| a *b* _c_"),
  ("pictures", "🦊🦊\n🐻\n🦊🐻 é\u{301}"),
  ("dots", "a.b\n..."),
  ("without andrej", "xyz\nzyx"),
  ("one-letter words", String(repeating: "a\nb\nc\nd\n", count: 10)),
  ("words too long to draw", longWords),
  ("one long line", String(repeating: "word ", count: 60)),
  ("many characters", manyCharacters),
  ("just enough to split", "a\nb\nab\nba\naab\nabb\nbba\nbab\naba\nbb"),
]

/// More characters than a figure has room for.
private var manyCharacters: String {
  var text = String.UnicodeScalarView()
  for number in 0..<70 {
    text.append(contentsOf: [Unicode.Scalar(0x4E00 + UInt32(number))!, "\n"])
  }
  return String(text)
}

/// Forty different words of twenty letters.
private let longWords = (0..<40).map { word in
  String(
    (0..<20).map {
      "abcdefgh"[String.Index(utf16Offset: ($0 * word + word / 8) % 8, in: "abcdefgh")]
    })
}.joined(separator: "\n")

private func findings(_ corpus: Corpus) throws -> Findings {
  var builder = FindingsBuilder(corpus: corpus)
  (builder.parts, builder.jobs) = ([.bigram, .lecture], 2)
  var findings = try builder.findings()
  // Pages of models need a network of each kind, but not a good one.
  builder = FindingsBuilder(corpus: try someWords(of: corpus))
  (builder.parts, builder.profile, builder.jobs) = ([.models, .exercises], .quick, 2)
  builder.steps = 12
  builder.recipes = RecipeBook.all.filter { shownRecipes.contains($0.id) }
  let others = try builder.findings()
  (findings.models, findings.exercises) = (others.models, others.exercises)
  return findings
}

/// At most some hundred words, which are as good for a page as all.
private func someWords(of corpus: Corpus) throws -> Corpus {
  let step = max(1, corpus.words.count / 300)
  let lines = stride(from: 0, to: corpus.words.count, by: step).map {
    corpus.vocabulary.text(of: corpus.words[$0])
  }
  return try Corpus(bytes: Array(lines.joined(separator: "\n").utf8), name: corpus.name)
}

private func files(_ corpus: Corpus) throws -> [SiteFile] { try files(of: findings(corpus)) }

private func files(of findings: Findings) throws -> [SiteFile] {
  try Site(cover: TableOfContents.cover, chapters: TableOfContents.all)
    .files(from: findings, jobs: 2)
}

@Suite struct TableOfContentsTests {
  @Test(arguments: oddLists.map(\.name)) func rendersAnyList(name: String) throws {
    let list = try #require(oddLists.first { $0.name == name })
    for file in try files(Corpus(bytes: Array(list.text.utf8), name: name)) {
      guard file.path.hasSuffix(".html") || file.path.hasSuffix(".md") else { continue }
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("nan") || text.contains("nanc"), "\(file.path) shows no number")
      #expect(!text.contains("<script"), "\(file.path)")
    }
  }

  @Test func rendersTheEmbeddedList() throws { try expectWholeReport(on: .embedded()) }

  @Test(.needsNames)
  func rendersTheLecturesList() throws {
    try expectWholeReport(on: Corpus(path: NamesFile.required()))
  }

  /// Every chapter has its page without a tag left over, and every known number matches.
  private func expectWholeReport(on corpus: Corpus) throws {
    let findings = try findings(corpus)
    try expectOwnNames(in: findings)
    let files = try files(of: findings)
    for chapter in TableOfContents.all {
      let page = try #require(files.first { $0.path == "\(chapter.id).html" })
      let text = String(decoding: page.bytes, as: UTF8.self)
      #expect(!text.contains("{{"), "\(page.path)")
      #expect(!text.contains("x-equation"), "\(page.path)")
      #expect(chapter.id != "check" || text.contains("all of them match"))
    }
  }

  /// A picture or table that is called after a page is shown by that page; others may show it too.
  private func expectOwnNames(in findings: Findings) throws {
    let shown = try Dictionary(
      uniqueKeysWithValues: TableOfContents.all.map { chapter in
        let content = try chapter.compose(findings)
        return (chapter.id, Set(content.illustrations.map(\.id) + content.tables.map(\.id)))
      })
    for section in FindingsSection.all {
      let own = try #require(shown[section.page])
      for (page, ids) in shown {
        let taken = ids.filter { $0.hasPrefix("\(section.page)-") }.subtracting(own)
        #expect(taken.isEmpty, "'\(page)' shows what is called after '\(section.page)'")
      }
    }
  }

  @Test func coversEachChapterOfTheLectureOnce() {
    #expect(TableOfContents.all.flatMap(\.needs.sections) == LectureSection.allCases)
  }

  @Test func knowsChaptersByDifferentIds() {
    let ids = TableOfContents.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func typesNoNumbers() throws {
    let decimal = try Regex(#"\d\.\d"#)
    for name in TemplateFolder.embedded.names where name.hasSuffix(".md") {
      let source = try TemplateFolder.embedded.source(named: name)
      let prose = withoutCodeAndLinks(source)
      let found = prose.firstMatch(of: decimal).map { prose[$0.range] }
      #expect(found == nil, "\(name) has a number that is not computed")
    }
  }

  @Test(.enabled(if: getenv("MMREPORT_REPORT_SITE") != nil, "set MMREPORT_REPORT_SITE to a folder"))
  func writesTheReportForTheBrowser() throws {
    let writer = try SiteWriter(folder: String(cString: getenv("MMREPORT_REPORT_SITE")))
    let corpus = try getenv("MMREPORT_NAMES").map { try Corpus(path: String(cString: $0)) }
    try writer.write(files(corpus ?? .embedded()))
  }
}

/// Prose only: no code, no addresses, no tags of the template.
private func withoutCodeAndLinks(_ source: String) -> String {
  var isCode = false
  var lines: [String] = []
  for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("```") { isCode.toggle() }
    lines.append(isCode ? "" : String(line))
  }
  let patterns = [#"`[^`]*`"#, #"\]\([^)]*\)"#, #"\{\{[^}]*\}\}"#]
  return patterns.reduce(lines.joined(separator: "\n")) { text, pattern in
    guard let regex = try? Regex(pattern) else { return text }
    return text.replacing(regex, with: "")
  }
}
