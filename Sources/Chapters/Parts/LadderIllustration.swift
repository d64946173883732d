import Basics
import Experiments
import Figures
import Sites

/// A loss, or one a column, on a ladder of losses: how the ladder calls it, and how the table of its numbers does.
struct LadderRung {
  /// Short, for the picture; `title` is for the numbers.
  let name, title: String
  /// Nats per character.
  let losses: [Double]
  let kind: LossLadder.Kind
  var isMarked = false

  init(
    _ name: String, title: String? = nil, _ losses: [Double], _ kind: LossLadder.Kind,
    isMarked: Bool = false
  ) {
    (self.name, self.title, self.losses) = (name, title ?? name, losses)
    (self.kind, self.isMarked) = (kind, isMarked)
  }

  /// Equal chances for all characters of the list and the end of a word.
  static func uniform(_ dataset: DatasetFindings, columns: Int = 1) -> LadderRung {
    LadderRung(
      "uniform: equal chances",
      [Double](repeating: dataset.uniformLoss, count: columns), .limit)
  }

  /// What it costs to know the list by heart.
  static func floor(_ dataset: DatasetFindings) -> LadderRung {
    LadderRung("the floor: the list by heart", [dataset.floor], .limit)
  }
}

extension DatasetFindings {
  /// ln V.
  var uniformLoss: Double { Elementary.log(Double(characters + 1)) }
}

extension Illustration {
  /// Losses as the rungs of a ladder, in nats per character; `columns` says on which words they are, if there are two.
  static func ladder(
    id: String, title: String, alternative: String, claims: [Claim] = [],
    columns: [String] = [""], rungs: [LadderRung], bands: [LossLadder.Band] = []
  ) throws -> Illustration {
    let figure = LossLadder(
      columns: columns,
      rungs: rungs.map {
        .init($0.name, $0.losses, kind: $0.kind, isMarked: $0.isMarked)
      }, bands: bands)
    return try Illustration(
      id: id, title: title, alternative: alternative, claims: claims, figure: figure,
      columns: [.text("Model")]
        + columns.map { .number($0.isEmpty ? "Loss (nats per character)" : "Loss on \($0)") },
      rows: rungs.map { [.text($0.title)] + $0.losses.map(Cell.loss) })
  }
}
