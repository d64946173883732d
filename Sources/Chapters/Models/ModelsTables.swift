import Basics
import Corpora
import Experiments
import Figures
import Sites
import Training

extension Comparison {
  var leaderboard: DataTable {
    get throws {
      DataTable(
        id: "models", caption: "Losses in nats per character, the lowest on test first",
        columns: [
          .text("Model"), .number("Numbers stored"), .number("Train"), .number("Dev"),
          .number("Test"), .number("Behind the first"), .number("Noise in that"),
        ] + (hasSeeds ? [.number("Deviation over seeds")] : [])
          + [.number("Perplexity on test"), .number("New samples, %"), Fitting.column],
        rows: try ranked.map(row))
    }
  }

  private func row(of model: ModelFindings) throws -> [Cell] {
    let test = model.nll.test
    let cell = Cell.optionalLoss(test)
    let behind = best.flatMap { TestPair(model, $0, findings).difference }
    let spread = hasSeeds ? [Cell.optionalLoss(model.seedDeviation)] : []
    return [
      .text(model.title), .count(model.stored), .optionalLoss(model.nll.train),
      .optionalLoss(model.nll.dev), model.id == best?.id ? cell.best : cell,
      .optionalLoss(behind?.difference), .optionalLoss(behind?.noise),
    ] + spread + [
      test.map { .decimal(Elementary.exp($0), 2) } ?? .none,
      .decimal(100 * (try model.newShare), 1), .text(model.fitting.told),
    ]
  }

  var seenAndUnseen: DataTable {
    DataTable(
      id: "models-overlap",
      caption:
        "Losses on words that the train words have too, and on the others, in nats per character",
      columns: [
        .text("Model"), .number("Dev, also in train"), .number("Dev, others"),
        .number("Test, also in train"), .number("Test, others"),
      ],
      rows: shown.map {
        [.text($0.title)] + $0.seenAndUnseen(.dev) + $0.seenAndUnseen(.test)
      })
  }
}

extension Comparison {
  var illustrations: [Illustration] {
    get throws {
      (try best.map { [try sizes($0)] } ?? [])
        + (try curves.best.map { [try descents($0).illustration()] } ?? []) + [try novelty]
    }
  }

  private func sizes(_ best: ModelFindings) throws -> Illustration {
    let figure = ScatterPlot(
      x: "numbers stored",
      y: "test loss (nats per character)",
      points: shown.compactMap { model in
        model.nll.test.map {
          .init(model.title, x: Double(model.stored), y: $0, isMarked: model.id == best.id)
        }
      })
    let lowest = try shown.lowest(\.test).needed("losses of models on test")
    return try Illustration(
      id: "model-sizes",
      title: "Of these, \(lowest.title) has the lowest loss on test,"
        + " \((try lowest.test).text(.fixed(4))), with \(lowest.stored.grouped) numbers stored",
      alternative:
        "Scatter plot of the loss on test over the numbers stored, where none is lower than"
        + " \(lowest.title)",
      figure: figure,
      columns: [.text("Model"), .number("Numbers stored"), .number("Test")],
      rows: shown.map { [.text($0.title), .count($0.stored), .optionalLoss($0.nll.test)] })
  }

  private func descents(_ lowest: ModelFindings) throws -> LossChart {
    let loss = (try lowest.dev).text(.fixed(4))
    let counts = shown.first { $0.id == "kneser-ney-5" }
    return LossChart(
      id: "model-curves",
      title: "Of the networks shown, \(lowest.title) comes lowest on dev, to \(loss)",
      alternative:
        "Chart of the dev losses of \(curves.count) networks over their steps, where none"
        + " is lower than the \(loss) of \(lowest.title)",
      x: "step", curves: curves.map { ($0.title, $0.devPoints) },
      references: counts.flatMap { model in
        model.nll.dev.map { [Reference(model.title, $0)] }
      } ?? [])
  }

  private var novelty: Illustration {
    get throws {
      let parts = Novelty.allCases
      let most = try needed(shown.max { try $0.newShare < $1.newShare }, "models")
      let least = try needed(shown.min { try $0.newShare < $1.newShare }, "models")
      let figure = ShareBars(
        unit: "share of all words drawn, in percent",
        parts: ["in train", "in dev", "in test", "new"],
        rows: try shown.map { model in
          .init(model.title, try parts.map(model.share), isMarked: model.id == best?.id)
        })
      return try Illustration(
        id: "model-novelty",
        title: "Between \((try least.newShare).text(.percent(1))) % (\(least.title)) and"
          + " \((try most.newShare).text(.percent(1))) % (\(most.title)) of the words are new",
        alternative: "Stacked bars of where the samples of each model stand: in train, in dev, in"
          + " test, or nowhere",
        figure: figure,
        columns: [.text("Model")] + parts.map { .number($0.rawValue) },
        rows: try shown.map { model in
          [.text(model.title)] + (try parts.map { .decimal(try model.share($0), 4) })
        })
    }
  }
}
