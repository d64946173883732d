import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// E06.
  static var backoffExercise: ReportChapter {
    Chapter(
      of: BackoffFindings.self, title: "E06: how far can counting go?",
      question: "If tables fail for lack of examples, can shorter contexts help out?"
    ) { backoff, findings in
      let pair = NetworkAndCounts(findings, smoothers: backoff.rules.map(\.id))
      return ChapterContent(
        values: try backoff.values(pair),
        claims: try backoff.claims + (pair.map { [$0.claim] } ?? []),
        illustrations: [try backoff.lossChart, try backoff.influenceFigure],
        tables: [
          try backoff.leaderboard, try backoff.bestTable, try backoff.choiceTable,
          backoff.memoryTable,
        ] + backoff.discountTables
          + zip(backoff.influences, backoff.scores).map(backoff.scoreTable))
    }
  }
}

extension BackoffFindings {
  static let mostLettersOfScores = 20

  fileprivate func values(_ pair: NetworkAndCounts?) throws -> [String: TemplateValue] {
    let (plain, five, longest) = try (best(of: "add-a"), kneserNey, longest)
    let discount = try five.parameters.last?.first.needed("discount of Kneser-Ney")
    let coverage = longest.coverage
    return [
      "plain": .loss(plain.losses.dev), "plainN": .count(plain.n),
      "five": .loss(five.losses.dev), "fiveTest": .loss(five.losses.test),
      "fiveN": .count(five.n), "fiveEstimate": .loss(try five.devByEstimate.needed("estimate")),
      "winner": .text(winner.title), "winnerN": .count(winner.n),
      "winnerDev": .loss(winner.losses.dev), "winnerTest": .loss(winner.losses.test),
      "discount": .decimal(try discount.needed("discount of Kneser-Ney"), 2),
      "stored": .count(winner.stored), "longest": .count(longest.n),
      "never": .number(coverage.share(coverage.neverSeen), .percent(1)),
      "letter": .number(coverage.share(coverage.letterNeverSeen), .percent(1)),
      "contexts": .count(coverage.contexts),
      "once": .number(Double(coverage.contextsSeenOnce) / Double(coverage.contexts), .percent(1)),
      "fiveContext": .count(five.n - 1), "sixDiscount": .decimal(try onceDiscount, 2),
      "onceShare": .percent(1 - (try onceDiscount)), "onceLeft": .percent(try onceDiscount),
      "discounted": .list(discounted.map { [.object($0.values)] } ?? []),
      "continuations": .list(continuationValues),
      "usual": .code(shownWord(try word(.first).needed("first word"))),
      "surprising": .list(
        word(.surprising).map { [["surprisingWord": .code(shownWord($0))]] } ?? []),
      "madeUp": .list(word(.madeUp).map { [["madeUpWord": .code(shownWord($0))]] } ?? []),
      "networks": .list(try pair.map { [.object(try $0.values)] } ?? []),
    ]
  }

  private func word(_ choice: ExampleWord.Choice) -> String? {
    influences.first { $0.choice == choice }?.word
  }

  fileprivate var leaderboard: DataTable {
    get throws {
      let lengths = Set(rows.map(\.n)).sorted()
      return DataTable(
        id: "backoff-dev",
        caption:
          "Dev loss by n, the characters of an n-gram with the one that is predicted; the best is"
          + " marked",
        columns: [.text("Smoother")] + lengths.map { .number("\($0)") },
        rows: try rules.map { id, title in
          [.text(title)]
            + (try lengths.map { n in
              let cell = Cell.loss(try row(id, n).losses.dev)
              return id == winner.id && n == winner.n ? cell.best : cell
            })
        })
    }
  }

  fileprivate var bestTable: DataTable {
    get throws {
      DataTable(
        id: "backoff-best", caption: "Each smoother at the n that is best on dev",
        columns: [
          .text("Smoother"), .number("n"), .number("Numbers stored").optional, .number("Train"),
          .number("Dev"), .number("Test"),
        ],
        rows: try rules.map { id, title in
          let row = try best(of: id)
          let dev = Cell.loss(row.losses.dev)
          return [
            .text(title), .count(row.n), .count(row.stored), .loss(row.losses.train),
            id == winner.id ? dev.best : dev, .loss(row.losses.test),
          ]
        })
    }
  }

  fileprivate var choiceTable: DataTable {
    get throws {
      let n = try kneserNey.n
      return DataTable(
        id: "backoff-choices",
        caption: "Dev loss of \(n)-grams by who chose the discounts: a formula, a tenth of train,"
          + " dev",
        columns: [
          .text("Smoother"), .number("Formula"), .number("Held-out tenth of train"),
          .number("Dev"),
        ],
        rows: try rules.map { id, title in
          let row = try row(id, n)
          return [
            .text(title), row.devByEstimate.map(Cell.loss) ?? .none,
            row.devByHeldOut.map(Cell.loss) ?? .none, .loss(row.losses.dev),
          ]
        })
    }
  }

  fileprivate var memoryTable: DataTable {
    DataTable(
      id: "backoff-memory",
      caption: "What a table of n-grams remembers of train, and how much of what dev asks it lacks",
      columns: [
        .number("n"), .number("Contexts"), .number("Seen once (%)"),
        .number("n-grams").optional, .number("Bytes").optional,
        .number("Dev: context never seen (%)"),
        .number("Dev: context seen, character not (%)"),
      ],
      rows: memory.map {
        let coverage = $0.coverage
        return [
          .count($0.n), .count(coverage.contexts),
          .decimal(100 * Double(coverage.contextsSeenOnce) / Double(coverage.contexts), 1),
          .count(coverage.ngrams), .count($0.bytes),
          .decimal(100 * coverage.share(coverage.neverSeen), 1),
          .decimal(100 * coverage.share(coverage.letterNeverSeen), 1),
        ]
      })
  }

  fileprivate func scoreTable(_ influence: Influence, _ score: NameScore) -> DataTable {
    let word = shownWord(influence.word)
    return DataTable(
      id: "score-\(influence.choice.name)",
      caption: "\(word), character by character: probabilities in percent, and the loss",
      columns: [.text("Character")] + score.models.map { .number($0.title) },
      rows: score.letters.enumerated().prefix(Self.mostLettersOfScores).map { position, letter in
        [.text(shownCharacter(letter))]
          + score.models.map { .decimal(100 * $0.probabilities[position], 2) }
      } + [
        [.text("nats per character")] + score.models.map { .loss($0.surprisalPerCharacter) }
      ])
  }
}

extension NetworkAndCounts {
  fileprivate var values: [String: TemplateValue] {
    get throws {
      [
        "network": .text(network.title), "networkParameters": .count(network.parameters),
        "networkDev": .loss(try network.nll.dev.needed("dev loss of \(network.id)")),
        "networkTest": .loss(try network.nll.test.needed("test loss of \(network.id)")),
        "counts": .text(counts.title),
        "countsDev": .loss(try counts.nll.dev.needed("dev loss of \(counts.id)")),
        "countsTest": .loss(try counts.nll.test.needed("test loss of \(counts.id)")),
      ]
    }
  }
}

extension ExampleWord.Choice {
  /// What figures and tables about such a word are called after.
  fileprivate var name: String {
    switch self {
    case .first: "first"
    case .surprising: "surprising"
    case .madeUp: "made-up"
    }
  }
}
