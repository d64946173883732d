import Basics

@testable import Sites

/// What the sample chapters are filled from: hostile on purpose.
struct SampleFindings: Sendable {
  var words = [
    "emma", "<script>alert(1)</script>", "a|b*c_d", "line\nbreak", "🦊 \"quoted\" `tick`",
  ]
  var loss = 2.4540144946949742
}

/// A report of two small chapters that uses every part of the machinery.
enum SampleReport {
  static let sources: [String: String] = [
    "index.md": """
    A small report, to see that all parts work. The list has {{count}} words.

    """,
    "counting.md": """
    ## The question

    How often does one letter follow another? Think of `emma`: an end and a beginning are
    letters, too. Most lists of names have a favourite way to end, and it is easy to guess.

    <details>
    <summary>Predict first: what follows {{first}}?</summary>

    Most often an *n*, then the end. See [the loss](loss.html#what-is-it) too.

    </details>

    {{figures.sample-bars}}

    ## The words

    {{#words}}
    - {{code}} is {{text}}
    {{/words}}

    {{samples.draws}}

    {{plays.bench}}

    ### In code

    ```swift
    let counts = table.count(of: "a", after: ".")
    ## not a heading
    ```

    ## The question

    {{tables.sample-words}}

    {{tables.sample-checks}}

    """,
    "loss.md": """
    ## What is it?

    The mean of $-\\log p$ over all {{count}} pairs, {{loss}} here, that is $L = {{loss}}$:

    $$L = -\\frac{1}{n} \\sum_{i=1}^{n} \\log p(x_i \\mid x_{i-1})$$

    | letter | count |
    |---|---:|
    | a | {{count}} |

    {{#empty}}never shown{{/empty}}
    {{^empty}}
    Shown, since the list is empty.
    {{/empty}}

    """,
  ]

  static func templates(_ changes: [String: String] = [:]) -> TemplateFolder {
    var all = sources.merging(changes) { $1 }
    for name in TemplateFolder.embedded.names where all[name] == nil {
      all[name] = try? TemplateFolder.embedded.source(named: name)
    }
    return TemplateFolder(sources: all)
  }

  static func site(
    _ changes: [String: String] = [:], script: String? = "play()",
    chapters: [Chapter<SampleFindings, Void>] = [counting, loss], wording: Wording = Wording(),
    kept: KeptFiles = .none
  ) -> Site<SampleFindings, Void> {
    Site(
      cover: cover, chapters: chapters, templates: templates(changes).worded(wording),
      scripts: PageScripts(play: script.map { Array($0.utf8) }), kept: kept)
  }

  private static func lecture(seconds: Int, _ label: String) -> ChapterSource {
    ChapterSource(
      url: "https://www.youtube.com/watch?v=PaCmpygFfXo&t=\(seconds)s", label: label)
  }

  static let cover = Chapter<SampleFindings, Void>(
    id: "index", title: "Sample report", question: "What can a machine learn from names?", part: "",
    needs: ()
  ) { ChapterContent(values: ["count": .count($0.words.count)]) }

  static let loss = Chapter<SampleFindings, Void>(
    id: "loss", title: "One number for a model", question: "How good is it?", part: "Second part",
    source: lecture(seconds: 3777, "1:02:57"), needs: ()
  ) { ChapterContent(values: ["count": 228146, "loss": .decimal($0.loss, 4), "empty": []]) }

  static let counting = Chapter<SampleFindings, Void>(
    id: "counting", title: "Counting pairs & more", question: "What follows what?",
    part: "First part", source: lecture(seconds: 1510, "25:10"), needs: ()
  ) { findings in
    ChapterContent(
      values: [
        "first": .code(findings.words[0]),
        "words": .list(findings.words.map { ["code": .code($0), "text": .text($0)] }),
      ],
      illustrations: [bars(findings)],
      tables: [wordTable(findings), checks],
      samples: [
        SampleSet(
          id: "draws",
          columns: [
            ("As in the video", [.init("mor"), .init("axx", novelty: "new")]),
            ("As PyTorch draws today", [.init("cexze"), .init("")]),
          ])
      ], plays: [bench(findings)])
  }

  static func wordTable(_ findings: SampleFindings) -> DataTable {
    DataTable(
      id: "sample-words", caption: "Words and their lengths",
      columns: [.text("Word"), .number("Letters"), .number("Loss (nats)")],
      rows: findings.words.enumerated().map { index, word in
        let loss = Cell.decimal(-0.5 + Double(index), 4)
        return [.text(word), .count(word.count * 1000), index == 0 ? loss.best : loss]
      })
  }

  static func bench(_ findings: SampleFindings) -> Play {
    Play(
      "bench", title: "Try it & see",
      options: ["words": .list(findings.words.map { .text($0) }), "rate": 0.5, "rows": 3])
  }

  static let checks = DataTable(
    id: "sample-checks", caption: "The lecture's numbers beside ours",
    columns: [.text("What"), .number("Expected"), .number("Ours"), .text("Match")],
    rows: [
      [.text("examples"), .text("228,146"), .text("228,146"), .check(true)],
      [.text("NLL"), .text("2.4540"), .text("2.4541"), .check(false)],
      [.text("of other words"), .text("–"), .text("3.1"), .none],
    ])

  /// A word as hostile as those of the list.
  static let state = Play.State("bench", on: "counting", [("word", "a&b=\"é 1"), ("rows", "3")])

  static func bars(_ findings: SampleFindings) -> Illustration {
    Illustration(
      id: "sample-bars", title: "Most words are short, and \"one\" is <odd>",
      alternative: "Bars of word lengths, where most are short & one is odd",
      main: .init(width: 680, height: 260) { _ in
        .init(svg: drawing(bothColors), darkSVG: drawing(darkColors), png: png)
      },
      others: [
        .init(suffix: "-narrow", media: "(max-width: 700px)", width: 320, height: 260) { _ in
          .init(svg: drawing(bothColors, 320), darkSVG: drawing(darkColors, 320), png: nil)
        }
      ],
      columns: wordTable(findings).columns, rows: wordTable(findings).rows
    ).tried(state)
  }

  /// An image of one black pixel.
  static let png: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
    0, 0, 0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10, 0x49, 0x44, 0x41, 0x54, 0x78,
    0x9C, 0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xAF, 0xA4, 0x71, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44,
    0xAE, 0x42, 0x60, 0x82,
  ]

  private static let bothColors =
    ".paper{fill:#fdfdfb}.bar{fill:#0b5f8a}@media (prefers-color-scheme:dark){\(darkColors)}"
  private static let darkColors = ".paper{fill:#14171a}.bar{fill:#7cc4ee}"

  private static func drawing(_ colors: String, _ width: Int = 680) -> [UInt8] {
    let bars = [120, 200, 90, 160, 40].enumerated().map { index, height in
      "<rect class='bar' x='\(40 + index * width / 6)' y='\(230 - height)' width='\(width / 8)' height='\(height)'/>"
    }
    let frame = "<style>\(colors)</style><rect class='paper' width='\(width)' height='260'/>"
    let open = "<svg xmlns='http://www.w3.org/2000/svg' width='\(width)' height='260'>"
    return Array("\(open)\(frame)\(bars.joined())</svg>".utf8)
  }
}
