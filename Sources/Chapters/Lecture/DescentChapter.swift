import Basics
import Experiments
import Figures
import Sites
import Training

extension ReportChapter {
  /// Minutes 99 to 108.
  static var descent: ReportChapter {
    Chapter(
      of: DescentFindings.self, title: "Downhill",
      question: "Can a net that is only told how wrong it is find the table of counts?",
      part: .network, sections: [.descent, .together]
    ) { descent, lecture in
      ChapterContent(
        values: try descent.values(lecture),
        claims: [descent.signs, try descent.rateClaim(lecture.vocabularySize)],
        illustrations: [
          try descent.gradientHeatmap(lecture[ExamplesFindings.self].word)
            .tried(.firstWeight(lecture)),
          try descent.curve(lecture)
            .tried(.descent(rate: descent.rate, steps: try descent.last.step)),
        ],
        tables: [descent.firstSteps],
        plays: [.seeded("descent", title: "Try it: train the net beside the table")])
    }
  }
}

extension DescentFindings {
  /// The losses before the first step, and after the last.
  private var first: History.Point {
    get throws { try plain.points.first.needed("steps of the net") }
  }
  var last: History.Point { get throws { try plain.points.last.needed("steps of the net") } }

  fileprivate func values(_ lecture: LectureFindings) throws -> [String: TemplateValue] {
    let size = lecture.vocabularySize
    let inputs = Set(lecture[CountingFindings.self].firstWordBigrams.map(\.first))
    let (from, to) = try (
      firstWordLosses.first.needed("losses of the first word"),
      firstWordLosses.last.needed("losses of the first word")
    )
    return [
      "word": .code(shownWord(lecture[ExamplesFindings.self].word)), "size": .count(size),
      "examples": .count(exampleCount),
      "steps": .literal(Double(try last.step)), "rate": .literal(rate),
      "smallRate": .literal(firstWordRate),
      "smallSteps": .count(firstWordLosses.count - 1, "step"), "from": .loss(from),
      "to": .loss(to), "start": .loss(try first.train), "end": .loss(try last.train),
      "counted": .loss(lecture.countLoss),
      "gap": .loss(try last.train - lecture.countLoss), "rows": .count(inputs.count),
    ]
  }

  fileprivate var signs: Claim {
    let isUsual = negativePairs == firstWordPairs && negativeGradients == negativePairs
    return Claim(
      "signs", on: "lecture.descent.negativePairs", "lecture.descent.negativeGradients",
      "lecture.descent.firstWordPairs", if: isUsual,
      "The letter that really came has such a gradient, in each of the word's"
        + " \(.count(firstWordPairs, "different pair")). All the others are positive, those most that the"
        + " net believed in most.",
      otherwise:
        "Letters that really came have such a gradient, unless the net believes in them even"
        + " more than the word does: of the word's \(.count(firstWordPairs, "different pair")),"
        + " \(.count(negativePairs)) are below zero.")
  }

  fileprivate func rateClaim(_ size: Int) throws -> Claim {
    let (start, end) = (try first.train, try last.train)
    let sizes: Words = """
      the largest gradient of the \(.count(size * size)) weights is \(.decimal(largestGradient, 3)) at the \
      start, and so the largest step is \(.decimal(rate * largestGradient, 1))
      """
    return Claim(
      "rate", on: "lecture.descent.plain", "lecture.descent.largestGradient", if: end < start,
      "A rate of \(.literal(rate)) sounds wild. But the loss is a mean over all examples, so each weight"
        + " has a small part in it: \(sizes).",
      otherwise:
        "A rate of \(.literal(rate)) is what the lecture takes for its own list. For this one it"
        + " is too large, and the loss rises: \(sizes).")
  }

  fileprivate func gradientHeatmap(_ word: String) throws -> Illustration {
    let name = shownWord(word)
    return try Illustration(
      id: "gradient",
      title: "Only the letters of \(name) have a gradient: \(negativePairs) of its"
        + " \(firstWordPairs.counted("different pair")) below zero",
      alternative:
        "Heatmap of the gradient of the loss of \(name) with respect to W, where all rows"
        + " of other letters are zero",
      figure: gradient.heatmap(.signed(decimals: 2), unit: "gradient of the loss"),
      of: gradient, value: "Gradient")
  }

  fileprivate var firstSteps: DataTable {
    DataTable(
      id: "first-steps", caption: "The loss of the first word, step by step",
      columns: [.number("Steps taken"), .number("Loss (nats per character)")],
      rows: firstWordLosses.enumerated().map { [.count($0), .decimal($1, 4)] })
  }

  fileprivate func curve(_ lecture: LectureFindings) throws -> Illustration {
    let (start, last) = (try first.train, try last)
    let early = plain.points[min(20, last.step)]
    let figure = LineChart(
      x: "step",
      y: "loss (nats per character)",
      series: [.init("net", plain.points.map { Point(Double($0.step), $0.train) })],
      references: [
        .init("ln V", lecture.uniformLoss), .init("counts", lecture.countLoss),
      ])
    let share = (start - early.train) / (start - last.train)
    let fast = Claim(
      "fast", on: "lecture.descent.plain", if: last.train < start && (0.5...1).contains(share),
      "The first \(.count(early.step)) steps do \(.number(share, .percent(0))) % of the way",
      otherwise: "The loss is \(.loss(start)) at first, \(.loss(early.train)) after"
        + " \(.count(early.step)) steps and \(.loss(last.train)) after \(.count(last.step))")
    return try Illustration(
      id: "net-descent", title: fast.words.plain,
      alternative: "Chart of the net's loss over \(last.step) steps, which goes from"
        + " \(start.text(.fixed(4))) to \(last.train.text(.fixed(4))), where the counts have"
        + " \(lecture.countLoss.text(.fixed(4)))",
      claims: [fast], figure: figure,
      columns: [.number("Step"), .number("Loss (nats per character)")],
      rows: plain.points.map { [.count($0.step), .decimal($0.train, 4)] })
  }
}
