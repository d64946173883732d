import Testing

@testable import Sites

struct ReportTextTests {
  /// Code hosts take `\,` in dollar signs for an escaped comma; in code nothing is escaped.
  @Test func formulasAreCode() {
    #expect(withFormulasAsCode("a $x \\, y$ b") == "a $`x \\, y`$ b")
    #expect(withFormulasAsCode("$$h' = z \\, h$$") == "```math\nh' = z \\, h\n```")
    #expect(withFormulasAsCode("$$a\nb$$\n\n$c$") == "```math\na\nb\n```\n\n$`c`$")
  }

  @Test func dollarsInCodeAreNone() {
    #expect(withFormulasAsCode("`$a$` $b$") == "`$a$` $`b`$")
    #expect(withFormulasAsCode("```sh\necho $HOME $A\n```") == "```sh\necho $HOME $A\n```")
    #expect(withFormulasAsCode("one $ alone") == "one $ alone")
  }

  @Test func headingsOfSeveralChaptersAreNone() {
    let texts = ["### Mine\n\n### Where to go\n\nOn.", "### Where to go\n\nUp."]
    #expect(
      withoutRepeatedHeadings(texts)
        == ["### Mine\n\n**Where to go**\n\nOn.", "**Where to go**\n\nUp."])
  }

  /// A paragraph of its own below each heading says less than one line above all of them.
  @Test func minutesStandInOnePlace() {
    let source = ChapterSource(url: "https://example.org/?v=1&t=9s", label: "0:09")
    let (text, links) = withoutSourceLines("### In a `b`\n\n\(source.line)\n\nGo.\n\n### C\n\nOn.")
    #expect(text == "### In a `b`\n\nGo.\n\n### C\n\nOn.")
    #expect(links == ["[In a `b`, 0:09](https://example.org/?v=1&t=9s)"])
    #expect(withoutSourceLines("### C\n\n<p class=\"minute\">x</p>").links.isEmpty)
  }

  /// A point is one that a search finds, unless a list or a link would begin with it.
  @Test func pointsStay() {
    #expect(escapedForMarkdown("mor.") == "mor.")
    #expect(escapedForMarkdown(".") == ".")
    #expect(escapedForMarkdown("1. a") == "1&#46; a")
    #expect(escapedForMarkdown("4.5") == "4.5")
    #expect(escapedForMarkdown("www.a") == "www&#46;a")
  }
}
