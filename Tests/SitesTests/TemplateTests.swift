import Basics
import Testing

@testable import Sites

private func render(
  _ source: String, _ values: [String: TemplateValue], as name: String = "t.html",
  with others: [String: String] = [:]
) throws -> String {
  let folder = TemplateFolder(sources: others.merging([name: source]) { $1 })
  var renderer = TemplateRenderer(folder)
  return try renderer.render(name, values, required: values)
}

@Suite struct TemplateTests {
  @Test func fillsNames() throws {
    #expect(try render("a {{ b }} c", ["b": "x"]) == "a x c")
    #expect(try render("{{a.b}}", ["a": ["b": 1234]]) == "1,234")
  }

  @Test func repeatsAndSkipsSections() throws {
    #expect(try render("{{#l}}<{{.}}>{{/l}}", ["l": ["a", "b"]]) == "<a><b>")
    #expect(try render("{{#f}}yes{{/f}}{{^f}}no{{/f}}", ["f": false]) == "no")
    #expect(
      try render("{{#l}}{{n}}{{m}}{{/l}}", ["l": [["n": "1"], ["n": "2"]], "m": "x"]) == "1x2x")
    #expect(try render("{{^l}}none{{/l}}", ["l": []]) == "none")
  }

  @Test func takesTheLineOfATagThatStandsAlone() throws {
    let source = "a\n  {{#l}}\n- {{.}}\n{{/l}}\n{{! why }}\nb {{#l}}{{.}}{{/l}}\n"
    #expect(try render(source, ["l": ["x", "y"]]) == "a\n- x\n- y\nb xy\n")
    #expect(try render("{{#f}}\nx\n{{/f}}", ["f": true]) == "x\n")
    #expect(try render("{{#f}}\n{{#f}}\nx\n{{/f}}\n{{/f}}\n", ["f": true]) == "x\n")
  }

  @Test func findsPartialsOfItsOwnKind() throws {
    let others = ["p.html": "[{{n}}]", "p.md": "wrong"]
    #expect(try render("{{#l}}{{> p}}{{/l}}", ["l": [["n": "1"]]], with: others) == "[1]")
  }

  @Test func escapesByTheFilesKind() throws {
    let hostile: TemplateValue = "<script>\"'&|*_\n#"
    #expect(try render("{{a}}", ["a": hostile]) == "&lt;script&gt;&quot;&#39;&amp;|*_\n#")
    #expect(
      try render("{{a}}", ["a": hostile], as: "t.md")
        == "&#60;script&#62;&#34;'&#38;&#124;&#42;&#95;&#10;&#35;")
    #expect(try render("{{a}}", ["a": .code("<b>")]) == "<code>&lt;b&gt;</code>")
    #expect(try render("{{a}}", ["a": .markup("<b>")], as: "t.md") == "<b>")
  }

  @Test(
    "controls and marks of direction are spelled out",
    arguments: [
      ("\u{0}", "\\u{0}"), ("\u{1B}[31m", "\\u{1B}[31m"), ("a\u{202E}b", "a\\u{202E}b"),
      ("\u{2067}", "\\u{2067}"), ("\u{FEFF}", "\\u{FEFF}"),
      ("\u{94D}\u{200D}\n", "\u{94D}\u{200D}\n"),
    ])
  func spellsOutWhatIsHarmful(text: String, spelled: String) throws {
    #expect(try render("{{a}}", ["a": .text(text)]) == spelled)
    #expect(try render("{{a}}", ["a": .code(text)]) == "<code>\(spelled)</code>")
    let markdown = try render("{{a}}", ["a": .text(text)], as: "t.md")
    #expect(!markdown.unicodeScalars.contains { $0.isHarmfulInMarkup })
  }

  @Test func keepsWordsFromRightToLeftApart() throws {
    let word = "\u{5E9}\u{5DD}."
    #expect(try render("{{a}}", ["a": .code(word)]) == "<code dir=\"auto\">\(word)</code>")
    #expect(try render("{{a}}", ["a": .word(word)]) == "<bdi>\(word)</bdi>")
    #expect(try render("{{a}}{{b}}", ["a": .word("emma"), "b": .word("<")]) == "emma&lt;")
  }

  @Test(arguments: [
    ("\n\n{{a}}", SiteError.unknownName("a", template: "templates/t.html", line: 3)),
    ("{{x.y}}", .unknownName("x.y", template: "templates/t.html", line: 1)),
    ("{{> q}}{{x}}", .unknownName("> q.html", template: "templates/t.html", line: 1)),
    ("{{x}} {{#x}}", .badSyntax("'{{#x}}' is never closed", template: "templates/t.html", line: 1)),
    ("\n{{/x}}", .badSyntax("'{{/x}}' closes nothing", template: "templates/t.html", line: 2)),
    ("\n{{x", .badSyntax("'{{' without '}}'", template: "templates/t.html", line: 2)),
    ("{{{x}}}", .badSyntax("'{{{x}}' is no tag", template: "templates/t.html", line: 1)),
    ("{{x y}}", .badSyntax("'{{x y}}' is no tag", template: "templates/t.html", line: 1)),
    ("none", .unusedNames(["x"], template: "templates/t.html")),
  ])
  func saysWhereATemplateIsWrong(source: String, error: SiteError) {
    #expect(throws: error) { try render(source, ["x": "1"]) }
  }

  @Test("templates that include themselves, or one another, are named")
  func refusesCircles() {
    let one = SiteError.circularPartials(["templates/t.html"], line: 2)
    #expect(throws: one) { try render("\n{{> t}}", [:]) }
    #expect(throws: one) { try render("{{#f}}\n{{> t}}{{/f}}", ["f": true]) }
    #expect(
      "\(one)"
        == "templates/t.html:2: includes itself: templates/t.html, which includes templates/t.html")
    let others = ["a.html": "{{> b}}", "b.html": "\n{{> a}}"]
    #expect(throws: SiteError.circularPartials(["templates/a.html", "templates/b.html"], line: 2)) {
      try render("{{> a}}", [:], with: others)
    }
  }

  @Test("sections within sections have an end", arguments: [101, 100_000])
  func refusesDeepSections(depth: Int) {
    let source = String(repeating: "{{#x}}", count: depth)
    let error = SiteError.badSyntax(
      "sections stand more than 100 deep in one another", template: "templates/t.html", line: 1)
    #expect(throws: error) {
      try render(source + String(repeating: "{{/x}}", count: depth), ["x": true])
    }
  }

  @Test func showsSectionsThatAreNotTooDeep() throws {
    let (open, close) = ("{{#x}}", "{{/x}}")
    let source = String(repeating: open, count: 100) + "a" + String(repeating: close, count: 100)
    #expect(try render(source, ["x": true]) == "a")
  }

  @Test("templates that include one another twice, thirty deep, would never end")
  func refusesTooManyIncludes() throws {
    var others = ["p30.html": ""]
    for depth in 0..<30 { others["p\(depth).html"] = "{{> p\(depth + 1)}}{{> p\(depth + 1)}}" }
    #expect {
      try render("{{> p0}}", [:], with: others)
    } throws: { "\($0)".contains("includes more than 100,000 templates") }
    #expect(try render("{{^x}}{{> p0}}{{/x}}", ["x": true], with: others) == "")
  }

  @Test(
    "a list of two that is gone through within itself, thirty deep, would never end",
    arguments: [0, 4000])
  func refusesTooManySections(length: Int) throws {
    let (open, close) = ("{{#x}}", "{{/x}}")
    let text = String(repeating: "a", count: length)
    let source =
      String(repeating: open, count: 30) + text + String(repeating: close, count: 30)
    #expect {
      try render(source, ["x": .list([.text("a"), .text("b")])])
    } throws: {
      "\($0)".contains(
        length == 0 ? "shows more than 1,000,000 sections" : "has more than 200 MB")
    }
  }

  @Test func showsAHiddenCircleAndARepeatedPartial() throws {
    #expect(try render("{{^f}}{{> t}}{{/f}}x", ["f": true]) == "x")
    let others = ["a.html": "{{> b}}", "b.html": "b"]
    #expect(try render("{{> a}}{{> b}}{{> a}}", [:], with: others) == "bbb")
  }

  @Test func countsANameInAHiddenSectionAsUsed() throws {
    #expect(try render("{{#f}}{{a}}{{/f}}", ["f": false, "a": "x"]) == "")
  }

  @Test func asksForTextWhereAListStands() {
    let error = SiteError.badSyntax(
      "'l' is no text; open it with '{{#l}}'", template: "templates/t.html", line: 1)
    #expect(throws: error) { try render("{{l}}", ["l": ["a"]]) }
  }
}
