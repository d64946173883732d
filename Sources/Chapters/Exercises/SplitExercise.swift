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
    ) { split, _ in
      ChapterContent(
        values: split.values, illustrations: [try split.overfittingChart],
        tables: [split.sizeTable, split.lossTable, split.spreadTable, split.overlapTable])
    }
  }
}

extension SplitFindings {
  fileprivate var values: [String: TemplateValue] {
    let best = overfitting.min { $0.losses.dev < $1.losses.dev } ?? overfitting[0]
    let last = overfitting[overfitting.count - 1]
    let test = rows[0].overlap.first { $0.part == .test }
    let longest = rows.last { $0.smoothing != nil } ?? rows[0]
    let asked = longest.overlap.first { $0.part == .test }
    return [
      "smoothing": .strength(best.smoothing), "turn": .count(best.n),
      "last": .count(last.n), "lastTrain": .loss(last.losses.train),
      "lastDev": .loss(last.losses.dev), "known": .count(test?.seenWords ?? 0),
      "knownOf": .count((test?.seenWords ?? 0) + (test?.unseenWords ?? 0)),
      "seeds": .count(rows[0].otherSplits.seeds.count), "longest": .text(longest.title),
      "spread": .list(
        rows[0].otherSplits.devDeviation.isFinite
          ? [["deviation": .decimal(rows[0].otherSplits.devDeviation, 4)]] : []),
      "overlap": .list(
        (asked.map { $0.seen.isFinite && $0.unseen.isFinite } ?? false)
          ? [["seen": .loss(asked?.seen ?? 0), "unseen": .loss(asked?.unseen ?? 0)]] : []),
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
    DataTable(
      id: "split-spread",
      caption: "Mean and standard deviation over other splits, seeds"
        + " \(rows[0].otherSplits.seeds.first ?? 0) to \(rows[0].otherSplits.seeds.last ?? 0)",
      columns: [
        .text("Model"), .number("Dev, mean"), .number("Dev, deviation"), .number("Test, mean"),
        .number("Test, deviation"),
      ],
      rows: rows.map {
        [
          .text($0.title), .loss($0.otherSplits.devMean), .loss($0.otherSplits.devDeviation),
          .loss($0.otherSplits.testMean), .loss($0.otherSplits.testDeviation),
        ]
      })
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

  fileprivate var overfittingChart: Illustration {
    get throws {
      let last = overfitting[overfitting.count - 1].losses
      return try LossChart(
        id: "overfitting",
        title: "The longer the memory, the wider the gap: \(last.train.text(.fixed(2))) on train,"
          + " \(last.dev.text(.fixed(2))) on dev at the end",
        alternative: "Chart of loss over the length of n-grams, where train falls and dev turns"
          + " and rises",
        x: "n, the characters of an n-gram",
        curves: [
          ("train", overfitting.map { (Double($0.n), $0.losses.train) }),
          ("dev", overfitting.map { (Double($0.n), $0.losses.dev) }),
          ("test", overfitting.map { (Double($0.n), $0.losses.test) }),
        ]
      ).illustration()
    }
  }
}
