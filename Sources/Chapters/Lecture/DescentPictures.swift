import Basics
import Experiments
import Figures
import Sites
import Training

extension DescentFindings {
  private static let mostRows = 8

  /// The rows of the first word's inputs.
  func gradientRows(_ lecture: LectureFindings) throws -> Illustration {
    let first = lecture[ExamplesFindings.self]
    let name = shownWord(first.word)
    let (labels, size) = (gradient.labels, gradient.labels.count)
    let inputs = labels.indices.filter { row in
      first.examples.contains { $0.input == labels[row] }
    }
    let rows = inputs.prefix(Self.mostRows).map { row -> LetterRows.Row in
      let next = Set(first.examples.filter { $0.input == labels[row] }.map(\.output))
      return .init(
        "row \(drawnLabel(labels[row]))",
        note: "comes: \(next.sorted().map(drawnLabel).joined(separator: ", "))",
        values: Array(gradient.values[row * size..<(row + 1) * size]),
        outlined: Set(labels.indices.filter { next.contains(labels[$0]) }))
    }
    let others = lecture.vocabularySize - rows.count
    let areZero = inputs.count == rows.count
    let figure = LetterRows(
      characters: labels.map(drawnLabel), rows: rows, quantity: .signed(decimals: 3),
      unit: "gradient of the loss",
      closing: others == 0
        ? "" : "\(others.counted("more row"))\(areZero ? ": all zero" : "")")
    return try Illustration(
      id: "gradient",
      title: "Only the letters of \(name) have a gradient: \(negativePairs) of its"
        + " \(firstWordPairs.counted("different pair")) below zero",
      alternative:
        "Rows of the gradient of the loss of \(name) with respect to W, one for each input, where the"
        + " letters that come have a frame",
      figure: figure, of: gradient, value: "Gradient")
  }

  /// The loss along the weight of the first example.
  var tangent: Illustration {
    get throws {
      let curve = alongWeight
      func place(_ point: WeightCurve.Point) -> Point { Point(point.weight, point.loss) }
      let pair = "W[\(drawnLabel(curve.input)), \(drawnLabel(curve.label))]"
      let figure = TangentChart(
        x: "the weight \(pair)", y: "loss of the first word (nats per character)",
        curve: curve.points.map(place), from: place(curve.from), to: place(curve.to),
        slope: curve.slope,
        labels: (
          "now: slope \(curve.slope.text(.fixed(3)))",
          "after: loss \(curve.to.loss.text(.fixed(3)))"
        ))
      return try Illustration(
        id: "descent-weight",
        title: "One step of rate \(curve.rate.text(.exact)) moves the weight \(pair) from"
          + " \(curve.from.weight.text(.fixed(2))) to \(curve.to.weight.text(.fixed(2))), against the slope",
        alternative:
          "Curve of the loss over one weight with its tangent, where a step to the right leads"
          + " from \(curve.from.loss.text(.fixed(4))) to \(curve.to.loss.text(.fixed(4)))",
        figure: figure,
        columns: [.number("Weight"), .number("Loss (nats per character)")],
        rows: curve.points.map { [.decimal($0.weight, 4), .decimal($0.loss, 4)] })
    }
  }

  /// A chart for each learning rate.
  func ratePanels(_ lecture: LectureFindings) throws -> Illustration {
    let start = try rates.first?.losses.first.needed("losses at a learning rate") ?? .nan
    let figure = PanelChart(
      y: "loss (nats per character)",
      panels: rates.map { run in
        .init(
          "rate \(run.rate.text(.exact))",
          note: run.rises == 0
            ? "ends at \((run.losses.last ?? .nan).text(.fixed(3)))"
            : "\(run.rises) of \(run.losses.count - 1) steps up", x: "step",
          series: [
            .init("net", run.losses.enumerated().map { Point(Double($0), $1) })
          ], references: [.init("", lecture.countLoss)])
      }, isShared: true, highest: start + (start - lecture.countLoss) / 2, extent: (118, 130))
    let title = try bestRate
    return try Illustration(
      id: "descent-rates", title: title.words.plain,
      alternative:
        "A chart of the loss over the steps for each learning rate, beside the loss of the"
        + " counts, \(lecture.countLoss.text(.fixed(4)))",
      claims: [title], figure: figure,
      columns: [.number("Step")] + rates.map { .number("Rate \($0.rate.text(.exact))") },
      rows: plain.points.indices.map { step in
        [.count(step)] + rates.map { .decimal($0.losses[step], 4) }
      })
  }

  private var bestRate: Claim {
    get throws {
      let best = try rates.map { -($0.losses.last ?? .infinity) }.indexOfLargest
        .needed("learning rates")
      let (smaller, larger) = (rates[..<best], rates[(best + 1)...])
      let isInside =
        !smaller.isEmpty && !larger.isEmpty && smaller.allSatisfy { $0.rises == 0 }
        && larger.allSatisfy { $0.rises > 0 }
      let words: Words = """
        Of these learning rates \(.number(rates[best].rate, .exact)) is lowest after \
        \(.count(try last.step, "step"))
        """
      return Claim(
        "bestRate", on: "lecture.descent.rates", if: isInside,
        "\(words): smaller ones are slower, larger ones jump to and fro", otherwise: words)
    }
  }

  /// The loss, and how far it is above that of the counts.
  func curve(_ lecture: LectureFindings) throws -> Illustration {
    let (start, last) = (try first.train, try last)
    let points = plain.points.map { Point(Double($0.step), $0.train) }
    let gaps = plain.points.filter { $0.train > lecture.countLoss }
      .map { Point(Double($0.step), $0.train - lecture.countLoss) }
    let figure = PanelChart(
      y: "nats per character",
      panels: [
        .init(
          "loss", x: "step", series: [.init("net", points)],
          references: [.init("ln V", lecture.uniformLoss), .init("counts", lecture.countLoss)]),
        .init(
          "loss minus the counts' loss, log scale", x: "step", ySpread: .logarithmic,
          series: [.init("net", gaps)]),
      ], isShared: false, extent: (300, 240))
    let early = plain.points[min(20, last.step)]
    let share = (start - early.train) / (start - last.train)
    let fast = Claim(
      "fast", on: "lecture.descent.plain", if: last.train < start && (0.5...1).contains(share),
      "The first \(.count(early.step)) steps take away \(.number(share, .percent(0))) % of what"
        + " \(.count(last.step)) steps do; the rest is slow",
      otherwise: "The loss is \(.loss(start)) at first, \(.loss(early.train)) after"
        + " \(.count(early.step)) steps and \(.loss(last.train)) after \(.count(last.step))")
    return try Illustration(
      id: "net-descent", title: fast.words.plain,
      alternative: "Chart of the net's loss over \(last.step) steps, which goes from"
        + " \(start.text(.fixed(4))) to \(last.train.text(.fixed(4))), where the counts have"
        + " \(lecture.countLoss.text(.fixed(4))), and of the difference",
      claims: [fast], figure: figure,
      columns: [
        .number("Step"), .number("Loss (nats per character)"), .number("Above the counts"),
      ],
      rows: plain.points.map {
        [.count($0.step), .decimal($0.train, 4), .decimal($0.train - lecture.countLoss, 6)]
      })
  }
}
