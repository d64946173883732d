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
  private let findings: Findings
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
    self.findings = findings
  }

  /// The model that the page is about.
  var model: ModelFindings { models[0] }

  /// What that model shows of itself, which every network does.
  var introspection: Introspection { get throws { try model.neededIntrospection } }

  /// One of the page's models or of those beside them, by its recipe.
  subscript(recipe: String) -> ModelFindings {
    get throws { try needed((models + beside).first { $0.id == recipe }, "model '\(recipe)'") }
  }

  /// Two models on the test words.
  func pair(_ first: ModelFindings, _ second: ModelFindings) -> TestPair {
    TestPair(first, second, findings)
  }

  /// The best of the counts that smooth.
  private var smoothed: ModelFindings {
    get throws { try needed(smoothers.best, "losses of smoothed counts") }
  }

  /// What the partials `compared` and `train-curve` show, and the section of the curve.
  var values: [String: TemplateValue] {
    get throws {
      let values: [String: TemplateValue] = [
        "own": .text(model.title), "parameters": .count(model.parameters),
        "dev": .loss(try model.dev), "test": .loss(try model.test),
        "smoothed": .text(try smoothed.title), "smoothedTest": .loss(try smoothed.test),
        "spread": model.spread, "published": model.publishedLevel,
      ]
      guard model.members.isEmpty else { return values }
      let curve: [TemplateValue] = try curve == nil ? [] : [model.trainingValues]
      return values.merging(["curve": .list(curve)]) { $1 }
    }
  }

  /// What the same partials say because the data decides it.
  var claims: [Claim] {
    get throws {
      let compared = pair(model, try smoothed).claim("compared")
      return [compared] + (try curve == nil ? [] : [try lowest])
    }
  }

  /// Where its loss on dev was lowest.
  private var lowest: Claim {
    get throws {
      let points = model.devPoints
      let last = try points.last.needed("steps of '\(model.id)'")
      let lowest = try points.min { $0.loss < $1.loss }.needed("steps of '\(model.id)'")
      return Claim(
        "lowest", on: "models.history", if: lowest.loss < last.loss,
        "That is step \(.count(Int(lowest.x))), before the last evaluation at step"
          + " \(.count(Int(last.x))).",
        otherwise: "No evaluation before the last one, at step \(.count(Int(last.x))), has a lower"
          + " loss.")
    }
  }

  /// Train and dev of the page's own model, and dev of the others, at each evaluation. Nil for models that are
  /// not trained step by step.
  var curve: LossChart? {
    get throws {
      let points = model.devPoints
      guard points.count > 1, let lowest = points.min(by: { $0.loss < $1.loss }) else { return nil }
      let others = models.dropFirst().map { ("\($0.title), dev", $0.devPoints) }
      let loss = lowest.loss.text(.fixed(4))
      return LossChart(
        id: "\(id)-curve", title: "The lowest loss of \(model.title) on dev is \(loss)",
        alternative:
          "Chart of the losses of \(model.title) over its steps, where the lowest on dev is"
          + " \(loss)",
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
        id: "\(id)-losses", caption: "Losses in nats per character, and what was fitted besides",
        columns: [
          .text("Model"), .number("Numbers stored"), .number("Train"), .number("Dev"),
          .number("Test"), .number("Dev, words also in train"), .number("Dev, other words"),
          .number("New samples, %"), Fitting.column,
        ],
        rows: try (models + beside).map { model in
          [
            .text(model.title), .count(model.stored), .optionalLoss(model.nll.train),
            .optionalLoss(model.nll.dev), .optionalLoss(model.nll.test),
          ] + model.seenAndUnseen(.dev)
            + [.decimal(100 * (try model.newShare), 1), .text(model.fitting.told)]
        })
    }
  }

  var samples: SampleSet {
    SampleSet(id: id, columns: models.map(\.sampleColumn))
  }
}
