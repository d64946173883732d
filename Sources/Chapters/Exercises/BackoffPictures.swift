import Basics
import Experiments
import Figures
import Sites

extension BackoffFindings {
  /// From pairs of characters of context on: before that all smoothers are alike.
  private static let shortest = 3
  private static let mostLetters = 8

  /// Every smoother's dev loss by n; a curve that leaves the chart says where it goes.
  var lossChart: Illustration {
    get throws {
      let plain = try best(of: "add-a")
      let shown = rows.filter { $0.n >= Self.shortest }
      let highest = try row("add-a", Self.shortest).losses.dev + 0.02
      let curves = rules.map { id, title -> (name: String, points: [LossChart.Point]) in
        (title, shown.filter { $0.id == id }.map { (Double($0.n), $0.losses.dev) })
      }
      return try LossChart(
        id: "backoff-lengths",
        title:
          "One fake count gets to \(plain.losses.dev.text(.fixed(4))) on dev, and the best smoother,"
          + " \(winner.title) with n = \(winner.n), to \(winner.losses.dev.text(.fixed(4)))",
        alternative:
          "Chart of dev loss over the length of n-grams by smoother, where one fake count"
          + " is lowest at \(plain.n) and \(winner.title) at \(winner.n)",
        x: "n, the characters of an n-gram", curves: curves, highest: highest, saysTops: true
      ).illustration()
    }
  }

  /// Which context lengths predict each character of the example words.
  var influenceFigure: Illustration {
    get throws {
      let count = try influences.first?.shares.first.needed("influences").count ?? 0
      let parts = ["0 chars"] + (1..<max(1, count - 1)).map { "\($0) char\($0 == 1 ? "" : "s")" }
      let bars = influences.flatMap { influence in
        influence.shares.prefix(Self.mostLetters).indices.map { index in
          ShareBars.Row(influence.step(index), merged(influence.shares[index]))
        }
      }
      let first = try influences.first.needed("influences")
      let last = try first.shares.last.needed("influences")
      let longest = try last.indexOfLargest.needed("influences")
      return try Illustration(
        id: "backoff-influence",
        title: "The end of \(shownWord(first.word)) is predicted most by contexts of"
          + " \((max(1, longest) - 1).counted("character")): \(last[longest].text(.percent(0))) %",
        alternative: "Stacked bars of the share of each context length in the prediction of each"
          + " character, for \(influences.count.counted("word"))",
        figure: ShareBars(
          unit: "share of the prediction by length of context, in percent", parts: parts,
          rows: bars,
          decimals: 0),
        columns: [.text("Word"), .text("Character"), .number("Equal chances")]
          + (0..<max(1, count - 1)).map { .number("\($0)") },
        rows: influences.flatMap { influence in
          zip(influence.letters, influence.shares).map {
            [.text(shownWord(influence.word)), .text(shownCharacter($0))]
              + $1.map { .decimal($0, 4) }
          }
        })
    }
  }

  /// Equal chances and the empty context are one part: neither looks at a character.
  private func merged(_ shares: [Double]) -> [Double] {
    guard shares.count > 1 else { return shares }
    return [shares[0] + shares[1]] + shares.dropFirst(2)
  }

  /// The discounts of one context, and the pairs that continuation counts move most.
  var discountTables: [DataTable] {
    (discounted.map { [$0.table] } ?? [])
      + (continuations.isEmpty ? [] : [continuationTable])
  }

  private var continuationTable: DataTable {
    DataTable(
      id: "backoff-continuations",
      caption: "A pair that is frequent after few characters, and one that stands after many",
      columns: [
        .text("Pair"), .number("Occurrences"), .number("After different characters"),
        .number("p, by occurrences (%)"), .number("p, by continuations (%)"),
      ],
      rows: continuations.map {
        [
          .text(shownCharacter($0.first) + shownCharacter($0.second)), .count($0.occurrences),
          .count($0.before), .decimal(100 * $0.shareOfOccurrences, 1),
          .decimal(100 * $0.shareOfContinuations, 1),
        ]
      })
  }

  var continuationValues: [TemplateValue] {
    guard let pair = continuations.first else { return [] }
    return [
      [
        "frequent": .code(shownCharacter(pair.first) + shownCharacter(pair.second)),
        "second": .letters(pair.second), "first": .letters(pair.first),
        "occurrences": .count(pair.occurrences, "time"),
        "before": .count(pair.before, "different character"),
        "byOccurrences": .percent(pair.shareOfOccurrences),
        "byContinuations": .percent(pair.shareOfContinuations),
      ]
    ]
  }
}

extension BackoffFindings.Influence {
  /// What is predicted after what: `em → m`.
  fileprivate func step(_ index: Int) -> String {
    let before = letters.prefix(index).suffix(5).map { drawnLabel($0) }.joined()
    return "\(before) → \(drawnLabel(letters[index]))"
  }
}

extension BackoffFindings.Discounted {
  private var name: String { context.map(shownCharacter).joined() }

  fileprivate var table: DataTable {
    DataTable(
      id: "backoff-discount",
      caption: "What may follow \(name), of \(total.counted("time")): each count loses"
        + " \(discount.text(.fixed(2))), and the shorter context fills up",
      columns: [
        .text("Next"), .number("Count"), .number("(Count − d) / total"), .number("Shorter context"),
        .number("p"),
      ],
      rows: nexts.map {
        [
          .text(shownCharacter($0.character)), .count($0.count), .decimal($0.share, 4),
          .decimal($0.shorter, 4), .decimal($0.probability, 4),
        ]
      })
  }

  var values: [String: TemplateValue] {
    [
      "context": .code(name), "shorter": .letters(context.last ?? ""),
      "total": .count(total, "time"), "kinds": .count(distinct, "different character"),
      "d": .decimal(discount, 2), "weight": .percent(weight),
    ]
  }
}
