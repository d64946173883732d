import Basics
import Experiments
import Figures
import Sites

extension SplitFindings {
  /// All models on train and on dev, between equal chances and the parts' own floors.
  func ladder(_ dataset: DatasetFindings) throws -> Illustration {
    func rise(_ row: Row) -> Double { row.losses.dev - row.losses.train }
    let most = try rows.max { rise($0) < rise($1) }.needed("models of a split")
    let models = rows.map { row in
      LadderRung(
        row.title, [row.losses.train, row.losses.dev], .counts, isMarked: row.id == most.id)
    }
    return try .ladder(
      id: "split-ladder",
      title: "No loss rises more from train to dev than that of \(most.title): by"
        + " \(rise(most).text(.fixed(4)))",
      alternative: "Ladder of losses with a rung from train to dev for each model, where"
        + " \(most.title) rise from \(most.losses.train.text(.fixed(4))) to"
        + " \(most.losses.dev.text(.fixed(4)))",
      columns: ["train", "dev"],
      rungs: [LadderRung("uniform", [dataset.uniformLoss, dataset.uniformLoss], .limit)] + models
        + [LadderRung("floor: by heart", [floors.train, floors.dev], .limit)])
  }

  /// The dev losses of all models on other splits, split by split.
  var strips: Illustration {
    get throws {
      let (best, other) = try (chosen, second)
      let seeds = best.otherSplits.seeds
      let figure = PairedStrips(
        unit: "dev loss minus the model's own mean (nats per character)",
        rows: rows.map { row in
          .init(
            row.title, row.otherSplits.dev,
            notes: [
              row.otherSplits.devDeviation.text(.fixed(4)),
              row.id == best.id ? "–" : row.otherSplits.behindDeviation.text(.fixed(4)),
            ])
        },
        names: seeds.map { "seed \($0)" }, noteTitles: ["deviation", "of the difference"])
      return try Illustration(
        id: "split-strips",
        title: "Over \(seeds.count) splits the dev loss of \(other.title) has a deviation of"
          + " \(other.otherSplits.devDeviation.text(.fixed(4))), and its distance from"
          + " \(best.title) one of \(other.otherSplits.behindDeviation.text(.fixed(4)))",
        alternative: "Strips of dots, the dev losses of each model on each split around their mean,"
          + " where lines join the losses on one split",
        figure: figure,
        columns: [.text("Model"), .number("Seed"), .number("Dev loss (nats per character)")],
        rows: rows.flatMap { row in
          zip(seeds, row.otherSplits.dev).map { [.text(row.title), .count($0), .loss($1)] }
        })
    }
  }

  /// The model that is second on dev beside the best, over all splits.
  var pairedValues: [String: TemplateValue] {
    get throws {
      let (own, other) = try (chosen, second)
      let behind = zip(other.otherSplits.dev, own.otherSplits.dev).count { $0 > $1 }
      return [
        "chosen": .text(own.title), "second": .text(other.title), "behind": .count(behind),
        "splits": .count(own.otherSplits.seeds.count),
      ]
    }
  }
}
