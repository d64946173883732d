import Corpora
import Experiments
import Glibc
import TestSupport
import Testing
import Training

@testable import Chapters
@testable import Figures
@testable import Sites

private func files(of findings: Findings) throws -> [SiteFile] {
  let chapters = TableOfContents.all
  return try Site(
    cover: TableOfContents.cover, chapters: chapters + TableOfContents.reference(for: chapters),
    images: { try SiteImages(of: $0) }
  ).files(from: findings, jobs: 2)
}

@Suite struct TableOfContentsTests {
  @Test(arguments: OddList.all) func rendersAnyList(list: OddList) throws {
    try expectRoom(in: list.findings())
    let notANumber = try Regex("\\bnan\\b").ignoresCase()
    for file in try files(of: list.findings()) {
      guard file.path.hasSuffix(".html") || file.path.hasSuffix(".md") else { continue }
      let text = String(decoding: file.bytes, as: UTF8.self)
      // E05 tells what overflows.
      let told = ["`nan`", "<code>nan</code>", "unfused nan"]
      let numbers = told.reduce(text) { $0.replacing($1, with: "") }
      #expect(numbers.firstMatch(of: notANumber) == nil, "\(file.path) shows no number")
      // The pages' own scripts, and none that a list brought.
      let own = try Regex("<script src=\"assets/(play|reader).js\" defer></script>")
      let scheme = "<script>\(PageScripts.embedded.scheme ?? "")</script>"
      #expect(text.matches(of: own).count <= 2, "\(file.path)")
      let others = text.replacing(own, with: "").replacing(scheme, with: "")
      #expect(!others.contains("<script"), "\(file.path)")
    }
  }

  /// A recipe that there was no room for has a line on its page and on that of all models, and so have the nets of E01;
  /// the other pages are whole, and links hold.
  @Test func saysWhatIsLeftOut() throws {
    let list = try #require(OddList.all.first { $0.name == "no room for some" })
    let findings = try list.findings()
    let (out, nets) = try (
      #require(findings.leftOut), #require(findings.exercises?[TrigramFindings.self].leftOut)
    )
    let site = try files(of: findings)
    func text(_ path: String) throws -> String {
      String(decoding: try #require(site.first { $0.path == path }, "\(path)").bytes, as: UTF8.self)
    }
    #expect(out.contains { $0.id == "transformer" } && !out.contains { $0.id == "rnn" })
    #expect(nets.map(\.id).contains("trigram-net"))
    for (page, lost) in [("models", out), ("e01", nets)] {
      for lost in lost { #expect(try text("\(page).html").contains("\(lost.title) is left out")) }
    }
    for (page, losses) in [("transformer", false), ("ensemble", false), ("rnn", true)] {
      #expect(try text("\(page).html").contains("is left out") != losses, "\(page)")
      #expect(try text("\(page).html").contains("data/\(page)-losses.csv") == losses, "\(page)")
    }
    let paths = Set(site.map(\.path))
    for file in site where file.path.hasSuffix(".html") {
      for link in try text(file.path).matches(of: /(?:href|src)="([a-z][^":#]*)["#]/) {
        let isThere = paths.contains(String(link.1))
        #expect(isThere, "\(file.path) links to \(link.1)")
      }
    }
  }

  @Test func rendersTheEmbeddedList() throws { try expectWholeReport(on: .embedded()) }

  @Test(.needsNames)
  func rendersTheLecturesList() throws {
    try expectWholeReport(on: Corpus(path: NamesFile.required()))
  }

  /// Every chapter has its page without a tag left over, and every known number matches.
  private func expectWholeReport(on corpus: Corpus) throws {
    let findings = try findingsForPages(of: corpus)
    try expectOwnNames(in: findings)
    try expectRoom(in: findings)
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

  /// No drawing is wider than the room of a page that it is for.
  private func expectRoom(in findings: Findings) throws {
    for figure in try TableOfContents.all.flatMap({ try $0.compose(findings).illustrations }) {
      for room in Room.allCases {
        let variant = figure.others.first { $0.suffix == room.suffix } ?? figure.main
        #expect(Double(variant.width) <= room.rawValue, "\(figure.id), \(room)")
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
    try writer.write(files(of: findingsForPages(of: corpus ?? .embedded())))
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
