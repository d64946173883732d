import Basics
import Experiments
import Figures

extension Chapter<Findings> {
  /// The recipes side by side.
  static var models: Chapter<Findings> {
    Chapter(
      id: "models", title: "The models, compared",
      question: "What does a longer memory buy?", part: "Beyond the lecture", needs: [.models]
    ) { findings in
      let models = findings.models
      let best = models.min { ($0.nll.dev ?? .infinity) < ($1.nll.dev ?? .infinity) }
      return ChapterContent(
        values: [
          "count": .count(models.count), "words": .count(findings.dataset.words),
          "best": .text(best?.type ?? ""), "loss": .decimal(best?.nll.dev ?? 0, 4),
          "hasBest": .flag(best?.nll.dev != nil),
        ],
        tables: [leaderboard(models, best: best?.id)],
        samples: [
          SampleSet(
            id: "models",
            columns: models.map { model in
              (
                model.type,
                model.samples.prefix(10).map { .init($0.text, novelty: $0.novelty.rawValue) }
              )
            })
        ])
    }
  }

  private static func leaderboard(_ models: [ModelFindings], best: String?) -> DataTable {
    func loss(_ value: Double?) -> Cell { value.map { .decimal($0, 4) } ?? .none }
    return DataTable(
      id: "models", caption: "Losses in nats per character; the best on dev is marked",
      columns: [
        .text("Model"), .number("Parameters"), .number("Train"), .number("Dev"), .number("Test"),
        .number("Dev, bits"), .number("Dev, perplexity"),
      ],
      rows: models.map { model in
        let dev = model.nll.dev
        return [
          .text(model.type), .count(model.parameters), loss(model.nll.train),
          model.id == best ? loss(dev).best : loss(dev), loss(model.nll.test),
          loss(dev.map { $0 / Elementary.log(2) }),
          dev.map { .decimal(Elementary.exp($0), 2) } ?? .none,
        ]
      })
  }
}
