import Basics
import TestSupport
import Testing

@testable import Sites

/// Pages that are filled once for what they depend on.
struct KeptPagesTests {
  private static let all = [SampleReport.counting, SampleReport.loss]
  private let names = Wording(["words": "names", "word": "name"])

  /// The pages that are filled, and the site's files.
  private func build(
    _ changes: [String: String] = [:], from findings: SampleFindings = SampleFindings(),
    script: String? = "play()", chapters: [Chapter<SampleFindings, Void>] = all,
    wording: Wording = Wording(), program: String = "1", in folder: String
  ) throws -> (filled: [String], files: [SiteFile]) {
    let log = StepLog { [] }
    let kept = KeptFiles(
      Store(folder: folder).logged(by: log), drawing: [],
      writing: [.init("the program", program)])
    let files = try SampleReport.site(
      changes, script: script, chapters: chapters, wording: wording, kept: kept
    ).files(from: findings)
    let filled = log.outcomes.filter { $0.step.kind == "page" && !$0.isKept }.map(\.step.id)
    return (filled, files)
  }

  private func changed(_ name: String, _ more: String = "\nMore.\n") throws -> [String: String] {
    [name: try SampleReport.templates().source(named: name) + more]
  }

  @Test("a page is filled anew for what is another in it, and others are as they were")
  func fillsWhatChanged() throws {
    var louder = SampleFindings()
    louder.loss = 2.5
    try withFolder { folder throws in
      #expect(try build(in: folder).filled == ["counting", "index", "loss"])
      #expect(try build(in: folder).filled == [])
      #expect(try build(changed("loss.md"), in: folder).filled == ["loss"])
      #expect(try build(changed("figure.html"), in: folder).filled.count == 3)
      #expect(try build(from: louder, in: folder).filled == ["loss"])
      #expect(try build(script: nil, in: folder).filled.count == 3)
      #expect(try build(wording: names, in: folder).filled.count == 3)
      #expect(try build(chapters: [SampleReport.counting], in: folder).filled.count == 2)
      #expect(try build(program: "2", in: folder).filled.count == 3)
    }
  }

  @Test("what was kept is what would be filled")
  func isTheSame() throws {
    var other = SampleFindings()
    (other.words, other.loss) = (["otto"], 1)
    try withFolder { folder in
      for changes in try [[:], changed("loss.md"), changed("counting.md"), changed("papers.md")] {
        for findings in [SampleFindings(), other] {
          let fresh = try SampleReport.site(changes).files(from: findings)
          for _ in 0..<2 { #expect(try build(changes, from: findings, in: folder).files == fresh) }
        }
      }
    }
  }

  @Test("a page that was kept of a site with other pages or nouns is not taken for this one's")
  func isOfThisSite() throws {
    try withFolder { folder in
      for (chapters, wording) in [
        (Self.all, Wording()), ([SampleReport.counting], Wording()), (Self.all, names),
      ] {
        let fresh = try SampleReport.site(chapters: chapters, wording: wording)
          .files(from: SampleFindings())
        #expect(try build(chapters: chapters, wording: wording, in: folder).files == fresh)
      }
    }
  }

  @Test("a chapter's template that is a part of another's belongs to all pages")
  func followsParts() throws {
    let changes = try changed("index.md", "\n{{#count}}{{> loss}}{{/count}}\n")
    func digest(_ more: [String: String]) -> String {
      SampleReport.templates(changes.merging(more) { $1 })
        .digest(ofAllBut: ["index.md", "loss.md", "counting.md"])
    }
    #expect(try digest(changed("loss.md")) != digest([:]))
    #expect(try digest(changed("counting.md")) == digest([:]))
    #expect(try digest(changed("layout.html")) != digest([:]))
  }

  @Test func entriesOfSomethingElseAreFilledAnew() throws {
    try withFolder { folder in
      let store = Store(folder: folder)
      let log = StepLog { [] }
      let site = SampleReport.site(kept: KeptFiles(store.logged(by: log), drawing: []))
      let fresh = try site.files(from: SampleFindings())
      let steps = log.outcomes.map(\.step).filter { $0.kind == "page" }
      #expect(steps.count == 3)
      for (step, bytes) in zip(steps, [[], packed([]), packed([SiteFile("html", "Other.")])]) {
        store.keep(bytes, of: step)
      }
      #expect(try site.files(from: SampleFindings()) == fresh)
      for step in steps { #expect(store.entry(of: step).map { $0.count > 100 } ?? false) }
    }
  }

  @Test("values that a template would show differently have other digests")
  func tellsValuesApart() {
    let values: [TemplateValue] = [
      .text("a"), .code("a"), .word("a"), .number("a"), .markup("a"), .words([.text("a")]),
      .list([.text("a")]), .list([.text("a"), .text("")]), .list([.text(""), .text("a")]),
      .list([]), .words([]), .object([:]), .flag(true), .flag(false), .text(""), .text("1"),
      .object(["a": "b"]), .object(["a": "b", "c": "d"]), .object(["ab": ""]),
      .list([.list(["a"]), "b"]), .list([.list(["a", "b"])]),
    ]
    #expect(Set(values.map(\.digest)).count == values.count)
    #expect(
      TemplateValue.object(["a": 1, "b": 2, "c": 3]).digest
        == TemplateValue.object(["c": 3, "b": 2, "a": 1]).digest)
  }
}
