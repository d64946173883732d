import Basics
import Experiments
import Figures
import Randomness
import Sites

extension ReportChapter {
  /// Minutes 36 to 50.
  static var normalising: ReportChapter {
    Chapter(
      of: NormalisingFindings.self, title: "All rows at once",
      question: "What can go wrong when one line divides a whole table?", part: .counting,
      sections: [.normalising]
    ) { normalising, lecture in
      ChapterContent(
        values: normalising.values,
        claims: [
          normalising.rowSum, normalising.blind,
          try normalising.words(lecture[SamplingFindings.self]),
        ],
        illustrations: [
          try normalising.broadcast(
            id: "broadcast-kept", shape: normalising.keptShape, "N.sum(1, keepdim=True)",
            title: "With keepdim, each row is divided by its own sum"
          ).tried(.sumsOfRows(keepsDimension: true)),
          try normalising.broadcast(
            id: "broadcast-forgotten", shape: normalising.forgottenShape, "N.sum(1)",
            title: "Without keepdim, the sums lie down and divide the columns"
          ).tried(.sumsOfRows(keepsDimension: false)),
          try normalising.heatmap(
            id: "rows-normalised", normalising.right,
            title: "Right: the first row adds up to \(normalising.rightRowSum.text(.fixed(2)))"
          ).tried(.sumsOfRows(keepsDimension: true)),
          try normalising.heatmap(
            id: "columns-normalised", normalising.wrong,
            title: "Wrong: the first row adds up to \(normalising.wrongRowSum.text(.fixed(2)))"
          ).tried(.sumsOfRows(keepsDimension: false)),
        ],
        samples: [try SampleSet(id: "wrong", draws: normalising.wrongSamples)],
        plays: [Play("broadcasting", title: "Try it: divide a table by its sums")])
    }
  }
}

extension NormalisingFindings {
  private func written(_ shape: [Int]) -> TemplateValue {
    .text("(\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))")
  }

  fileprivate var values: [String: TemplateValue] {
    [
      "shape": written(shape), "kept": written(keptShape), "forgotten": written(forgottenShape),
      "quotient": written(quotientShape),
    ]
  }

  fileprivate var rowSum: Claim {
    let (right, wrong): (TemplateValue, TemplateValue) = (
      .decimal(rightRowSum, 2), .decimal(wrongRowSum, 2)
    )
    return Claim(
      "rowSum", on: "lecture.normalising.wrongRowSum", "lecture.normalising.rightRowSum",
      if: (wrongRowSum - rightRowSum).magnitude > 0.005,
      "The first row now adds up to \(wrong) instead of \(right).",
      otherwise: "On this list the first row adds up to \(wrong) even so.")
  }

  fileprivate var blind: Claim {
    Claim(
      "blind", on: "lecture.normalising.wrongLoss", "lecture.normalising.rightLoss",
      if: (wrongLoss - rightLoss).magnitude < 1e-9 * max(1, rightLoss),
      "Not at all. The right table has \(.loss(rightLoss)), and the wrong one has"
        + " \(.loss(wrongLoss)).",
      proof: "each character is entered as often as it is left, so the columns' sums are the rows'")
  }

  /// Whether the wrong table's words differ from the right one's.
  fileprivate func words(_ sampling: SamplingFindings) throws -> Claim {
    let wrong = try wrongSamples.words(.torch)
    let right = try sampling.counted.words(.torch).prefix(wrong.count)
    return Claim(
      "words", on: "lecture.normalising.wrongSamples", "lecture.sampling.counted",
      if: wrong != Array(right),
      "These are not the [right table's words](sampling.html#the-words): here the bug can be seen.",
      otherwise: "On this list even the words are the right table's.")
  }

  fileprivate func broadcast(
    id: String, shape sums: [Int], _ name: String, title: String
  ) throws -> Illustration {
    let figure = BroadcastDiagram(
      left: ("N", shape),
      right: (name, sums),
      operation: "÷",
      symbol: "s")
    return try Illustration(
      id: id,
      title: title,
      alternative: "Diagram of the shapes of N and \(name), aligned from the right,"
        + " where the second is copied to the size of the first",
      figure: figure,
      columns: [.text("Array"), .text("Shape")],
      rows: [("N", shape), (name, sums), ("quotient", quotientShape)].map {
        [.text($0), .text($1.map(String.init).joined(separator: " × "))]
      })
  }

  fileprivate func heatmap(
    id: String, _ matrix: LabelledMatrix, title: String
  ) throws -> Illustration {
    try Illustration(
      id: id, title: title,
      alternative: "Heatmap of the quotients where the first row adds up to what the title says",
      figure: matrix.heatmap(.probability(decimals: 1), unit: "quotient in percent"),
      of: matrix, value: "Quotient")
  }
}
