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
        "Which fake count is best for words that were not counted, and why do the training words want none?"
    ) { smoothing, _ in
      let pairs = smoothing.pairs
      return ChapterContent(
        values: try smoothing.values, claims: try smoothing.claims,
        illustrations: [
          try smoothing.valleyChart, try smoothing.trigramChart, try smoothing.countChart,
        ]
          + (smoothing.networks.isEmpty ? [] : [try smoothing.networkChart])
          + (pairs.isEmpty ? [] : [try smoothing.differenceChart]),
        tables: [smoothing.chosenTable])
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

  fileprivate var chosenTable: DataTable {
    DataTable(
      id: "smoothing-chosen",
      caption: "The fake counts and the penalties with the lowest dev loss; test is only reported",
      columns: [
        .text("Model"), .number("Fake count"), .number("Penalty"), .number("Train").optional,
        .number("Dev"), .number("Test"),
      ],
      rows: [(counts, true), (networks, false)].flatMap { curves, areCounts in
        curves.map {
          let strength = Cell.strength($0.chosen.strength)
          return [
            .text($0.title), areCounts ? strength : .none, areCounts ? .none : strength,
            .loss($0.chosen.train), .loss($0.chosen.dev), .loss($0.test),
          ]
        }
      })
  }
}
