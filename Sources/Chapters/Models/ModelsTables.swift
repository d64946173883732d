import Basics
import Corpora
import Experiments
import Figures
import Sites
import Training

extension Comparison {
  /// The best of each family, few columns, for a first look.
  var leaderboard: DataTable {
    DataTable(
      id: "models", caption: "The best of each family, the lowest loss on test first",
      columns: [
        .text("Model"), .number("Test"), .number("Dev"), .number("Test less train"),
        .number("Numbers stored"),
      ],
      rows: families.map { model in
        [
          .text(model.title + (honours[model.id].map { " (\($0))" } ?? "")),
          testCell(model, isBest: honours[model.id] != nil), .optionalLoss(model.nll.dev),
          .optionalLoss(model.gapToTrain), .count(model.stored),
        ]
      })
  }

  /// All models and columns.
  var everyModel: DataTable {
    get throws {
      DataTable(
        id: "models-all", caption: "Losses in nats per character, the lowest on test first",
        columns: [
          .text("Model"), .number("Test"), .number("Dev"), .number("Train"),
          .number("Behind the first"), .number("Noise in that"),
        ] + (hasSeeds ? [.number("Deviation over seeds")] : [])
          + [
            .number("Numbers stored"), .number("Perplexity on test"), .number("New samples, %"),
            Fitting.column,
          ],
        rows: try ranked.map(row))
    }
  }

  private func testCell(_ model: ModelFindings, isBest: Bool) -> Cell {
    let cell = Cell.optionalLoss(model.nll.test)
    return isBest && model.nll.test != nil ? cell.best : cell
  }

  private func row(of model: ModelFindings) throws -> [Cell] {
    let test = model.nll.test
    let behind = best.flatMap { TestPair(model, $0, findings).difference }
    let spread = hasSeeds ? [Cell.optionalLoss(model.seedDeviation)] : []
    return [
      .text(model.title), testCell(model, isBest: model.id == best?.id),
      .optionalLoss(model.nll.dev), .optionalLoss(model.nll.train),
      .optionalLoss(behind?.difference), .optionalLoss(behind?.noise),
    ] + spread + [
      .count(model.stored), test.map { .decimal(Elementary.exp($0), 2) } ?? .none,
      .decimal(100 * (try model.newShare), 1), .text(model.fitting.told),
    ]
  }

  var seenAndUnseen: DataTable {
    DataTable(
      id: "models-overlap",
      caption:
        "Losses on words that the training words have too, and on the others, in nats per character",
      columns: [
        .text("Model"), .number("Dev, also in train"), .number("Dev, others"),
        .number("Test, also in train"), .number("Test, others"),
      ],
      rows: shown.map {
        [.text($0.title)] + $0.seenAndUnseen(.dev) + $0.seenAndUnseen(.test)
      })
  }
}

extension ModelFindings {
  /// The loss on test less that on train: what does not carry over.
  fileprivate var gapToTrain: Double? {
    guard let test = nll.test, let train = nll.train else { return nil }
    return test - train
  }
}
