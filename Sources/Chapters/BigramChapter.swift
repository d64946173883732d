import Basics
import Experiments
import Figures
import Sites
import Training

extension ReportChapter {
  /// All of the lecture's models on one page.
  static var bigram: ReportChapter {
    Chapter(
      id: "bigram", title: "The bigram model at a glance",
      question: "How far does one letter of memory go?", part: "Overview", needs: [.bigram]
    ) { findings in
      let bigram = try needed(findings.bigram, .bigram)
      return ChapterContent(
        values: bigram.values(findings.dataset),
        illustrations: [
          try .counts(bigram.counts), try bigram.curves(), try bigram.startTable(),
        ],
        tables: [bigram.losses],
        samples: [
          SampleSet(id: "counts", draws: bigram.countSamples),
          SampleSet(id: "net", draws: bigram.networkSamples),
        ])
    }
  }
}

extension BigramFindings {
  private var steps: Int { plain.points.last?.step ?? 0 }

  fileprivate func values(_ dataset: DatasetFindings) -> [String: TemplateValue] {
    let cells = counts.size * counts.size
    return [
      "words": .count(dataset.words), "examples": .count(exampleCount),
      "size": .count(counts.size), "cells": .count(cells), "zeros": .count(neverSeen),
      "zeroShare": .decimal(100 * Double(neverSeen) / Double(cells), 0),
      "uniform": .decimal(uniformLoss, 4), "counted": .decimal(countLoss, 4),
      "smoothed": .decimal(smoothedLoss, 4), "net": .decimal(networkLoss, 4),
      "steps": .count(steps), "rate": .decimal(rate, 0),
      "strength": .number(regularisation, .exact),
      "choices": .decimal(Elementary.exp(countLoss), 1),
    ]
  }

  fileprivate var losses: DataTable {
    func row(_ name: String, _ parameters: Int, _ loss: Double) -> [Cell] {
      let isBest = loss == [countLoss, smoothedLoss, networkLoss].min()
      let cells: [Cell] = [
        .decimal(loss, 4), .decimal(loss / Elementary.log(2), 4),
        .decimal(Elementary.exp(loss), 2),
      ]
      return [.text(name), .count(parameters)] + (isBest ? cells.map(\.best) : cells)
    }
    let cells = counts.size * counts.size
    return DataTable(
      id: "bigram-losses", caption: "The loss of the whole list",
      columns: [
        .text("Model"), .number("Parameters"), .number("Nats per character"), .number("Bits"),
        .number("Perplexity"),
      ],
      rows: [
        row("knows nothing", 0, uniformLoss), row("counts", cells, countLoss),
        row("counts, each plus 1", cells, smoothedLoss),
        row("neural net, regularised", cells, networkLoss),
      ])
  }

  fileprivate func curves() throws -> Illustration {
    func points(_ history: History) -> [Point] {
      history.points.map { Point(Double($0.step), $0.train) }
    }
    let last = plain.points.last?.train ?? .nan
    let figure = LineChart(
      x: "step",
      y: "loss (nats per character)",
      series: [
        .init("net", points(plain)), .init("net, with penalty", points(regularised)),
      ],
      references: [.init("ln V: knows nothing", uniformLoss), .init("counts", countLoss)],
      extent: chartExtent)
    let rows = zip(plain.points, regularised.points).map { plain, regularised -> [Cell] in
      [.count(plain.step), .decimal(plain.train, 4), .decimal(regularised.train, 4)]
    }
    return try Illustration(
      id: "bigram-descent",
      title: "After \(steps) steps the net is within \((last - countLoss).text(.fixed(4))) nats"
        + " of what counting finds at once",
      alternative: "Chart of the net's loss over \(steps) steps of gradient descent,"
        + " where it falls from above ln V towards the loss of the counts",
      figure: figure,
      columns: [.number("Step"), .number("Net"), .number("Net, with penalty")],
      rows: rows)
  }

  fileprivate func startTable() throws -> Illustration {
    let first = starts.first.map { shownCharacter($0.character) } ?? ""
    let figure = ProbabilityTable(
      labelHeader: "first",
      headers: ["counts", "net"],
      rows: starts.enumerated().map { index, start in
        .init(
          drawnLabel(start.character), [start.counted, start.learned],
          isMarked: index == 0)
      })
    return try Illustration(
      id: "bigram-starts",
      title: "A word most often begins with \(first), and the net has learned the same",
      alternative: "Table of first characters with their probabilities, where \(first) leads",
      figure: figure,
      columns: [
        .text("First"), .number("Counts"), .number("Counts, each plus 1"), .number("Net"),
      ],
      rows: starts.map {
        [
          .text($0.character), .decimal($0.counted, 4), .decimal($0.smoothed, 4),
          .decimal($0.learned, 4),
        ]
      })
  }
}
