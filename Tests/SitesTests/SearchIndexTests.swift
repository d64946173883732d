import FoundationEssentials
import Testing

@testable import Sites

/// What readers search.
struct SearchIndexTests {
  private struct Page: Decodable {
    let id: String
    let title: String
    let parts: [[String]]
  }

  private func index(_ html: String) throws -> (text: String, page: Page) {
    var index = SearchIndex()
    index.add(PageLink(SampleReport.loss.telling("loss", "nat")), html: html)
    let file = index.file
    let text = String(decoding: file.bytes, as: UTF8.self)
    #expect(file.path == "assets/search.js" && text.hasPrefix("window.mmreportSearch=["))
    let json = text.dropFirst("window.mmreportSearch=".count).dropLast(2)
    return (text, try JSONDecoder().decode([Page].self, from: Data(json.utf8))[0])
  }

  @Test func aPageIsPiecesBelowHeadings() throws {
    let page = try index(
      "<p>First <em>words</em>.</p>\n<h2 id=\"a-b\">A &amp; <code>b</code></h2>\n<p>and\nmore &#39;&#33;</p>"
    ).page
    #expect(page.id == "loss" && page.title == "One number for a model")
    #expect(
      page.parts == [
        ["", "loss, nat", "How good is it? First words."], ["a-b", "A & b", "and more '!"],
      ])
  }

  @Test func whatNobodyReadsAsTextIsLeftOut() throws {
    let page = try index(
      """
      <p>So <x-equation>\\frac{1}{2}</x-equation> is</p>
      <table><caption>Losses <span class="links"><a href="x.csv">CSV</a></span></caption>
      <tbody>
      <tr><td>2.45</td></tr>
      </tbody>
      </table>
      <aside popover id="term-a"><p>Never here</p></aside>
      """
    ).page
    #expect(page.parts == [["", "loss, nat", "How good is it? So is Losses"]])
  }

  @Test func textsCannotEndTheScript() throws {
    let (text, page) = try index("<p>&lt;/script&gt; \u{2028}\"</p>")
    #expect(!text.contains("</script>") && !text.contains("\u{2028}"))
    #expect(page.parts[0][2].hasSuffix("</script> \""))
  }
}
