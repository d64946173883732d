import Basics
import Corpora
import Experiments
import Figures
import Sites
import Training

extension ReportChapter {
  /// All recipes side by side.
  static var models: ReportChapter {
    Chapter(
      id: "models", title: "The models, compared",
      question: "What does a longer memory buy?", part: "Beyond the lecture", needs: [.models]
    ) { findings in
      let comparison = Comparison(findings)
      return ChapterContent(
        values: try comparison.values, illustrations: try comparison.illustrations,
        tables: [try comparison.leaderboard]
          + (try comparison.hasDoubles ? [comparison.seenAndUnseen] : []),
        samples: [SampleSet(id: "models", columns: comparison.shown.map(\.sampleColumn))])
    }
  }
}

/// What the page of all models says.
private struct Comparison {
  /// The best on dev first; those without a loss last.
  let ranked: [ModelFindings]
  /// The models that pictures have room for.
  let shown: [ModelFindings]
  let dataset: DatasetFindings
  let best: ModelFindings?

  /// The recipes that have a place in pictures: those without a page first, then in the order of pages.
  private static let compared: [String] = {
    let chosen = RecipeBook.all.filter(\.isCompared).map(\.id)
    let told = FamilyPage.all.flatMap(\.recipes)
    return chosen.filter { !told.contains($0) } + told.filter(chosen.contains)
  }()

  init(_ findings: Findings) {
    func loss(_ model: ModelFindings) -> Double { model.nll.dev ?? .infinity }
    ranked = findings.models.enumerated()
      .sorted { (loss($0.element), $0.offset) < (loss($1.element), $1.offset) }.map(\.element)
    let usual = Self.compared.compactMap { id in findings.models.first { $0.id == id } }
    let others = findings.models.filter { $0.id == findings.models.best?.id || usual.isEmpty }
    shown = usual + others.filter { other in !usual.contains { $0.id == other.id } }
    (dataset, best) = (findings.dataset, findings.models.best)
  }

  var hasLosses: Bool { best != nil }

  /// Whether dev has words that train has too.
  var hasDoubles: Bool { get throws { try doubles.seen > 0 && doubles.unseen > 0 } }

  /// Dev words by whether train has them.
  private var doubles: (seen: Int, unseen: Int) {
    get throws {
      let overlap = try needed(
        shown.first?.overlap.first { $0.part == .dev }, "words of dev that train has too")
      return (overlap.seenWords, overlap.unseenWords)
    }
  }

  /// Networks whose dev loss was looked at while they learned.
  var curves: [ModelFindings] { shown.filter { $0.devPoints.count > 1 } }

  var values: [String: TemplateValue] {
    get throws {
      [
        "count": .count(ranked.count), "words": .count(dataset.words),
        "best": .list(
          try best.map { [["title": .text($0.title), "loss": .decimal(try $0.dev, 4)]] } ?? []),
        "doubles": .list(
          try hasDoubles ? [["seen": .count(doubles.seen), "unseen": .count(doubles.unseen)]] : []),
        "curves": .flag(!curves.isEmpty),
        "uniform": .decimal(Elementary.log(Double(dataset.characters + 1)), 4),
      ]
    }
  }

  var illustrations: [Illustration] {
    get throws {
      (hasLosses ? [try sizes] : []) + (curves.isEmpty ? [] : [try descents.illustration()])
        + [try novelty]
    }
  }

  var leaderboard: DataTable {
    get throws {
      DataTable(
        id: "models", caption: "Losses in nats per character, the best on dev first",
        columns: [
          .text("Model"), .number("Parameters"), .number("Train"), .number("Dev"), .number("Test"),
          .number("Dev, bits"), .number("Dev, perplexity"), .number("New samples, %"),
        ],
        rows: try ranked.map { model in
          let dev = model.nll.dev
          let cell = Cell.optionalLoss(dev)
          return [
            .text(model.title), .count(model.parameters), .optionalLoss(model.nll.train),
            model.id == best?.id ? cell.best : cell, .optionalLoss(model.nll.test),
            .optionalLoss(dev.map { $0 / Elementary.log(2) }),
            dev.map { .decimal(Elementary.exp($0), 2) } ?? .none,
            .decimal(100 * (try model.newShare), 1),
          ]
        })
    }
  }

  var seenAndUnseen: DataTable {
    DataTable(
      id: "models-overlap",
      caption:
        "Losses on names that the train words have too, and on the others, in nats per character",
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
  private var references: [Reference] {
    shown.compactMap(\.publishedReference)
  }

  fileprivate var sizes: Illustration {
    get throws {
      let best = best!
      let figure = ScatterPlot(
        x: "parameters",
        y: "dev loss (nats per character)",
        points: shown.compactMap { model in
          model.nll.dev.map {
            .init(model.title, x: Double(model.parameters), y: $0, isMarked: model.id == best.id)
          }
        },
        references: references)
      return try Illustration(
        id: "model-sizes",
        title: "\(best.title) is the best on dev, with \(best.parameters.grouped) parameters",
        alternative: "Scatter plot of the loss on dev over the number of parameters, where"
          + " \(best.title) is lowest",
        figure: figure,
        columns: [.text("Model"), .number("Parameters"), .number("Dev"), .number("Published")],
        rows: shown.map {
          [
            .text($0.title), .count($0.parameters), .optionalLoss($0.nll.dev),
            $0.published.map { .decimal($0, 3) } ?? .none,
          ]
        })
    }
  }

  fileprivate var descents: LossChart {
    let lowest = curves.best!
    let counts = shown.first { $0.id == "kneser-ney-5" }
    return LossChart(
      id: "model-curves", title: "\(lowest.title) comes lowest of the networks shown",
      alternative: "Chart of the dev losses of \(curves.count) networks over their steps, where"
        + " \(lowest.title) comes lowest",
      x: "step", curves: curves.map { ($0.title, $0.devPoints) },
      references: counts.flatMap { model in
        model.nll.dev.map { [Reference(model.title, $0)] }
      } ?? [])
  }

  fileprivate var novelty: Illustration {
    get throws {
      let parts = Novelty.allCases
      let inventive = try needed(
        shown.max { try $0.newShare < $1.newShare }, "models")
      let figure = ShareBars(
        unit: "share of all names drawn, in percent",
        parts: ["in train", "in dev", "in test", "new"],
        rows: try shown.map { model in
          .init(model.title, try parts.map(model.share), isMarked: model.id == best?.id)
        })
      return try Illustration(
        id: "model-novelty",
        title: "\(inventive.title) has the largest share of new names,"
          + " \((try inventive.newShare).text(.percent(1))) %",
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
