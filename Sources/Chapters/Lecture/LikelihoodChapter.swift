import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 50 to 63.
  static var likelihood: ReportChapter {
    Chapter(
      of: LikelihoodFindings.self, title: "One number for a model",
      question: "How good is a model, said in a single number?", part: .counting,
      sections: [.likelihood, .smoothing]
    ) { likelihood, lecture in
      let counting = lecture[CountingFindings.self]
      return ChapterContent(
        values: try likelihood.values(lecture),
        claims: [likelihood.zeros(counting)] + likelihood.impossible,
        illustrations: [try likelihood.firstWalk, try likelihood.surprise]
          + (try likelihood.oddFigures(lecture))
          + [try likelihood.sweepChart(lecture.uniformLoss, after: lecture.vocabulary[0])],
        tables: [likelihood.firstWordsTable],
        plays: [try likelihood.scoring])
    }
  }
}

extension LikelihoodFindings {
  /// The models that are asked unless a reader wants more: little to load, and far apart.
  fileprivate var scoring: Play {
    get throws {
      Play(
        "score", title: "Try it: score a name",
        options: [
          "word": .text(try firstWords.first.needed("first word").word),
          "recipes": ["bigram", "kneser-ney-5", "gru"], "tables": 1,
        ])
    }
  }

  fileprivate func values(_ lecture: LectureFindings) throws -> [String: TemplateValue] {
    let (first, end) = try (
      firstWords.first.needed("first word"), sweep.last.needed("losses of added counts")
    )
    let chance = 1 / Double(lecture.vocabularySize)
    let product = first.letters.reduce(1) { $0 * $1.probability }
    return [
      "word": .code(shownWord(first.word)), "pairs": .count(first.letters.count, "pair"),
      "chance": .percent(chance), "product": .number(product, .scientific),
      "better": .count(first.letters.count { $0.probability > chance }),
      "exponent": .decimal(-counts.runningSum, 0), "first": .loss(first.loss),
      "uniform": .loss(lecture.uniformLoss), "byHeart": .loss(listEntropy),
      "size": .count(lecture.vocabularySize),
      "total": .count(lecture[CountingFindings.self].total, "pair"),
      "sum": .decimal(counts.runningSum, 1), "loss": .loss(counts.mean),
      "smoothedLoss": .loss(smoothed.mean),
      "smoothingShare": .percent(
        (smoothed.mean - counts.mean) / (lecture.uniformLoss - counts.mean)),
      "odd": .list(try oddWord), "end": .loss(end.loss), "largest": .count(Int(end.smoothing)),
    ]
  }

  /// A word with a pair that the list never has.
  private var oddWord: [TemplateValue] {
    get throws {
      guard let odd else { return [] }
      let smoothed = try oddSmoothed.needed("loss of a smoothed word")
      let row = try oddRow.needed("row of an impossible pair")
      let sum = row.counts.reduce(0, +)
      return [
        [
          "oddWord": .code(shownWord(odd.word)), "oddLoss": .loss(smoothed.loss),
          "from": .letters(row.from), "to": .letters(row.to), "rowSum": .count(sum),
          "largerSum": .count(sum + row.counts.count), "vocabulary": .count(row.counts.count),
          "oddShare": .number(1 / Double(sum + row.counts.count), .rough),
        ]
      ]
    }
  }

  fileprivate var impossible: [Claim] {
    let never = odd?.letters.filter { $0.probability == 0 } ?? []
    guard let first = never.first else { return [] }
    let pair = TemplateValue.code(first.from + first.to)
    return [
      Claim(
        "impossible", on: "lecture.likelihood.odd", if: never.count == 1,
        "No word of the list has the pair \(pair), so its probability is zero, its logarithm minus"
          + " infinity, and the loss of the whole word infinite.",
        otherwise:
          "No word of the list has the pair \(pair), nor \(.count(never.count - 1)) more of its"
          + " pairs. So their probabilities are zero, their logarithms minus infinity, and the loss of"
          + " the whole word infinite.")
    ]
  }

  fileprivate func zeros(_ counting: CountingFindings) -> Claim {
    // One is the token after itself, of which no word is made.
    let never = counting.zeros - 1
    return Claim(
      "zeros", on: "lecture.counting.zeros", if: never > 0,
      "The list leaves out \(.count(never, "pair")) that a word could have. Whoever asks the table about"
        + " a word with such a pair is told: impossible. That is too sure of itself.",
      otherwise: "This list has every pair that a word could have, so the table calls no word"
        + " impossible. Another list may leave pairs out, and then the loss of a word that has one is"
        + " infinite.")
  }

  fileprivate var firstWordsTable: DataTable {
    DataTable(
      id: "first-losses", caption: "The first words of the list",
      columns: [
        .text("Word"), .number("Examples"), .number("Log-likelihood"),
        .number("Loss (nats per character)"),
      ],
      rows: firstWords.map { walk in
        let sum = walk.letters.reduce(0) { $0 + $1.logProbability }
        return [
          .text(shownWord(walk.word)), .count(walk.letters.count), .decimal(sum, 4),
          .decimal(walk.loss, 4),
        ]
      })
  }

  fileprivate func sweepChart(_ uniformLoss: Double, after token: String) throws -> Illustration {
    let (first, last) = try (
      sweep.first.needed("losses of added counts"), sweep.last.needed("losses of added counts")
    )
    let figure = LineChart(
      x: "added to each count",
      y: "loss (nats per character)",
      xSpread: .logarithmic,
      series: [.init("counts", sweep.map { Figures.Point($0.smoothing, $0.loss) })],
      references: [.init("ln V", uniformLoss)])
    return try Illustration(
      id: "smoothing-sweep",
      title:
        "The more is added, the worse on the list itself: from \(first.loss.text(.fixed(2))) to"
        + " \(last.loss.text(.fixed(2)))",
      alternative: "Chart of the loss over the fake count, which ends at"
        + " \(last.loss.text(.fixed(4))), where ln V is \(uniformLoss.text(.fixed(4)))",
      figure: figure,
      columns: [.number("Added to each count"), .number("Loss (nats per character)")],
      rows: sweep.map {
        [.decimal($0.smoothing, $0.smoothing < 1 ? 2 : 0), .decimal($0.loss, 4)]
      }
    ).tried(.smoothing("fake", last.smoothing, after: token))
  }
}
