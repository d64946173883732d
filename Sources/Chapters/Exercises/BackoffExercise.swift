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
      ChapterContent(
        values: backoff.values(findings.models),
        illustrations: [try backoff.lossChart]
          + (try backoff.influences.enumerated().map(backoff.influenceFigure)),
        tables: [backoff.leaderboard, backoff.bestTable, backoff.choiceTable, backoff.memoryTable]
          + backoff.scores.enumerated().map(backoff.scoreTable))
    }
  }
}

extension BackoffFindings {
  private static let mostLetters = 20

  private func row(_ id: String, _ n: Int) -> Row {
    rows.first { $0.id == id && $0.n == n } ?? rows[0]
  }

  /// The rules in their order, one fake count first.
  private var rules: [(id: String, title: String)] {
    rows.filter { $0.n == rows[0].n }.map { ($0.id, $0.title) }
  }

  private func best(of id: String) -> Row {
    rows.filter { $0.id == id }.min { $0.losses.dev < $1.losses.dev } ?? rows[0]
  }

  fileprivate func values(_ models: [ModelFindings]) -> [String: TemplateValue] {
    let (winner, plain, five) = (rows[best], best(of: "add-a"), row("kneser-ney", 5))
    let longest = memory[memory.count - 1]
    let empty = TemplateValue.list([])
    return [
      "plain": .loss(plain.losses.dev), "plainN": .count(plain.n),
      "five": .loss(five.losses.dev), "fiveTest": .loss(five.losses.test),
      "fiveHeldOut": .loss(five.devByHeldOut ?? five.losses.dev),
      "fiveEstimate": .loss(five.devByEstimate ?? five.losses.dev),
      "winner": .text(winner.title), "winnerN": .count(winner.n),
      "winnerDev": .loss(winner.losses.dev), "winnerTest": .loss(winner.losses.test),
      "discounts": .list(
        (five.parameters.last?.first).map { [["discount": .decimal($0, 2)]] } ?? []),
      "stored": .count(winner.stored), "longest": .count(longest.n),
      "unseen": .decimal(100 * longest.unseenOnDev, 1),
      "contexts": .count(longest.contexts),
      "usual": .code(shownWord(influences.first?.word ?? "")),
      "second": .list(influences.count > 1 ? [["rare": .code(influences[1].word)]] : []),
      "third": .list(influences.count > 2 ? [["odd": .code(influences[2].word)]] : []),
      "networks": networks(models).map { .list([$0]) } ?? empty,
    ]
  }

  /// The best model that learns weights, if the models were trained too.
  private func networks(_ models: [ModelFindings]) -> TemplateValue? {
    let counts = rules.map(\.id) + ["bigram", "trigram"]
    let nets = models.filter { model in
      !model.id.hasSuffix("-gram") && !counts.contains { model.id.hasPrefix($0) }
    }
    let best = nets.min { ($0.nll.dev ?? .infinity) < ($1.nll.dev ?? .infinity) }
    guard let best, let dev = best.nll.dev else { return nil }
    return [
      "network": .text(best.title), "networkDev": .loss(dev),
      "networkParameters": .count(best.parameters),
      "networkWins": .flag(dev < rows[self.best].losses.dev),
    ]
  }

  fileprivate var leaderboard: DataTable {
    let lengths = Set(rows.map(\.n)).sorted()
    return DataTable(
      id: "backoff-dev", caption: "Dev loss by the length n of the n-grams; the best is marked",
      columns: [.text("Smoother")] + lengths.map { .number("\($0)") },
      rows: rules.map { id, title in
        [.text(title)]
          + lengths.map { n in
            let cell = Cell.loss(row(id, n).losses.dev)
            return id == rows[best].id && n == rows[best].n ? cell.best : cell
          }
      })
  }

  fileprivate var bestTable: DataTable {
    DataTable(
      id: "backoff-best", caption: "Each smoother at the n that is best on dev",
      columns: [
        .text("Smoother"), .number("n"), .number("Numbers stored"), .number("Train"),
        .number("Dev"), .number("Test"),
      ],
      rows: rules.map { id, title in
        let row = best(of: id)
        let dev = Cell.loss(row.losses.dev)
        return [
          .text(title), .count(row.n), .count(row.stored), .loss(row.losses.train),
          id == rows[best].id ? dev.best : dev, .loss(row.losses.test),
        ]
      })
  }

