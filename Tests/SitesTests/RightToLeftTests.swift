import Testing

@testable import Sites

@Suite struct RightToLeftTests {
  private static let word = "\u{5e9}\u{5dd}"

  private func turned(_ text: String) -> [String] {
    directedParts(of: text).filter(\.isTurned).map(\.text)
  }

  @Test func findsWordsAndTheirTokens() {
    let word = Self.word
    #expect(turned("emma") == [])
    #expect(turned("In \(word) all") == [word])
    #expect(turned("\(word) \(word)") == ["\(word) \(word)"])
    // The token before a word and the one after it run with it; the end of a sentence does not.
    #expect(turned("more than .\(word), 5") == [".\(word)"])
    #expect(turned("more than \(word)., 5") == ["\(word)."])
    #expect(turned("It is \(word).") == [word])
    #expect(turned("\(word) and \(word)") == [word, word])
    for text in ["a \(word) b", ".\(word).", "\(word)", "a.\(word) \(word), b"] {
      #expect(directedParts(of: text).map(\.text).joined() == text)
    }
  }

  @Test("a word has an element of its own among words, and none in a tag or in code")
  func setsWordsApart() throws {
    let folder = TemplateFolder(sources: [
      "t.html": "<img alt=\"{{a}}\"><p>{{a}}</p>", "t.md": "{{a}}\n\n```python\n{{a}}\n```\n",
    ])
    var renderer = TemplateRenderer(folder)
    let values: [String: TemplateValue] = ["a": .text("in \(Self.word)")]
    #expect(
      try renderer.render("t.html", values)
        == "<img alt=\"in \(Self.word)\"><p>in <bdi>\(Self.word)</bdi></p>")
    #expect(
      try renderer.render("t.md", values)
        == "in <bdi>\(Self.word)</bdi>\n\n```python\nin \(Self.word)\n```\n")
  }
}
