import Basics
import Corpora
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// E02.
  static var splitExercise: ReportChapter {
    Chapter(
      of: SplitFindings.self, title: "E02: train, dev and test",
      question: "What does a loss on unseen words say that the other one hides?"
    ) { split, findings in
      ChapterContent(
        values: try split.values(findings.dataset), claims: try split.claims,
        illustrations: [
          try split.overfittingChart(findings.dataset), try split.ladder(findings.dataset),
        ] + (split.hasSpread ? [try split.strips] : []),
        tables: [split.sizeTable, split.lossTable, try split.spreadTable, split.overlapTable])
    }
  }
}

extension SplitFindings {
  fileprivate func values(_ dataset: DatasetFindings) throws -> [String: TemplateValue] {
    let (first, lowest, last) = try (bigram, lowest, last)
    let test = try asked(of: first)
    return [
      "bigram": .text(first.title), "bigramTrain": .loss(first.losses.train),
      "bigramDev": .loss(first.losses.dev), "bigramTest": .loss(first.losses.test),
      "smoothing": .strength(lowest.smoothing), "last": .count(last.n),
      "lastTrain": .loss(last.losses.train), "lastDev": .loss(last.losses.dev),
      "known": .count(test.seenWords), "knownOf": .count(test.seenWords + test.unseenWords),
      "seeds": .count(first.otherSplits.seeds.count, "other split"),
      "uniform": .loss(dataset.uniformLoss), "devFloor": .loss(floors.dev),
      "spread": .list(hasSpread ? [.object(try pairedValues)] : []),
      "overlap": .list(try hasOverlap ? [.object(try newWords)] : []),
    ]
  }

  fileprivate var sizeTable: DataTable {
    DataTable(
      id: "split-sizes", caption: "The parts",
      columns: [.text("Part"), .number("Words"), .number("Examples")],
      rows: sizes.map { [.text($0.part.rawValue), .count($0.words), .count($0.examples)] })
  }

  fileprivate var lossTable: DataTable {
    let best = rows.map(\.losses.dev).min()
    return DataTable(
      id: "split-losses", caption: "Losses in nats per character; the best on dev is marked",
      columns: [
        .text("Model"), .number("Fake count"), .number("Train"), .number("Dev"), .number("Test"),
      ],
      rows: rows.map {
        let dev = Cell.loss($0.losses.dev)
        return [
          .text($0.title), $0.smoothing.map(Cell.strength) ?? .none, .loss($0.losses.train),
          $0.losses.dev == best ? dev.best : dev, .loss($0.losses.test),
        ]
      })
  }

  fileprivate var spreadTable: DataTable {
    get throws {
      let seeds = try bigram.otherSplits.seeds.map { "\($0)" }.joined(separator: ", ")
      return DataTable(
        id: "split-spread",
        caption: "Mean and standard deviation of the losses over other splits (seeds \(seeds)),"
          + " and of how far the dev loss is above that of \(chosen.title)",
        columns: [
          .text("Model"), .number("Dev, mean"), .number("Dev, deviation"),
          .number("Test, mean").optional, .number("Test, deviation").optional,
          .number("Above, mean"), .number("Above, deviation"),
        ],
        rows: rows.map {
          let others = $0.otherSplits
          return [.text($0.title)]
            + [
              others.devMean, others.devDeviation, others.testMean, others.testDeviation,
              others.behindMean, others.behindDeviation,
            ].map(Cell.loss)
        })
    }
  }

  fileprivate var overlapTable: DataTable {
    DataTable(
      id: "split-overlap",
      caption: "Words of dev and test that stand in train too, and the others",
      columns: [
        .text("Model"), .number("Dev, in train"), .number("Dev, new"), .number("Test, in train"),
        .number("Test, new"),
      ],
      rows: rows.map { row in
        [.text(row.title)] + row.overlap.flatMap { [Cell.loss($0.seen), .loss($0.unseen)] }
      })
  }

  fileprivate func overfittingChart(_ dataset: DatasetFindings) throws -> Illustration {
    let (lowest, last) = try (lowest, last)
    return try LossChart(
      id: "overfitting",
      title:
        "At n = \(last.n) the training loss is \(last.losses.train.text(.fixed(2))) and the dev"
        + " loss \(last.losses.dev.text(.fixed(2)))",
      alternative:
        "Chart of training and dev loss over the length of n-grams, where dev is lowest at"
        + " \(lowest.n), between a line at \(floors.train.text(.fixed(4))) for knowing the"
        + " training words by heart and one at \(dataset.uniformLoss.text(.fixed(4))) for equal"
        + " chances",
      x: "n, the characters of an n-gram",
      curves: [
        ("train", overfitting.map { (Double($0.n), $0.losses.train) }),
        ("dev", overfitting.map { (Double($0.n), $0.losses.dev) }),
      ],
      references: [
        .init("ceiling: ln V", dataset.uniformLoss), .init("floor of train", floors.train),
      ]
    ).illustration()
  }
}