  fileprivate var choiceTable: DataTable {
    DataTable(
      id: "backoff-choices",
      caption: "Dev loss of 5-grams by who chose the discounts: a formula, a tenth of train, dev",
      columns: [
        .text("Smoother"), .number("Formula"), .number("Held-out tenth of train"), .number("Dev"),
      ],
      rows: rules.map { id, title in
        let row = row(id, 5)
        return [
          .text(title), row.devByEstimate.map(Cell.loss) ?? .none,
          row.devByHeldOut.map(Cell.loss) ?? .none, .loss(row.losses.dev),
        ]
      })
  }

  fileprivate var memoryTable: DataTable {
    DataTable(
      id: "backoff-memory", caption: "What a table of n-grams remembers, and what dev asks for",
      columns: [
        .number("n"), .number("Contexts"), .number("n-grams"), .number("Bytes"),
        .number("Of dev never seen (%)"),
      ],
      rows: memory.map {
        [
          .count($0.n), .count($0.contexts), .count($0.ngrams), .count($0.bytes),
          .decimal(100 * $0.unseenOnDev, 1),
        ]
      })
  }

  fileprivate func scoreTable(_ index: Int, _ score: NameScore) -> DataTable {
    let word = shownWord(score.letters.dropLast().joined())
    return DataTable(
      id: "score-\(index)",
      caption: "\(word), letter by letter: probabilities in percent, and the loss",
      columns: [.text("Letter")] + score.models.map { .number($0.title) },
      rows: score.letters.enumerated().prefix(Self.mostLetters).map { position, letter in
        [.text(shownCharacter(letter))]
          + score.models.map { .decimal(100 * $0.probabilities[position], 2) }
      } + [
        [.text("nats per character")] + score.models.map { .loss($0.surprisalPerCharacter) }
      ])
  }

  fileprivate var lossChart: Illustration {
    get throws {
      let (winner, plain) = (rows[best], best(of: "add-a"))
      // Six curves can be told apart; the table has the seventh.
      return try LossChart(
        id: "backoff-lengths",
        title:
          "From \(plain.losses.dev.text(.fixed(4))) to \(winner.losses.dev.text(.fixed(4))): \(winner.title)"
          + " with n = \(winner.n)",
        alternative: "Chart of dev loss over the length of n-grams by smoother,"
          + " where one fake count turns early and most others level off",
        x: "n, the characters of the longest n-gram",
        curves: rules.filter { $0.id != "dirichlet" }.map { id, title in
          (title, rows.filter { $0.id == id }.map { (Double($0.n), $0.losses.dev) })
        }, highest: (rows.first { $0.n == 3 }?.losses.dev ?? 3) + 0.1
      ).illustration()
    }
  }

  fileprivate func influenceFigure(_ index: Int, _ influence: Influence) throws -> Illustration {
    let letters = influence.letters.prefix(Self.mostLetters).map(shownCharacter)
    let shares = influence.shares.prefix(Self.mostLetters)
    let lengths = ["equal"] + (0..<(shares.first?.count ?? 1) - 1).map { "\($0)" }
    let word = shownWord(influence.word)
    let most = shares.reduce(0) { $0 + $1.suffix(3).reduce(0, +) } / Double(max(1, shares.count))
    let figure = MatrixHeatmap(
      rowLabels: letters.enumerated().map { "\($0 + 1) \($1)" },
      columnLabels: lengths,
      values: shares.flatMap { $0 },
      quantity: .probability(decimals: 0),
      note: "row = predicted letter, column = characters of context",
      unit: "share of the prediction in percent")
    return try Illustration(
      id: "influence-\(index)",
      title: "\(word): \(most.text(.percent(0))) % of the prediction comes from contexts of"
        + " \(lengths.count - 4) characters and more",
      alternative: "Heatmap of the share of each context length in the prediction of each"
        + " letter of \(word)",
      figure: figure,
      columns: [.text("Letter")] + lengths.map { .number($0) },
      rows: zip(letters, shares).map { [.text($0)] + $1.map { .decimal($0, 4) } })
  }
}
