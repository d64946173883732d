import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// E03.
  static var smoothingExercise: ReportChapter {
    Chapter(
      of: SmoothingFindings.self, title: "E03: how much smoothing?",
      question: "Why does dev have a best strength, while train always wants none?"
    ) { smoothing, _ in
      let pairs = smoothing.correspondence.last ?? []
      return ChapterContent(
        values: smoothing.values,
        illustrations: [
          try smoothing.trigramChart, try smoothing.valleyChart, try smoothing.countChart,
        ]
          + (smoothing.networks.isEmpty ? [] : [try smoothing.networkChart])
          + (pairs.isEmpty ? [] : [try smoothing.correspondenceChart(pairs)]),
        tables: [smoothing.chosenTable] + (pairs.isEmpty ? [] : [smoothing.pairTable(pairs)]))
    }
  }
}

extension SmoothingFindings {
  private var trigram: Curve { counts.first { $0.n == 3 } ?? counts[0] }

  fileprivate var values: [String: TemplateValue] {
    let trigram = trigram
    let table = networks.last
    let pairs = correspondence.last ?? []
    return [
      "settings": .count(trigram.points.count), "best": .strength(trigram.chosen.strength),
      "bestDev": .loss(trigram.chosen.dev), "bestTrain": .loss(trigram.chosen.train),
      "test": .loss(trigram.test), "noneTrain": .loss(trigram.points[0].train),
      "noneDev": .loss(trigram.points[0].dev),
      "isImpossible": .flag(trigram.points[0].dev == .infinity),
      "uniform": .loss(trigram.points.last?.dev ?? 0),
      "networks": .list(
        table.map {
          [
            [
              "decay": .strength($0.chosen.strength), "decayDev": .loss($0.chosen.dev),
              "decaySettings": .count($0.points.count),
            ]
          ]
        } ?? []),
      "pairs": .list(
        nearest(pairs).map { pair in
          [
            [
              "fake": .strength(pair.smoothing), "penalty": .strength(pair.regularisation),
              "devOfCounts": .loss(pair.devOfCounts), "devOfNet": .loss(pair.devOfNetwork),
            ]
          ]
        } ?? []),
    ]
  }

  /// The pair at the fake count that is best for counts.
  private func nearest(_ pairs: [Pair]) -> Pair? { pairs.min { $0.devOfCounts < $1.devOfCounts } }

  private func points(_ curve: Curve, _ loss: KeyPath<Point, Double>) -> [LossChart.Point] {
    curve.points.map { ($0.strength, $0[keyPath: loss]) }
  }

  fileprivate var trigramChart: Illustration {
    get throws {
      try LossChart(
        id: "smoothing-trigram",
        title: "Train wants no smoothing, dev wants \(trigram.chosen.strength.text(.rough))",
        alternative: "Chart of the trigram's train and dev loss over the fake count,"
          + " where dev has a lowest point and train only rises",
        x: "added to each count", spread: .logarithmic,
        curves: [("train", points(trigram, \.train)), ("dev", points(trigram, \.dev))]
      ).illustration()
    }
  }

  fileprivate var valleyChart: Illustration {
    get throws {
      let near = trigram.points.filter { $0.strength > 0 && $0.dev < trigram.chosen.dev + 0.05 }
      return try LossChart(
        id: "smoothing-valley",
        title: "Near the bottom: dev has its best at \(trigram.chosen.strength.text(.rough)),"
          + " train has none",
        alternative: "The same chart near the lowest dev loss, where dev falls and rises again",
        x: "added to each count", spread: .logarithmic,
        curves: [
          ("train", near.map { ($0.strength, $0.train) }),
          ("dev", near.map { ($0.strength, $0.dev) }),
        ], marked: ["dev"]
      ).illustration()
    }
  }

  fileprivate var countChart: Illustration {
    get throws {
      try LossChart(
        id: "smoothing-lengths",
        title: "The longer the context, the more the right fake count matters",
        alternative: "Chart of dev loss over the fake count for n-grams of two to five"
          + " characters, where longer ones have narrower valleys",
        x: "added to each count", spread: .logarithmic,
        curves: counts.map { ("\($0.n)-gram", points($0, \.dev)) }
      ).illustration()
    }
  }

  fileprivate var networkChart: Illustration {
    get throws {
      try LossChart(
        id: "smoothing-networks",
        title: "A penalty on the weights makes the same valley",
        alternative: "Chart of dev loss over the weight of the penalty for three nets,"
          + " which all end at the same loss when the penalty is infinite",
        x: "weight of the mean square", spread: .logarithmic,
        curves: networks.map {
          let name = ["bigram-net": "bigram", "trigram-net": "two one-hots"][$0.id] ?? "pairs"
          return (name, points($0, \.dev))
        }
      ).illustration()
    }
  }

  fileprivate func correspondenceChart(_ pairs: [Pair]) throws -> Illustration {
    let best = pairs.map(\.devOfCounts).min() ?? 0
    let pairs = pairs.filter { $0.devOfCounts < best + 0.05 }
    let counts = pairs.map { (x: $0.smoothing, loss: $0.devOfCounts) }
    let network = pairs.map { (x: $0.smoothing, loss: $0.devOfNetwork) }
    return try LossChart(
      id: "smoothing-correspondence",
      title: "Equally smooth on train, the two knobs are nearly as good on dev",
      alternative: "Chart of the trigram's dev loss over the fake count,"
        + " beside the dev loss of the net whose penalty gives the same train loss",
      x: "added to each count, or the penalty with the same train loss", spread: .logarithmic,
      curves: [("counts", counts), ("net", network)], marked: ["counts", "net"]
    ).illustration()
  }

  fileprivate var chosenTable: DataTable {
    DataTable(
      id: "smoothing-chosen", caption: "Chosen on dev; then test was read, once",
      columns: [
        .text("Model"), .number("Strength"), .number("Train"), .number("Dev"), .number("Test"),
      ],
      rows: (counts + networks).map {
        [
          .text($0.title), .strength($0.chosen.strength), .loss($0.chosen.train),
          .loss($0.chosen.dev), .loss($0.test),
        ]
      })
  }

  fileprivate func pairTable(_ pairs: [Pair]) -> DataTable {
    DataTable(
      id: "smoothing-pairs", caption: "Fake counts and penalties with the same loss on train",
      columns: [
        .number("Fake count"), .number("Penalty"), .number("Train"), .number("Dev, counts"),
        .number("Dev, net"),
      ],
      rows: pairs.map {
        [
          .strength($0.smoothing), .strength($0.regularisation), .loss($0.train),
          .loss($0.devOfCounts), .loss($0.devOfNetwork),
        ]
      })
  }
}
