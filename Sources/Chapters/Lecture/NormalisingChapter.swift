import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 36 to 50.
  static var normalising: ReportChapter {
    Chapter(
      of: NormalisingFindings.self, title: "All rows at once",
      question: "What can go wrong when one line divides a whole table?", part: .counting,
      sections: [.normalising]
    ) { normalising, _ in
      return ChapterContent(
        values: normalising.values,
        illustrations: [
          try normalising.broadcast(
            id: "broadcast-kept", shape: normalising.keptShape, "N.sum(1, keepdim=True)",
            title: "With keepdim, each row is divided by its own sum"),
          try normalising.broadcast(
            id: "broadcast-forgotten", shape: normalising.forgottenShape, "N.sum(1)",
            title: "Without keepdim, the sums lie down and divide the columns"),
          try normalising.heatmap(
            id: "rows-normalised", normalising.right,
            title: "Right: the first row adds up to \(normalising.rightRowSum.text(.fixed(2)))"),
          try normalising.heatmap(
            id: "columns-normalised", normalising.wrong,
            title: "Wrong: the first row adds up to \(normalising.wrongRowSum.text(.fixed(2)))"),
        ],
        samples: [SampleSet(id: "wrong", draws: normalising.wrongSamples)])
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
      "quotient": written(quotientShape), "rightSum": .decimal(rightRowSum, 2),
      "wrongSum": .decimal(wrongRowSum, 2), "rightLoss": .decimal(rightLoss, 4),
      "wrongLoss": .decimal(wrongLoss, 4),
    ]
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
    let figure = MatrixHeatmap(
      rowLabels: matrix.drawnLabels,
      columnLabels: matrix.drawnLabels,
      values: matrix.values,
      quantity: .probability(decimals: 1),
      note: matrix.note,
      unit: "quotient in percent")
    return try Illustration(
      id: id,
      title: title,
      alternative: "Heatmap of the quotients where the first row adds up to what the title says",
      figure: figure,
      columns: LabelledMatrix.columns("Quotient"),
      rows: matrix.rows)
  }
}
