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
        claims: [
          descent.signs, try descent.rateClaim(lecture.vocabularySize), try descent.edge,
          descent.overshoot,
        ],
        illustrations: [
          try descent.gradientRows(lecture).tried(.firstWeight(lecture)),
          try descent.tangent, try descent.ratePanels(lecture),
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
  var first: History.Point {
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
      "examples": .count(exampleCount), "seed": .number("\(Lecture.seed)"),
      "steps": .literal(Double(try last.step)), "rate": .literal(rate),
      "smallRate": .literal(firstWordRate),
      "smallSteps": .count(firstWordLosses.count - 1, "step"), "from": .loss(from),
      "to": .loss(to), "start": .loss(try first.train), "end": .loss(try last.train),
      "counted": .loss(lecture.countLoss),
      "gap": .loss(try last.train - lecture.countLoss), "rows": .count(inputs.count),
      "input": .letters(alongWeight.input), "label": .letters(alongWeight.label),
      "weightRate": .literal(alongWeight.rate), "slope": .decimal(alongWeight.slope, 4),
    ]
  }

  fileprivate var signs: Claim {
    let isUsual = negativePairs == firstWordPairs && negativeGradients == negativePairs
    return Claim(
      "signs", on: "lecture.descent.negativePairs", "lecture.descent.negativeGradients",
      "lecture.descent.firstWordPairs", if: isUsual,
      "The letter that really came has a gradient below zero, in each of the word's"
        + " \(.count(firstWordPairs, "different pair")). All the others are positive, and the more"
        + " probability the net gave a letter, the larger its gradient.",
      otherwise:
        "Letters that really came have a gradient below zero, unless the net gives them even"
        + " more than the word does: of the word's \(.count(firstWordPairs, "different pair")),"
        + " \(.count(negativePairs)) are below zero.")
  }

  /// Where a tangent is followed, it promises more than the loss keeps.
  fileprivate var overshoot: Claim {
    let promised =
      alongWeight.from.loss + alongWeight.slope * (alongWeight.to.weight - alongWeight.from.weight)
    return Claim(
      "overshoot", on: "lecture.descent.alongWeight", if: alongWeight.to.loss >= promised,
      "The tangent promises \(.loss(promised)); the loss gets to \(.loss(alongWeight.to.loss)),"
        + " because the slope becomes smaller on the way.",
      proof: "the loss is convex along a weight, so it lies above each of its tangents")
  }

  fileprivate func rateClaim(_ size: Int) throws -> Claim {
    let (start, end) = (try first.train, try last.train)
    let sizes: Words = """
      At the start the largest gradient of the \(.count(size * size)) weights is \
      \(.decimal(largestGradient, 3)), so the largest step is \
      \(.decimal(rate * largestGradient, 1)). The gradients are small because the loss is a mean over \
      all examples: each row of W is weighed by its letter's share of them, and no letter has more than \
      \(.percent(largestShare)) % (\(.letters(largestInput)))
      """
    return Claim(
      "rate", on: "lecture.descent.plain", "lecture.descent.largestGradient", if: end < start,
      "A learning rate of \(.literal(rate)) sounds wild, and works. \(sizes).",
      otherwise:
        "A learning rate of \(.literal(rate)) is what the lecture takes for its own list. For this one it"
        + " is too large, and the loss rises. \(sizes).")
  }

  /// How far the lecture's rate is from one that is too large.
  fileprivate var edge: Claim {
    get throws {
      let usual = try rates.first { $0.rate == rate }.needed("run at the lecture's rate")
      let next = try rates.first { $0.rate > rate }.needed("run at a larger rate")
      let steps = next.losses.count - 1
      let end = try next.losses.last.needed("losses at a larger rate")
      let isEdge = usual.rises == 0 && 10 * next.rises > steps
      return Claim(
        "edge", on: "lecture.descent.rates", if: isEdge,
        "But \(.literal(rate)) is near the edge. With \(.literal(next.rate)) the steps are too long: the"
          + " loss goes up in \(.count(next.rises)) of \(.count(steps)) steps and ends at \(.loss(end)).",
        otherwise: "With \(.literal(rate)) the loss goes up in \(.count(usual.rises)) of"
          + " \(.count(steps)) steps, with \(.literal(next.rate)) in \(.count(next.rises)), and it ends at"
          + " \(.loss(end)).")
    }
  }

  fileprivate var firstSteps: DataTable {
    DataTable(
      id: "first-steps", caption: "The loss of the first word, step by step",
      columns: [.number("Steps taken"), .number("Loss (nats per character)")],
      rows: firstWordLosses.enumerated().map { [.count($0), .decimal($1, 4)] })
  }
}
