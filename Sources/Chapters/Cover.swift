import Basics
import Experiments
import Figures
import Randomness
import Sites

extension ReportChapter {
  /// The first page of a report of `chapters`: what models make up, how well they do, and three ways in; and how
  /// many pages are `pending`.
  static func cover(of chapters: [ReportChapter], pending: [ReportChapter]) -> ReportChapter {
    Chapter(
      id: "index", title: "Making more names",
      question:
        "Every step of Karpathy's makemore lecture, drawn and checked: from a table of counts"
        + " to a Transformer, on one list of words",
      part: ""
    ) { findings in
      let dataset = findings.dataset
      let (made, ladder, table) = (
        try findings.madeUp, try findings.coverLadder, findings.coverTable
      )
      return ChapterContent(
        values: [
          "list": .text(dataset.name), "words": .count(dataset.words, "word"),
          "characters": .count(dataset.characters, "different character"),
          "check": .list(findings.checks.agreement.map { [$0] } ?? []),
          "pending": .list(pending.isEmpty ? [] : [["pages": .count(pending.count, "page")]]),
          "drawn": .list(dataset.drawnFrom.map { [["all": .count($0, "word")]] } ?? []),
          "made": .flag(!made.isEmpty), "ladder": .flag(ladder != nil),
          "table": .flag(table != nil),
          "doors": .list(Door.all.compactMap { $0.value(chapters) }),
        ], illustrations: [table, ladder].compactMap(\.self),
        samples: made.isEmpty
          ? []
          : [SampleSet(id: "made-up", columns: made.map { ($0.title, $0.words.map(Self.sample)) })])
    }
  }

  private static func sample(_ word: String) -> SampleSet.Sample {
    SampleSet.Sample(shownWord(word, atMost: 16))
  }
}

extension Findings {
  /// Words of each column.
  private static let wordsAColumn = 8

  /// Words of a few models, the simplest first: of those that this report has.
  var madeUp: [(title: String, words: [String])] {
    get throws {
      let drawn = lecture?[SamplingFindings.self]
      func model(_ id: String) -> [String]? {
        models.first { $0.id == id }?.samples.map(\.text)
      }
      let columns = [
        ("Equal chances", try drawn?.untrained.words(.torch).map(withoutEnd)),
        ("Bigram counts", try drawn?.counted.words(.torch).map(withoutEnd) ?? model("bigram")),
        ("Transformer", model("transformer")),
      ]
      return columns.compactMap { title, words in
        words.map { (title, Array($0.prefix(Self.wordsAColumn))) }
      }
    }
  }

  /// The lecture prints the end token behind each word, networks do not.
  private func withoutEnd(_ word: String) -> String {
    word.hasSuffix(".") ? String(word.dropLast()) : word
  }

  /// Recipes on the ladder, those of counting first.
  private static let ladderRecipes = ["bigram", "kneser-ney-5", "mlp", "transformer", "lstm"]

  /// The losses of a few models: of those compared on test, or of the lecture's own on the whole list.
  var coverRungs: [LadderRung] {
    let compared = Self.ladderRecipes.compactMap { id -> LadderRung? in
      guard let model = models.first(where: { $0.id == id }), let loss = model.nll.test else {
        return nil
      }
      return LadderRung(model.title, [loss], model.learning == .counts ? .counts : .network)
    }
    guard compared.isEmpty, let lecture else { return compared }
    return [LadderRung("Bigram counts", [lecture.countLoss], .counts)]
  }

  fileprivate var coverLadder: Illustration? {
    get throws {
      let rungs = coverRungs
      guard let best = rungs.min(by: { $0.losses[0] < $1.losses[0] }) else { return nil }
      let (loss, all) = (best.losses[0].text(.fixed(2)), dataset.uniformLoss.text(.fixed(2)))
      return try .ladder(
        id: "cover-ladder",
        title: "From \(all) with equal chances to \(loss) for \(best.name): the lower, the better",
        alternative:
          "Ladder of losses in nats per character, where no model stands below \(best.name)",
        rungs: [.uniform(dataset)] + rungs + [.floor(dataset)])
    }
  }
}

extension Findings {
  /// CSS pixels of the small table's side.
  private static let tableSide = 280
  /// A longer side has less than two CSS pixels a cell.
  private static let mostCells = 140

  /// The lecture's table of counts without words, its rows and columns in groups.
  fileprivate var coverTable: Illustration? {
    guard let counts = lecture?[CountingFindings.self].counts,
      counts.labels.count <= Self.mostCells
    else { return nil }
    let groups = LetterGroups(counts)
    let size = groups.labels.count
    let picture = CellThumbnail(groups.values, columns: size)
    return Illustration(
      id: "cover-table",
      title: groups.vowels > 0
        ? "The table of counts, vowels first: \(size.grouped) rows, \(size.grouped) columns"
        : "The table of counts: \(size.grouped) rows, \(size.grouped) columns",
      alternative: "Heatmap without words of how often each character follows each",
      main: .init(width: Self.tableSide, height: Self.tableSide) { _ in
        Illustration.Drawing(
          svg: picture.svg(side: Self.tableSide, in: .both),
          darkSVG: picture.svg(side: Self.tableSide, in: .dark), png: picture.png)
      },
      columns: [.text("Previous"), .text("Next"), .number("Count")],
      rows: groups.values.enumerated().map { index, count in
        [
          .text(groups.labels[index / size]), .text(groups.labels[index % size]),
          .count(Int(count)),
        ]
      })
  }
}

extension [NumberCheck] {
  /// How many of the lecture's numbers are known, and how many of these match; nil where none is.
  fileprivate var agreement: TemplateValue? {
    let known = count { $0.matches != nil }
    guard known > 0 else { return nil }
    return ["known": .count(known), "matching": .count(count { $0.matches == true })]
  }
}

/// A way into the report for those who come with something in mind.
private struct Door {
  let title, words: String
  /// Whether a chapter is what it opens on.
  let opens: @Sendable (ReportChapter) -> Bool

  static let all = [
    Door(
      title: "I am watching the lecture",
      words: "Page by page beside the video, with the minute at each heading."
    ) { !$0.needs.sections.isEmpty },
    Door(
      title: "I am doing the exercises",
      words: "Each exercise of the lecture, worked through, with what others often get wrong."
    ) { $0.needs.parts.contains(.exercises) },
    Door(
      title: "I want to see the models",
      words: "Tables, networks and a Transformer, trained on the same words and compared."
    ) { $0.needs.parts.contains(.models) },
  ]

  /// A link to the first chapter that it opens on, if the report has one.
  func value(_ chapters: [ReportChapter]) -> TemplateValue? {
    chapters.first(where: opens).map {
      ["id": .markup($0.id), "title": .text(title), "words": .text(words)]
    }
  }
}
