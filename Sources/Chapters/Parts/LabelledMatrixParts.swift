import Basics
import Experiments
import Figures
import Sites

extension LabelledMatrix {
  /// Labels as figures write them.
  var drawnLabels: [String] { labels.map(drawnLabel) }

  /// What a figure says over its grid when only a part is shown.
  var note: String {
    let rule = "row = previous character, column = next"
    return labels.count < size
      ? "\(rule); the \(labels.count) most frequent of \(size.grouped)" : rule
  }

  /// The cell with the largest value, the first of equals.
  var largest: (row: String, column: String, value: Double) {
    let index = values.indexOfLargest ?? 0
    return (
      shownCharacter(labels[index / labels.count]), shownCharacter(labels[index % labels.count]),
      values[index]
    )
  }

  /// The columns of `rows`, the last with the numbers' name.
  static func columns(_ value: String) -> [DataTable.Column] {
    [.text("Previous"), .text("Next"), .number(value)]
  }

  /// A line for each cell: row, column, value.
  var rows: [[Cell]] {
    values.indices.map {
      [.text(labels[$0 / labels.count]), .text(labels[$0 % labels.count]), .decimal(values[$0], 4)]
    }
  }
}

extension Illustration {
  /// N: how often each character follows each.
  static func counts(_ counts: LabelledMatrix) throws -> Illustration {
    let most = counts.largest
    let figure = CountHeatmap(
      labels: counts.labels,
      counts: counts.values.map { Int($0) },
      whole: counts.size)
    return try Illustration(
      id: "bigram-counts",
      title: "No pair is more frequent than \(most.row)\(most.column),"
        + " seen \(Int(most.value).grouped) times",
      alternative: "Heatmap of how often each character follows each,"
        + " where \(most.row)\(most.column) is the darkest cell",
      figure: figure,
      columns: LabelledMatrix.columns("Count"),
      rows: counts.rows)
  }
}
