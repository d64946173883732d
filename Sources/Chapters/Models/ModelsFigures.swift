import Basics
import Experiments
import Figures
import Sites
import Training

extension Comparison {
  var illustrations: [Illustration] {
    get throws {
      let remembering = try gainValues.isEmpty ? [] : [try memory]
      let asked = best == nil ? [] : [try ladder] + remembering + [try sizes]
      return asked + (try curves.best.map { [try descents($0)] } ?? [])
        + (try costs.map { [$0] } ?? [])
        + [try novelty]
    }
  }

  /// Lines of the plots.
  static let groups = ["counting", "networks"]

  /// The best of each family between equal chances and the floor.
  private var ladder: Illustration {
    get throws {
      let best = try best.needed("models with a loss on test")
      let (loss, dataset) = (try best.test, findings.dataset)
      let way = dataset.uniformLoss - dataset.floor
      let share = way > 0 ? (dataset.uniformLoss - loss) / way : 0
      let rungs = try families.filter { $0.nll.test != nil }.reversed().map { model in
        LadderRung(
          model.title, [try model.test], model.learning == .counts ? .counts : .network,
          isMarked: model.id == best.id)
      }
      return try .ladder(
        id: "model-ladder",
        title:
          "\(best.title) comes \(share.text(.percent(0))) % of the way from equal chances to the"
          + " floor",
        alternative:
          "Ladder of the test losses of \(rungs.count.counted("model")) between equal chances, "
          + "\(dataset.uniformLoss.text(.fixed(4))), and the list by heart,"
          + " \(dataset.floor.text(.fixed(4)))",
        rungs: [.uniform(dataset)] + rungs + [.floor(dataset)])
    }
  }

  /// The models by what each has along x; of the named ones the best overall is marked.
  func points(
    named: [ModelFindings], x: (ModelFindings) -> Double
  ) -> [ScatterPlot.NamedPoint] {
    let others = ranked.filter { model in !named.contains { $0.id == model.id } }
    return (named + others).enumerated().compactMap { index, model in
      model.nll.test.map { test in
        ScatterPlot.NamedPoint(
          index < named.count ? model.title : nil, x: x(model), y: test, group: model.group,
          isMarked: model.id == best?.id)
      }
    }
  }

  /// The loss over how far back a model sees.
  private var memory: Illustration {
    get throws {
      let reaches = reachable
      let ends = try (
        reaches.first.needed("models with a loss on test"),
        reaches.last.needed("models with a loss on test")
      )
      // Where only few names have room: the best that sees all, the one that sees least, the best counts.
      let first = [ends.1.model, ends.0.model] + (bestCounts.map { [$0] } ?? [])
      let finite = reaches.map(\.reach).filter(\.isFinite)
      let figure = ScatterPlot(
        x: "characters that a model sees", y: "test loss (nats per character)",
        groups: Self.groups,
        points: points(named: (first + reaches.map(\.model)).unique) { $0.seen },
        ticks: finite, unlimited: "all", height: 400)
      return try Illustration(
        id: "model-memory",
        title: "With \(ends.0.words) the best model has \(try ends.0.model.test.text(.fixed(4)))"
          + " on test, with \(ends.1.words) \(try ends.1.model.test.text(.fixed(4)))",
        alternative:
          "Plot of the test losses of \(ranked.count.counted("model")) over how many characters"
          + " each sees, where the best with \(ends.0.words) has"
          + " \(try ends.0.model.test.text(.fixed(4)))",
        figure: figure,
        columns: [.text("Model"), .text("Characters seen"), .number("Test")],
        rows: ranked.map {
          [.text($0.title), .text($0.reach.map(\.grouped) ?? "all"), .optionalLoss($0.nll.test)]
        })
    }
  }

  /// The loss over how many numbers a model stores.
  private var sizes: Illustration {
    get throws {
      let pair = sizePair
      let figure = ScatterPlot(
        x: "numbers stored", y: "test loss (nats per character)", groups: Self.groups,
        points: points(named: (leaders + families).unique) { Double($0.stored) })
      let plain = "Losses on test over the numbers that models store"
      let title = try pair.map { try $0.words } ?? plain
      return try Illustration(
        id: "model-sizes", title: title,
        alternative:
          "Plot of the test losses of \(ranked.count.counted("model")) over the numbers that they"
          + " store: \(title)",
        figure: figure,
        columns: [.text("Model"), .number("Numbers stored"), .number("Test")],
        rows: ranked.map { [.text($0.title), .count($0.stored), .optionalLoss($0.nll.test)] })
    }
  }

