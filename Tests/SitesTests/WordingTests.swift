import Testing

@testable import Sites

@Suite struct WordingTests {
  private let wording = Wording(["letter": "character", "letters": "characters"])

  @Test(arguments: [
    ("Letters so far, letter by letter.", "Characters so far, character by character."),
    ("one-letter words", "one-character words"),
    ("LETTER newsletter lettered", "LETTER newsletter lettered"),
    (
      "`letters` and [letters](x.html#letter) of {{letter}}",
      "`letters` and [characters](x.html#letter) of {{letter}}"
    ),
    (
      "<i class=\"letter\">letter</i> $letter$ 5 < 6 letters",
      "<i class=\"letter\">character</i> $letter$ 5 < 6 characters"
    ),
    (
      "a letter\n```python\nletters = 1  # letters\n```\nletters",
      "a character\n```python\nletters = 1  # letters\n```\ncharacters"
    ),
    ("An unclosed `letter", "An unclosed `character"),
  ])
  func changesProseAlone(source: String, expected: String) {
    #expect(wording.applied(to: source) == expected)
    #expect(Wording().applied(to: source) == source)
  }

  @Test func changesMoreInTitles() {
    let wording = Wording(["letter": "character"], titles: ["names": "words"])
    #expect(wording.applied(to: "Names of a letter") == "Names of a character")
    #expect(wording.inTitles.applied(to: "Names of a letter") == "Words of a character")
  }

  @Test("values are somebody else's words: they stay")
  func leavesValues() throws {
    let folder = TemplateFolder(sources: ["t.md": "A letter: {{a}}. {{b}} {{c}}"]).worded(wording)
    var renderer = TemplateRenderer(folder)
    let words: Words = "The letter \("letter")"
    let text = try renderer.render(
      "t.md", ["a": "letter", "b": words.value, "c": .number("5 letters")])
    #expect(text == "A character: letter. The character letter 5 characters")
  }

  @Test("what is read aloud of a drawing is in the nouns of its page")
  func changesWordsInDrawings() throws {
    let picture = Illustration(
      id: "p", title: "A letter", alternative: "All letters",
      main: .init(width: 9, height: 9) { words in
        let svg = Array(
          "<svg><title>\(words.title)</title><desc>\(words.alternative)</desc></svg>".utf8)
        return .init(svg: svg, darkSVG: svg, png: nil)
      }, columns: [], rows: [])
    for file in try picture.worded(wording).files() {
      #expect(
        String(decoding: file.bytes, as: UTF8.self)
          == "<svg><title>A character</title><desc>All characters</desc></svg>")
    }
  }

  @Test("a page in other nouns has all that it had")
  func keepsWhatAPageShows() {
    let content = ChapterContent(
      samples: [SampleSet(id: "s", columns: [])], plays: [Play("p", title: "A letter")],
      programs: [Program("code", results: [:])])
    let worded = content.worded(wording)
    #expect(worded.samples.map(\.id) == ["s"] && worded.programs.map(\.id) == ["code"])
    #expect(worded.plays.map(\.title) == ["A character"])
  }
}
