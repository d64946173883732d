import Basics
import Corpora
import Experiments
import Figures
import Sites
import Training

/// What every page about a model shows.
struct ModelPage {
  let id: String
  /// The page's own model first.
  let models: [ModelFindings]
  /// Others to compare with.
  let beside: [ModelFindings]
  /// The lecture's counts, and those that smooth.
  let bigram: ModelFindings
  private let smoothers: [ModelFindings]
  /// V.
  let vocabularySize: Int

  /// The recipes of `bigram` and of the candidates for `smoothed`.
  static let counts = ["bigram"] + smootherIDs
  private static let smootherIDs = ["kneser-ney-5", "modified-kneser-ney-6"]

  init(id: String, recipes: [String], beside: [String], _ findings: Findings) throws {
    self.id = id
    models = try recipes.map(findings.model)
    self.beside = try beside.map(findings.model)
    bigram = try findings.model("bigram")
    smoothers = try Self.smootherIDs.map(findings.model)
    vocabularySize = findings.dataset.characters + 1
  }

  /// The model that the page is about.
  var model: ModelFindings { models[0] }

  /// What that model shows of itself, which every network does.
  var introspection: Introspection { get throws { try model.neededIntrospection } }

  /// One of the page's models, by its recipe.
  subscript(recipe: String) -> ModelFindings {
    get throws { try needed(models.first { $0.id == recipe }, "model '\(recipe)'") }
  }

  /// The best of the counts that smooth.
  private var smoothed: ModelFindings {
    get throws { try needed(smoothers.best, "losses of smoothed counts") }
  }

  var values: [String: TemplateValue] {
    get throws {
      let dev = try model.dev
      let values: [String: TemplateValue] = [
        "parameters": .count(model.parameters), "dev": .loss(dev), "test": .loss(try model.test),
        "counts": .list([try comparison(dev, with: smoothed)]),
      ]
      return model.members.isEmpty
        ? values.merging(["curve": .flag(try curve != nil)]) { $1 } : values
    }
  }

  private func comparison(_ dev: Double, with counts: ModelFindings) throws -> TemplateValue {
    let other = try counts.dev
    return [
      "name": .text(counts.title), "loss": .loss(other), "wins": .flag(dev < other),
      "gap": .loss((dev - other).magnitude),
    ]
  }

  /// Train and dev of the page's own model, and dev of the others, at each evaluation. Nil for models that are
  /// not trained step by step.
  var curve: LossChart? {
    get throws {
      let points = model.devPoints
      guard points.count > 1, let lowest = points.min(by: { $0.loss < $1.loss }) else { return nil }
      let others = models.dropFirst().map { ("\($0.title), dev", $0.devPoints) }
      return LossChart(
        id: "\(id)-curve", title: "\(model.title) reaches \(lowest.loss.text(.fixed(4))) on dev",
        alternative:
          "Chart of the losses of \(model.title) over its steps, where dev is lowest"
          + " at step \(Int(lowest.x).grouped) with \(lowest.loss.text(.fixed(4)))",
        x: "step",
        curves: [
          ("train", model.history.map { (Double($0.step), $0.train) }), ("dev", points),
        ] + others,
        marked: ["dev"], references: try references)
    }
  }

  private var references: [Reference] {
    get throws {
      try [bigram, smoothed].map { Reference($0.title, try $0.dev) }
        + models.compactMap(\.publishedReference)
    }
  }

  /// How the page's models and those beside them did, words apart that the train part has too.
  var losses: DataTable {
    get throws {
      DataTable(
        id: "\(id)-losses", caption: "Losses in nats per character",
        columns: [.text("Model"), .number("Parameters"), .number("Train")]
          + [.number("Dev"), .number("Test"), .number("Dev, names also in train")]
          + [.number("Dev, other names"), .number("New samples, %")],
        rows: try (models + beside).map { model in
          [
            .text(model.title), .count(model.parameters), .optionalLoss(model.nll.train),
            .optionalLoss(model.nll.dev), .optionalLoss(model.nll.test),
          ] + model.seenAndUnseen(.dev) + [.decimal(100 * (try model.newShare), 1)]
        })
    }
  }

  var samples: SampleSet {
    SampleSet(id: id, columns: models.map(\.sampleColumn))
  }
}
