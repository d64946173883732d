import Testing

@testable import Sites

@Suite struct MarkdownTests {
  @Test(arguments: [
    "<script>", "# no heading", "1. no list", "- no list", "+ no list", "a|b", "*a* _b_ `c`",
    "a\nb",
    "[a](b)", "![a](b)", "$x$", "    code", "&amp;", "\\", "~~a~~", "===", "---", "a  ", "🦊",
    "<!-- a",
    "http://example.org/", "\"'", "> no quote", "\t", "a\r\nb", "é",
  ])
  func showsEscapedTextAsItIs(text: String) {
    let shown = html(fromMarkdown: escapedForMarkdown(text))
    // CommonMark normalises nothing inside of character references.
    #expect(shown == "<p>\(minimallyEscaped(text))</p>\n")
  }

  @Test func showsEscapedTextInATableAndInHTML() {
    let cell = html(fromMarkdown: "| a |\n|---|\n| \(escapedForMarkdown("x|y\nz")) |\n")
    #expect(cell.contains("<td>x|y\nz</td>"))
    let block = html(fromMarkdown: "<p title=\"\(escapedForMarkdown("\"*_"))\">\n")
    #expect(block.contains("<p title=\"&#34;&#42;&#95;\">"))
  }

  @Test func givesHeadingsIdsOfTheirOwn() {
    let page = html(fromMarkdown: "## A & *b*\n## A & b\n### Über `x`\n## 🦊\n")
    for id in ["a--b", "a--b-1", "über-x", "section"] { #expect(page.contains("id=\"\(id)\"")) }
  }

  @Test func letsWideTablesScroll() {
    let page = html(fromMarkdown: "| a | b |\n|---|--:|\n| 1 | 2 |\n")
    #expect(
      page.contains("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table 1\">"))
    #expect(page.contains("<th scope=\"col\" align=\"right\">b</th>"))
    #expect(page.hasSuffix("</table>\n</div>\n"))
  }

  @Test func letsWideCodeScrollWithTheKeyboard() {
    let page = html(fromMarkdown: "```python\na < b\n```\n")
    #expect(page.contains("<pre tabindex=\"0\"><code class=\"language-python\">a &lt; b"))
  }

  @Test func findsFormulas() {
    let page = html(fromMarkdown: "$a<b$ and $$c\\&d$$ and `$e$`\n")
    #expect(
      formulas(in: page) == [
        Formula(source: "a<b", isDisplayed: false), Formula(source: "c\\&d", isDisplayed: true),
      ])
  }
}

/// As md4c escapes: quotes as well.
private func minimallyEscaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}
