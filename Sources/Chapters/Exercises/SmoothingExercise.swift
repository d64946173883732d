import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// E03.
  static var smoothingExercise: ReportChapter {
    Chapter(
      of: SmoothingFindings.self, title: "E03: how much smoothing?",
      question:
        "Which strength is best for words that were not counted, and why does train want none?"
    ) { smoothing, _ in
      let pairs = smoothing.pairs
      return ChapterContent(
        values: try smoothing.values, claims: try smoothing.claims,
        illustrations: [
          try smoothing.trigramChart, try smoothing.valleyChart, try smoothing.countChart,
        ]
          + (smoothing.networks.isEmpty ? [] : [try smoothing.networkChart])
          + (pairs.isEmpty ? [] : [try smoothing.correspondenceChart]),
        tables: [smoothing.chosenTable] + (pairs.isEmpty ? [] : [smoothing.pairTable]))
    }
  }
}

extension SmoothingFindings {
  fileprivate var values: [String: TemplateValue] {
    get throws {
      let trigram = try trigram
      let none = try trigram.none
      return [
        "settings": .count(trigram.points.count), "best": .strength(trigram.chosen.strength),
        "bestTrain": .loss(trigram.chosen.train),
        "test": .loss(trigram.test), "noneTrain": .loss(none.train),
        "uniform": .loss(try trigram.points.last.needed("points of a sweep").dev),
        "networks": .list(
          networks.last.map {
            [
              [
                "decay": .strength($0.chosen.strength), "decayDev": .loss($0.chosen.dev),
                "decaySettings": .count($0.points.count),
              ]
            ]
          } ?? []),
        "pairs": .list(
          nearest.map { pair in
            [
              [
                "fake": .strength(pair.smoothing), "penalty": .strength(pair.regularisation),
                "devOfCounts": .loss(pair.devOfCounts), "devOfNet": .loss(pair.devOfNetwork),
                "devGap": .loss(abs(pair.devOfCounts - pair.devOfNetwork)),
              ]
            ]
          } ?? []),
      ]
    }
  }

  private func points(_ curve: Curve, _ loss: KeyPath<Point, Double>) -> [LossChart.Point] {
    curve.points.map { ($0.strength, $0[keyPath: loss]) }
  }

  fileprivate var trigramChart: Illustration {
    get throws {
      let trigram = try trigram
      return try LossChart(
        id: "smoothing-trigram",
        title: "Dev is lowest with \(trigram.chosen.strength.text(.rough)) added, at"
          + " \(trigram.chosen.dev.text(.fixed(4)))",
        alternative: "Chart of the trigram's train and dev loss over the fake count, where dev is"
          + " lowest at \(trigram.chosen.strength.text(.rough)) and train at zero",
        x: "added to each count", spread: .logarithmic,
        curves: [("train", points(trigram, \.train)), ("dev", points(trigram, \.dev))]
      ).illustration()
    }
  }

  fileprivate var valleyChart: Illustration {
    get throws {
      let trigram = try trigram
      let near = trigram.points.filter { $0.dev < trigram.chosen.dev + 0.05 }
      return try LossChart(
        id: "smoothing-valley",
        title: "Near the bottom: at \(trigram.chosen.strength.text(.rough)) dev has"
          + " \(trigram.chosen.dev.text(.fixed(4))), train \(trigram.chosen.train.text(.fixed(4)))",
        alternative: "The same chart where dev is less than 0.05 above its lowest loss",
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
        title: "Best on dev: "
          + counts.map { "\($0.chosen.strength.text(.rough)) for n = \($0.n)" }
          .joined(separator: ", "),
        alternative: "Chart of dev loss over the fake count for n-grams of two to five characters",
        x: "added to each count", spread: .logarithmic,
        curves: counts.map { ("\($0.n)-gram", points($0, \.dev)) }
      ).illustration()
    }
  }

  fileprivate var networkChart: Illustration {
    get throws {
      try LossChart(
        id: "smoothing-networks",
        title: "Best on dev: "
          + networks.map { "\($0.chosen.strength.text(.rough)) for \(name(of: $0))" }
          .joined(separator: ", "),
        alternative: "Chart of dev loss over the weight of the penalty for three nets,"
          + " which all end at the same loss when the penalty is infinite",
        x: "weight of the mean square", spread: .logarithmic,
        curves: networks.map { (name(of: $0), points($0, \.dev)) }
      ).illustration()
    }
  }

  /// A net as a chart has room for it.
  private func name(of network: Curve) -> String {
    ["bigram-net": "bigram", "trigram-net": "two one-hots", "trigram-table-net": "pairs"][
      network.id] ?? network.title
  }

  fileprivate var correspondenceChart: Illustration {
    get throws {
      let best = try (
        pairs.min { $0.devOfCounts < $1.devOfCounts }.needed("pairs"),
        pairs.min { $0.devOfNetwork < $1.devOfNetwork }.needed("pairs")
      )
      let near = pairs.filter {
        min($0.devOfCounts, $0.devOfNetwork) < best.0.devOfCounts + 0.05
      }
      return try LossChart(
        id: "smoothing-correspondence",
        title:
          "With equal losses on train: \(best.0.devOfCounts.text(.fixed(4))) is the lowest on dev"
          + " for counts, \(best.1.devOfNetwork.text(.fixed(4))) for the net",
        alternative: "Chart of the trigram's dev loss over the fake count,"
          + " beside the dev loss of the net whose penalty gives the same train loss",
        x: "added to each count, or the penalty with the same train loss", spread: .logarithmic,
        curves: [
          ("counts", near.map { ($0.smoothing, $0.devOfCounts) }),
          ("net", near.map { ($0.smoothing, $0.devOfNetwork) }),
        ], marked: ["counts", "net"]
      ).illustration()
    }
  }

  fileprivate var chosenTable: DataTable {
    DataTable(
      id: "smoothing-chosen", caption: "Chosen on dev; test is only reported",
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

  fileprivate var pairTable: DataTable {
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
