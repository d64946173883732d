import Basics
import Experiments
import Figures

extension Chapter<Findings> {
  /// A page about one idea: the picture of it that `content` draws, and for each of its recipes how it
  /// learned, how it did and what it makes up.
  ///
  /// The template shows the chart `ID-curve`, the table `ID-losses` and the samples `ID`. A list that
  /// cannot be split, and one whose models were not trained, has a page that says just that.
  static func model(
    _ id: String, title: String, question: String, recipes: [String],
    content: @escaping @Sendable (ModelFindings, ModelPage) throws -> ChapterContent
  ) -> Chapter<Findings> {
    Chapter(
      id: id, title: title, question: question, part: "The family, one by one", needs: [.models]
    ) { findings in
      guard let page = ModelPage(id: id, recipes: recipes, findings) else {
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
  /// Counts to compare with: the best that the lecture's own method and the best that smoothing gives.
  let bigram, smoothed: ModelFindings?
  /// All models that were trained.
  let all: [ModelFindings]

  /// Nil if a model or its loss on some part is missing.
  init?(id: String, recipes: [String], _ findings: Findings) {
    func model(_ id: String) -> ModelFindings? { findings.models.first { $0.id == id } }
    self.id = id
    models = recipes.compactMap(model)
    (bigram, smoothed) = (model("bigram"), model("kneser-ney-5"))
    all = findings.models
    guard models.count == recipes.count, models.allSatisfy({ $0.nll.isComplete }) else {
      return nil
    }
  }

  var values: [String: TemplateValue] {
    let dev = models[0].nll.dev ?? 0
    let learned: [String: TemplateValue] =
      models[0].members.isEmpty ? ["curve": .flag(self.curve != nil)] : [:]
    return learned.merging([
      "parameters": .count(models[0].parameters), "dev": .loss(dev),
      "test": .loss(models[0].nll.test ?? 0),
      "counts": .list(smoothed.map { [comparison(dev, with: $0)] } ?? []),
    ]) { $1 }
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
    let history = models[0].history.filter { $0.dev != nil }
    guard history.count > 1, let end = models[0].nll.dev else { return nil }
    let others = models.dropFirst().map { ("\($0.type), dev", $0.devPoints) }
    return LossChart(
      id: "\(id)-curve", title: "\(models[0].type) ends at \(end.fixed(4)) on dev",
      alternativeText:
        "Chart of the losses of \(models[0].type) over its steps, where dev falls from"
        + " \((history[0].dev ?? 0).fixed(4)) to \(end.fixed(4))",
      x: "step",
      curves: [
        ("train", history.map { (Double($0.step), $0.train) }), ("dev", models[0].devPoints),
      ] + others,
      marked: ["dev"], references: references)
  }

  private var references: [LineChart.Reference] {
    [bigram, smoothed].compactMap { model in
      model?.nll.dev.map { LineChart.Reference(model?.type ?? "", $0) }
    }
      + models.compactMap { model in
        model.published.map { .init("published \($0)", $0) }
      }
  }

  /// How the page's models did, words apart that the train part has too.
  var losses: DataTable {
    DataTable(
      id: "\(id)-losses", caption: "Losses in nats per character",
      columns: [.text("Model"), .number("Parameters"), .number("Train")]
        + [.number("Dev"), .number("Test"), .number("Dev, names also in train")]
        + [.number("Dev, other names"), .number("New samples, %")],
      rows: models.map { model in
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
