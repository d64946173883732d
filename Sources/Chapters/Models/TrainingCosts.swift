import Basics
import Corpora
import Experiments
import Figures
import Sites
import Training

// What the training of a network costs, and what it buys.

extension Comparison {
  /// The networks of the family with a loss on test, those with the least work first.
  private var trained: [(model: ModelFindings, cost: Double)] {
    get throws {
      try ranked.filter { $0.training != nil && $0.multiplications != nil && $0.nll.test != nil }
        .map { ($0, try $0.trainingCost) }.sorted { $0.1 < $1.1 }
    }
  }

  /// Those of them that no other beats on test with less work, the least work first.
  private var worthwhile: [(model: ModelFindings, cost: Double)] {
    get throws {
      var least = Double.infinity
      return try trained.filter { network in
        let loss = try network.model.test
        defer { least = min(least, loss) }
        return loss < least
      }
    }
  }

  /// What the page says of it; nothing where fewer than two networks are worth their cost.
  var costValues: [TemplateValue] {
    get throws {
      let (trained, worthwhile) = (try trained, try worthwhile)
      guard worthwhile.count > 1, let first = worthwhile.first, let last = worthwhile.last,
        let dearest = try trained.max(by: { try $0.model.perStep < $1.model.perStep })?.model,
        let cheapest = try trained.min(by: { try $0.model.perStep < $1.model.perStep })?.model
      else { return [] }
      return [
        [
          "dearest": .text(dearest.title),
          "dearestStep": .number(try dearest.perStep / 1e6, .rough),
          "cheapest": .text(cheapest.title),
          "cheapestStep": .number(try cheapest.perStep / 1e6, .rough),
          "first": .text(first.model.title), "last": .text(last.model.title),
          "times": .number(last.cost / first.cost, .rough),
          "gain": .loss(try first.model.test - last.model.test), "sharing": .list(try sharing),
        ]
      ]
    }
  }

  /// The networks with the fewest and the most words a step, where these differ and words share rows.
  private var sharing: [TemplateValue] {
    get throws {
      let networks = try trained.map(\.model)
        .compactMap { model in
          if let batch = model.training?.batch, let sharing = model.sharing,
            sharing.rows < sharing.examples
          {
            return (model, batch, sharing)
          }
          return nil
        }
        .sorted { $0.1 < $1.1 }
      guard let few = networks.first, let many = networks.last, few.1 < many.1 else { return [] }
      return [
        [
          "characters": .number(few.2.examples, .fixed(1)),
          "few": .text(few.0.title), "fewBatch": .count(few.1),
          "fewRows": .number(few.2.rows, .fixed(1)),
          "many": .text(many.0.title), "manyBatch": .count(many.1),
          "manyRows": .number(many.2.rows, .fixed(1)),
        ]
      ]
    }
  }

  /// The loss on test over the work of training; nil where there is little to compare.
  var costs: Illustration? {
    get throws {
      let (trained, worthwhile) = (try trained, try worthwhile)
      guard worthwhile.count > 1, let last = worthwhile.last else { return nil }
      let figure = ScatterPlot(
        x: "billion multiplications of the whole training", y: "test loss (nats per character)",
        groups: [Self.groups[1]],
        points: trained.map { network in
          .init(
            network.model.title, x: network.cost / 1e9, y: network.model.nll.test ?? .nan, group: 0,
            isMarked: network.model.id == last.model.id)
        })
      return try Illustration(
        id: "model-costs",
        title: "\(last.model.title) comes to \(try last.model.test.text(.fixed(4))) on test with"
          + " \((last.cost / 1e9).text(.rough)) billion multiplications",
        alternative: "Plot of the test losses of \(trained.count.counted("network")) over the"
          + " multiplications of their training, of which \(worthwhile.count) are beaten by none with"
          + " less work",
        figure: figure,
        columns: [
          .text("Model"), .number("Million multiplications a step"), .number("Steps"),
          .number("Billion multiplications"), .number("Test"),
        ],
        rows: trained.map { network in
          [
            .text(network.model.title), .decimal(try network.model.perStep / 1e6, 3),
            .count(network.model.training?.steps ?? 0), .decimal(network.cost / 1e9, 3),
            .optionalLoss(network.model.nll.test),
          ]
        })
    }
  }
}