  /// How the networks came down, a small chart each.
  private func descents(_ lowest: ModelFindings) throws -> Illustration {
    let sorted = curves.enumerated()
      .sorted {
        ($0.element.nll.dev ?? .infinity, $0.offset) < ($1.element.nll.dev ?? .infinity, $1.offset)
      }
      .map(\.element)
    let words = try needed(trainingWords, "words of train")
    func passes(_ model: ModelFindings, _ step: Double) -> Double {
      step * Double(model.training?.batch ?? 0) / Double(words)
    }
    let counts = bestCounts
    let figure = SmallMultiples(
      x: "passes over the training words (epochs)", y: "dev loss (nats per character)",
      curves: sorted.map { model in
        .init(model.title, model.devPoints.map { .init(passes(model, $0.x), $0.loss) })
      },
      reference: counts.flatMap { model in model.nll.dev.map { Reference(model.title, $0) } },
      highest: 2.4 * (sorted.first?.nll.dev ?? .infinity) / 1.9)
    let last = try lowest.devPoints.last.needed("steps of '\(lowest.id)'")
    return try Illustration(
      id: "model-curves",
      title: "\(lowest.title) comes lowest on dev, to \(try lowest.dev.text(.fixed(4))), after"
        + " \(passes(lowest, last.x).text(.fixed(1))) passes over the training words",
      alternative: "Small charts of the dev losses of \(sorted.count) networks over the passes"
        + " through the training words, where none is lower than"
        + " \(try lowest.dev.text(.fixed(4))) of \(lowest.title)",
      figure: figure,
      columns: [
        .text("Model"), .number("Step"), .number("Epochs"),
        .number("Dev loss (nats per character)"),
      ],
      rows: sorted.flatMap { model in
        model.devPoints.map {
          [
            .text(model.title), .count(Int($0.x)), .decimal(passes(model, $0.x), 3), .loss($0.loss),
          ]
        }
      })
  }

  private var novelty: Illustration {
    get throws {
      let shares = try shown.map { model in
        (model, real: try model.share(.dev) + model.share(.test), copied: try model.share(.train))
      }.enumerated().sorted { ($1.element.real, $0.offset) < ($0.element.real, $1.offset) }
        .map(\.element)
      let first = try shares.first.needed("models")
      let base = shares.firstIndex { $0.0.id == "bigram" }
      let figure = DotColumns(
        columns: [
          .init("found: in dev or test, not in train, %", .percent(1)),
          .init("copied: in train, %", .percent(1)),
        ],
        rows: shares.map {
          .init($0.0.title, [$0.real, $0.copied], isMarked: $0.0.id == best?.id)
        },
        baseline: base)
      let beside = base.map { "; \(shares[$0].0.title): \(shares[$0].real.text(.percent(1))) %" }
      return try Illustration(
        id: "model-novelty",
        title:
          "Of what \(first.0.title) makes up, \(first.real.text(.percent(1))) % are words of dev"
          + " or test that it has never seen\(beside ?? "")",
        alternative:
          "Dots of the shares of each model's samples that stand in dev or test, and that"
          + " stand in train",
        figure: figure,
        columns: [.text("Model")] + Novelty.allCases.map { .number($0.rawValue) },
        rows: try shown.map { model in
          [.text(model.title)]
            + (try Novelty.allCases.map { .decimal(try model.share($0), 4) })
        })
    }
  }
}

extension ModelFindings {
  /// Its line in plots; none for a vote.
  fileprivate var group: Int? {
    switch learning {
    case .counts: 0
    case .network: 1
    case .mixture: nil
    }
  }

  /// The characters that decide what follows, infinite for all.
  var seen: Double { reach.map(Double.init) ?? .infinity }
}

extension [ModelFindings] {
  /// Each once, in their order.
  fileprivate var unique: [ModelFindings] {
    var known: Set<String> = []
    return filter { known.insert($0.id).inserted }
  }
}
