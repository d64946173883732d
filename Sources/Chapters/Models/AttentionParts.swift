import Experiments
import Figures
import Sites

extension Introspection {
  /// A head's name and its T x T weights, row by row.
  typealias Head = (name: String, weights: [Double])

  /// A triangle of weights for each head, `columns` beside each other, with a line of data for each weight.
  func attention(
    id: String, title: String, alternative: String, maps: [Head], columns: Int,
    note: String = "", largestPitch: Double = 44, digits: Int = 2
  ) throws -> Illustration {
    try Illustration(
      id: id, title: title, alternative: alternative,
      figure: AttentionMaps(
        labels: drawnLetters, maps: maps.map { .init($0.name, $0.weights) }, columns: columns,
        note: note, largestPitch: largestPitch, digits: digits),
      columns: [
        .text("Head"), .number("Position"), .text("Looks from"), .number("To position"),
        .text("Looks at"), .number("Weight"),
      ],
      rows: maps.flatMap(rows))
  }

  /// A line for each weight, without those on what follows.
  private func rows(of head: Head) -> [[Cell]] {
    letters.indices.flatMap { row in
      (0...row).map { column in
        [
          .text(head.name), .count(row), .text(letters[row]), .count(column),
          .text(letters[column]), .decimal(head.weights[row * letters.count + column], 4),
        ]
      }
    }
  }
}
