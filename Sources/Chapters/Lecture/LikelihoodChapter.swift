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
      let walks = [
        ("first-word", likelihood.firstWords.first), ("impossible", likelihood.andrejq),
        ("possible", likelihood.andrejqSmoothed),
      ]
      return ChapterContent(
        values: likelihood.values(lecture),
        illustrations: try walks.compactMap { id, walk in
          try walk.map { try $0.picture(id: "walk-\(id)") }
        } + [likelihood.sweepChart(lecture.uniformLoss)],
        tables: [likelihood.firstWordsTable])
    }
  }
}

extension LikelihoodFindings {
  fileprivate func values(_ lecture: LectureFindings) -> [String: TemplateValue] {
    let counting = lecture[CountingFindings.self]
    return [
      "word": .code(shownWord(firstWords.first?.word ?? "")),
      "steps": .count(firstWords.first?.letters.count ?? 0),
      "chance": .percent(1 / Double(lecture.vocabularySize)),
      "better": .count(betterThanChance(1 / Double(lecture.vocabularySize))),
      "uniform": .decimal(lecture.uniformLoss, 4),
      "size": .count(lecture.vocabularySize), "total": .count(counting.total),
      "sum": .decimal(counts.runningSum, 1), "loss": .decimal(counts.mean, 4),
      "smoothedLoss": .decimal(smoothed.mean, 4), "zeros": .count(counting.zeros),
      "odd": .list(oddWord), "end": .decimal(sweep.last?.loss ?? 0, 4),
      "largest": .count(Int(sweep.last?.smoothing ?? 0)),
    ]
  }

  /// Steps of the first word that get more than `chance`.
  private func betterThanChance(_ chance: Double) -> Int {
    firstWords.first?.letters.filter { $0.probability > chance }.count ?? 0
  }

  /// The lecture's word with an impossible pair, where the list has its letters.
  private var oddWord: [TemplateValue] {
    guard let andrejq, let andrejqSmoothed else { return [] }
    let pair = andrejq.letters.first { $0.probability == 0 }
    return [
      [
        "oddWord": .code(andrejq.word), "impossible": .flag(pair != nil),
        "pair": .code((pair?.from ?? "") + (pair?.to ?? "")),
        "oddLoss": .decimal(andrejqSmoothed.loss, 4),
        "before": .decimal(andrejq.loss, 4),
      ]
    ]
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

  fileprivate func sweepChart(_ uniformLoss: Double) throws -> Illustration {
    let (first, last) = (sweep.first?.loss ?? 0, sweep.last?.loss ?? 0)
    let figure = LineChart(
      x: "added to each count",
      y: "loss (nats per character)",
      xSpread: .logarithmic,
      series: [.init("counts", sweep.map { Figures.Point($0.smoothing, $0.loss) })],
      references: [.init("ln V", uniformLoss)],
      extent: chartExtent)
    return try Illustration(
      id: "smoothing-sweep",
      title: "The more is added, the less the table knows: from \(first.text(.fixed(2))) to"
        + " \(last.text(.fixed(2))) nats per character",
      alternative: "Chart of the loss over the fake count, where it rises towards ln V",
      figure: figure,
      columns: [.number("Added to each count"), .number("Loss (nats per character)")],
      rows: sweep.map {
        [.decimal($0.smoothing, $0.smoothing < 1 ? 2 : 0), .decimal($0.loss, 4)]
      })
  }
}

extension LikelihoodFindings.Walk {
  /// Steps of a figure for a word that is a whole text.
  private static let mostSteps = 20

  fileprivate func picture(id: String) throws -> Illustration {
    let shown = letters.prefix(Self.mostSteps)
    let rest = shown.count < letters.count ? " (the first \(shown.count) steps)" : ""
    let texts = [shown.first?.from ?? ""] + shown.map(\.to)
    let name = shownWord(word)
    let figure = LetterWalk(
      characters: texts.compactMap(\.unicodeScalars.first),
      probabilities: shown.map(\.probability))
    return try Illustration(
      id: id,
      title: loss.isFinite
        ? "\(name) costs \(loss.text(.fixed(4))) nats per character\(rest)"
        : "One impossible step, and \(name) costs infinitely much\(rest)",
      alternative: "Table of the steps of \(name) with their probabilities and logarithms",
      figure: figure,
      columns: [
        .text("From"), .text("To"), .number("Probability"), .number("Log probability (nats)"),
      ],
      rows: shown.map {
        [
          .text($0.from), .text($0.to), .decimal($0.probability, 4),
          .decimal($0.logProbability, 4),
        ]
      })
  }
}
