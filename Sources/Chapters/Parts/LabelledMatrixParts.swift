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

  /// Where the largest value is, the first of equals.
  var placeOfLargest: (row: Int, column: Int) {
    get throws {
      let index = try values.indexOfLargest.needed("cells of a matrix")
      return (index / labels.count, index % labels.count)
    }
  }

  /// The cell with the largest value.
  var largest: (row: String, column: String, value: Double) {
    get throws {
      let (row, column) = try placeOfLargest
      return (
        shownCharacter(labels[row]), shownCharacter(labels[column]),
        values[row * labels.count + column]
      )
    }
  }

  /// Its counts as a figure, in which the cells of some pairs are outlined.
  func countHeatmap(outlining pairs: [(String, String)] = []) -> CountHeatmap {
    let cells = pairs.compactMap { pair -> [Int]? in
      guard let row = labels.firstIndex(of: pair.0), let column = labels.firstIndex(of: pair.1)
      else { return nil }
      return [row, column]
    }
    return CountHeatmap(
      labels: labels, counts: values.map { Int($0) }, whole: size, outlined: Set(cells))
  }

  /// Its numbers as a figure.
  func heatmap(_ quantity: MatrixHeatmap.Quantity, unit: String) -> MatrixHeatmap {
    MatrixHeatmap(
      rowLabels: drawnLabels, columnLabels: drawnLabels, values: values, quantity: quantity,
      note: note, unit: unit)
  }
}

extension Illustration {
  /// A figure of `matrix`, whose numbers are called `value`: a line of data for each cell.
  init(
    id: String, title: String, alternative: String, claims: [Claim] = [], figure: some Figure,
    of matrix: LabelledMatrix, value: String
  ) throws {
    let labels = matrix.labels
    try self.init(
      id: id, title: title, alternative: alternative, claims: claims, figure: figure,
      columns: [.text("Previous"), .text("Next"), .number(value)],
      rows: matrix.values.enumerated().map { index, value in
        [
          .text(labels[index / labels.count]), .text(labels[index % labels.count]),
          .decimal(value, 4),
        ]
      })
  }

  /// N: how often each character follows each, where the cells of a word's pairs may be outlined.
  static func counts(_ counts: LabelledMatrix, outlining word: [String] = []) throws -> Illustration
  {
    let (most, place) = try (counts.largest, counts.placeOfLargest)
    return try Illustration(
      id: "counting-counts",
      title: "No pair is more frequent than \(most.row)\(most.column),"
        + " seen \(Int(most.value).counted("time"))",
      alternative: "Heatmap of how often each character follows each,"
        + " where no count is larger than that of \(most.row)\(most.column)",
      figure: counts.countHeatmap(outlining: Array(zip(word, word.dropFirst()))), of: counts,
      value: "Count"
    ).widestInReport()
      .tried(.table("counts", row: counts.labels[place.row], column: counts.labels[place.column]))
  }
}
