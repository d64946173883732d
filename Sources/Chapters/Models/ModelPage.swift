import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// A page about one idea: the picture of it that `content` draws, and for each of its recipes how it
  /// learned, how it did and what it makes up; `beside` are recipes to compare it with.
  ///
  /// The template shows the chart `ID-curve`, the table `ID-losses` and the samples `ID`. A list that
  /// cannot be split has a page that says just that.
  static func model(
    _ id: String, title: String, question: String, recipes: [String], beside: [String] = [],
    content: @escaping @Sendable (ModelFindings, ModelPage) throws -> ChapterContent
  ) -> ReportChapter {
    Chapter(
      id: id, title: title, question: question, part: "The family, one by one", needs: [.models],
      recipes: recipes + beside + ModelPage.counts
    ) { findings in
      guard let page = ModelPage(id: id, recipes: recipes, beside: beside, findings) else {
        return ChapterContent(values: ["results": .list([]), "tooShort": true])
      }
      let own = try content(page.models[0], page)
      let values = page.values.merging(own.values) { $1 }
      return ChapterContent(
        values: ["results": .list([.object(values)]), "tooShort": false],
        illustrations: own.illustrations + (try page.curve.map { [try $0.illustration()] } ?? []),
        tables: own.tables + [page.losses], samples: own.samples + [page.samples])
    }
  }
}

/// What every page about a model shows.
struct ModelPage {
  let id: String
  /// The page's own model first.
  let models: [ModelFindings]
  /// Others to compare with.
  let beside: [ModelFindings]
  /// The lecture's counts, and the best of those that smooth.
  let bigram, smoothed: ModelFindings?
  /// V.
  let vocabularySize: Int

  /// The recipes of `bigram` and of the candidates for `smoothed`.
  static let counts = ["bigram"] + smoothers
  private static let smoothers = ["kneser-ney-5", "modified-kneser-ney-6"]

  /// Nil if a model or its loss on some part is missing.
  init?(id: String, recipes: [String], beside: [String], _ findings: Findings) {
    func model(_ id: String) -> ModelFindings? { findings.models.first { $0.id == id } }
    self.id = id
    models = recipes.compactMap(model)
    self.beside = beside.compactMap(model)
    bigram = model("bigram")
    smoothed = Self.smoothers.compactMap(model).best
    vocabularySize = findings.dataset.characters + 1
    guard models.count == recipes.count, models.allSatisfy({ $0.nll.isComplete }) else {
      return nil
    }
  }

  var values: [String: TemplateValue] {
    let (model, dev) = (models[0], models[0].nll.dev ?? 0)
    let values: [String: TemplateValue] = [
      "parameters": .count(model.parameters), "dev": .loss(dev),
      "test": .loss(model.nll.test ?? 0),
      "counts": .list(smoothed.map { [comparison(dev, with: $0)] } ?? []),
    ]
    return model.members.isEmpty
      ? values.merging(["curve": .flag(curve != nil)]) { $1 } : values
  }

  private func comparison(_ dev: Double, with counts: ModelFindings) -> TemplateValue {
    let other = counts.nll.dev ?? 0
    return [
      "name": .text(counts.type), "loss": .loss(other), "wins": .flag(dev < other),
      "gap": .loss((dev - other).magnitude),
    ]
  }

  /// Train and dev of the page's own model, and dev of the others, at each look. Nil for models that are
  /// not trained step by step.
  var curve: LossChart? {
    let points = models[0].devPoints
    guard points.count > 1, let lowest = points.min(by: { $0.loss < $1.loss }) else { return nil }
    let others = models.dropFirst().map { ("\($0.type), dev", $0.devPoints) }
    return LossChart(
      id: "\(id)-curve", title: "\(models[0].type) reaches \(lowest.loss.text(.fixed(4))) on dev",
      alternative:
        "Chart of the losses of \(models[0].type) over its steps, where dev is lowest"
        + " at step \(Int(lowest.x).grouped) with \(lowest.loss.text(.fixed(4)))",
      x: "step",
      curves: [
        ("train", models[0].history.map { (Double($0.step), $0.train) }), ("dev", points),
      ] + others,
      marked: ["dev"], references: references)
  }

  private var references: [Reference] {
    [bigram, smoothed].compactMap { model in
      model?.nll.dev.map { Reference(model?.type ?? "", $0) }
    } + models.compactMap(\.publishedReference)
  }

  /// How the page's models and those beside them did, words apart that the train part has too.
  var losses: DataTable {
    DataTable(
      id: "\(id)-losses", caption: "Losses in nats per character",
      columns: [.text("Model"), .number("Parameters"), .number("Train")]
        + [.number("Dev"), .number("Test"), .number("Dev, names also in train")]
        + [.number("Dev, other names"), .number("New samples, %")],
      rows: (models + beside).map { model in
        [
          .text(model.type), .count(model.parameters), .optionalLoss(model.nll.train),
          .optionalLoss(model.nll.dev), .optionalLoss(model.nll.test),
        ] + model.seenAndUnseen(.dev) + [.decimal(100 * model.newShare, 1)]
      })
  }

  var samples: SampleSet {
    SampleSet(id: id, columns: models.map(\.sampleColumn))
  }
}
