import Experiments
import Figures
import Sites

extension Introspection {
  /// A head's name in tables, and its T x T weights, row by row.
  typealias Head = (name: String, weights: [Double])

  /// A triangle of weights for each head of each layer, with a line of data for each weight.
  func attention(
    id: String, title: String, alternative: String, claims: [Claim] = [], layers: [[Head]]
  ) throws -> Illustration {
    try Illustration(
      id: id, title: title, alternative: alternative, claims: claims,
      figure: AttentionMaps(labels: drawnLetters, maps: layers.map { $0.map(\.weights) }),
      columns: [
        .text("Head"), .number("Place"), .text("Looks from"), .number("To place"),
        .text("Looks at"), .number("Weight"),
      ],
      rows: layers.joined().flatMap(rows))
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
