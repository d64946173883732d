import Basics
import Experiments
import Figures
import Sites

extension RegularisationFindings {
  /// More characters than this cannot be told apart.
  private static let mostLetters = 40

  /// The letters that pictures have room for: those that come most often and those that never come.
  private var shown: [Int] {
    guard row.counts.count > Self.mostLetters else { return Array(row.counts.indices) }
    let zeros = row.counts.indices.filter { row.counts[$0] == 0 }.prefix(Self.mostLetters / 4)
    let seen = row.counts.indicesByValueDescending.filter { row.counts[$0] > 0 }
    return (zeros + seen.prefix(Self.mostLetters - zeros.count)).sorted()
  }

  /// What log N and the weights of a letter have between them: the mean over all examples of the row.
  private func constant(_ weights: [Double]) -> Double {
    let total = Double(row.counts.reduce(0, +))
    return zip(row.counts, weights).reduce(0) { sum, cell in
      guard cell.0 > 0 else { return sum }
      return sum + Double(cell.0) / total * (cell.1 - Elementary.log(Double(cell.0)))
    }
  }

  func weightsByCount(_ lecture: LectureFindings) throws -> Illustration {
    let (weights, vocabulary) = (try unpenalised.row, lecture.vocabulary)
    let constant = constant(weights)
    let figure = LetterScatter(
      x: "N: times seen after \(drawnLabel(row.character)), log scale", y: "weight in W",
      letters: shown.map {
        .init(drawnLabel(vocabulary[$0]), x: Double(row.counts[$0]), y: weights[$0])
      }, intercept: constant)
    let title = onLine(weights, constant)
    return try Illustration(
      id: "regularisation-logs", title: title.words.plain,
      alternative:
        "Scatter plot of the weights after \(drawnLabel(row.character)) over the counts on a"
        + " logarithmic axis, beside the line of log N, where letters that never come stand at the left",
      claims: [title], figure: figure,
      columns: [
        .text("Next"), .number("Count"), .number("log N plus a constant"), .number("Weight"),
      ],
      rows: vocabulary.indices.map { index in
        let count = Double(row.counts[index])
        return [
          .text(vocabulary[index]), .count(row.counts[index]),
          count > 0 ? .decimal(constant + Elementary.log(count), 4) : .none,
          .decimal(weights[index], 4),
        ]
      })
  }

  private func onLine(_ weights: [Double], _ constant: Double) -> Claim {
    let seen = row.counts.indices.filter { row.counts[$0] > 0 }
    let distances = seen.map {
      (weights[$0] - constant - Elementary.log(Double(row.counts[$0]))).magnitude
    }
    func counts(_ isNear: Bool) -> [Int] {
      zip(seen, distances).filter { ($1 <= 0.2) == isNear }.map { row.counts[$0.0] }.sorted()
    }
    let (near, far, zeros) = (counts(true), counts(false), row.counts.count - seen.count)
    let never: Words = zeros > 0 ? "; with no place on it: \(.count(zeros)) that never come" : ""
    let within: Words =
      "Within 0.2 of the line: \(.count(near.count)) of \(.count(seen.count, "letter")) after"
      + " \(drawnLabel(row.character))\(never)"
    return Claim(
      "onLine", on: "lecture.regularisation.decay", "lecture.regularisation.row",
      if: !far.isEmpty && 2 * near.count > seen.count && far[far.count - 1] < near[near.count / 2],
      "Frequent pairs have found log N, rare ones are on their way. " + within,
      otherwise: "The net is on its way to log N. " + within)
  }

  func shrinkingRow(_ lecture: LectureFindings) throws -> Illustration {
    let vocabulary = lecture.vocabulary
    let rows = try decay.map { try $0.row }
    let shown = shown
    let zeros = shown.filter { row.counts[$0] == 0 }
    let figure = SlidingDots(
      x: "weight of the penalty", y: "weight in W after \(drawnLabel(row.character))",
      settings: decay.map { $0.strength.text(.exact) },
      tracks: shown.map { letter in
        .init(
          drawnLabel(vocabulary[letter]), rows.map { $0[letter] },
          isMarked: row.counts[letter] == 0)
      })
    let (first, last) = (try unpenalised.row, try strongest.row)
    let smaller = zip(first, last).count { $0.magnitude > $1.magnitude }
    let all = Claim(
      "all", on: "lecture.regularisation.decay", if: smaller == vocabulary.count,
      "A penalty pulls every weight of the row towards 0",
      otherwise:
        "The strongest penalty makes \(.count(smaller)) of \(.count(vocabulary.count)) weights of"
        + " the row smaller")
    let names = zeros.prefix(8).map { drawnLabel(vocabulary[$0]) }.joined(separator: ", ")
    let more = zeros.count > 8 ? " and others" : ""
    return try Illustration(
      id: "shrinking-row",
      title: all.words.plain
        + (zeros.isEmpty ? "" : "; orange and dashed: \(names)\(more), which never come"),
      alternative:
        "Dots of the weights after \(drawnLabel(row.character)) under one penalty after another,"
        + " joined by lines that end near 0",
      claims: [all], figure: figure,
      columns: [.text("Next"), .number("Count")]
        + decay.map { .number("Penalty \($0.strength.text(.exact))") },
      rows: vocabulary.indices.map { letter in
        [.text(vocabulary[letter]), .count(row.counts[letter])]
          + rows.map { .decimal($0[letter], 4) }
      })
  }

  /// How the losses rise with the strength, for both methods.
  func sweeps(_ lecture: LectureFindings) throws -> Illustration {
    func panel(_ model: String, _ x: String, _ points: [Point]) -> PanelChart.Panel {
      .init(
        model, x: x, xSpread: .logarithmic,
        series: [.init(model, points.map { Figures.Point($0.strength, $0.loss) })],
        references: [.init("ln V", lecture.uniformLoss)])
    }
    let figure = PanelChart(
      y: "loss (nats per character)",
      panels: [
        panel("counts", "added to each count", smoothing),
        panel("net", "weight of the penalty", decay),
      ], isShared: true, extent: (300, 240))
    let uniform = lecture.uniformLoss.text(.fixed(2))
    func ends(_ points: [Point]) throws -> String {
      "\(try points.last.needed("losses").loss.text(.fixed(2)))"
    }
    return try Illustration(
      id: "regularisation-sweeps",
      title:
        "Both methods lead towards ln V = \(uniform): the counts to \(try ends(smoothing)), the net to"
        + " \(try ends(decay))",
      alternative:
        "Two charts with one vertical axis: the loss of the counts over what is added to each"
        + " of them, and that of the net over the weight of its penalty, beside ln V",
      figure: figure,
      columns: [.text("Model"), .number("Strength"), .number("Loss (nats per character)")],
      rows: [("counts", smoothing), ("net", decay)].flatMap { model, points in
        points.map { [.text(model), .number($0.strength, .exact), .decimal($0.loss, 4)] }
      })
  }
}
