import Basics
import Experiments
import Figures
import Randomness
import Sites
import Training

extension ReportChapter {
  /// All of the lecture's models on one page.
  static var bigram: ReportChapter {
    Chapter(
      id: "bigram", title: "The bigram model at a glance",
      question: "What has the lecture found, on one page?", part: LecturePart.network.rawValue,
      needs: [.bigram]
    ) { findings in
      let bigram = try needed(findings.bigram, .bigram)
      return ChapterContent(
        values: try bigram.values(findings.dataset),
        claims: try bigram.claims,
        illustrations: [try bigram.bothTables(), try bigram.startTable()],
        tables: [bigram.losses],
        samples: [
          try SampleSet(id: "counts", draws: bigram.countSamples),
          try SampleSet(id: "net", draws: bigram.networkSamples),
        ])
    }
  }
}

extension BigramFindings {
  private var last: History.Point {
    get throws { try plain.points.last.needed("steps of the net") }
  }

  fileprivate func values(_ dataset: DatasetFindings) throws -> [String: TemplateValue] {
    let cells = counts.size * counts.size
    return [
      "words": .count(dataset.words, "word"), "examples": .count(exampleCount),
      "size": .count(counts.size), "cells": .count(cells), "zeros": .count(neverSeen),
      "zeroShare": .percent(Double(neverSeen) / Double(cells)),
      "frequent": .count(cellsOfHalf), "uniform": .loss(uniformLoss), "counted": .loss(countLoss),
      "smoothed": .loss(smoothedLoss), "smoothingCost": .loss(smoothedLoss - countLoss),
      "net": .loss(networkLoss), "steps": .count(try last.step), "rate": .decimal(rate, 0),
      "strength": .number(regularisation, .exact),
      "choices": .decimal(Elementary.exp(countLoss), 1),
    ]
  }

  /// How many of the fullest cells hold half of all examples.
  private var cellsOfHalf: Int {
    var (cells, sum) = (0, 0.0)
    for count in counts.values.sorted(by: >) where 2 * sum < Double(exampleCount) {
      (cells, sum) = (cells + 1, sum + count)
    }
    return cells
  }

  fileprivate var claims: [Claim] {
    get throws {
      let (first, last) = try (plain.points.first.needed("steps of the net").train, last.train)
      let (counted, learned) = try (
        countSamples.words(.lecture), networkSamples.words(.lecture)
      )
      let shared = AlignedSamples(counted, learned).sameWords
      let isNear = last - countLoss < (uniformLoss - countLoss) / 100
      return [
        Claim(
          "meet", on: "bigram.plain", "bigram.countLoss", "bigram.uniformLoss", if: isNear,
          "They meet: the net's loss ends less than a hundredth of the way from that of counting to that of"
            + " the uniform model.",
          otherwise:
            "Here they do not meet: counting has a loss of \(.loss(countLoss)), and the net"
            + " stops at \(.loss(last))."),
        Claim(
          "falls", on: "bigram.plain", if: last < first,
          "Its loss falls from \(.loss(first)) to \(.loss(last)).",
          otherwise:
            "The learning rate is too large for this list: its loss goes from \(.loss(first)) to"
            + " \(.loss(last))."),
        Claim(
          "sameWords", on: "bigram.countSamples", "bigram.networkSamples",
          if: 2 * shared > learned.count,
          "Drawn as in the video, most of the net's words are the table's too, \(.count(shared)) of"
            + " \(.count(learned.count)): the net is the table, found by another method.",
          otherwise: "Drawn as in the video, \(.count(shared)) of the net's"
            + " \(.count(learned.count)) words are the table's too: its probabilities are not near"
            + " enough."),
      ]
    }
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
        row("uniform", 0, uniformLoss), row("counts", cells, countLoss),
        row("counts, each plus 1", cells, smoothedLoss),
        row("neural net, regularised", cells, networkLoss),
      ])
  }

  /// The counts' probabilities beside the net's.
  fileprivate func bothTables() throws -> Illustration {
    let labels = counted.labels
    let figure = CellMaps(
      maps: [
        .init("counted", labels: labels, values: counted.values),
        .init("learned by the net", labels: labels, values: learned.values),
      ], spread: .squareRoot, notes: ["probability of the column's character after the row's"])
    return try Illustration(
      id: "bigram-tables",
      title:
        "For the pairs of the list, the two tables are \(distance.text(.percent(2))) percentage points"
        + " apart on average",
      alternative:
        "Two small heatmaps of probabilities, one from counts and one that a net has learned",
      figure: figure,
      columns: [
        .text("Previous"), .text("Next"), .number("Counted"), .number("Learned"),
      ],
      rows: zip(counted.values, learned.values).enumerated().map { index, pair in
        [
          .text(labels[index / labels.count]), .text(labels[index % labels.count]),
          .decimal(pair.0, 4), .decimal(pair.1, 4),
        ]
      })
  }

  fileprivate func startTable() throws -> Illustration {
    let counted = try starts.first.needed("first characters").character
    let (first, learned) = (shownCharacter(counted), shownCharacter(learnedStart))
    let figure = ProbabilityTable(
      labelHeader: "first",
      headers: ["counts", "net"],
      rows: starts.enumerated().map { index, start in
        .init(
          drawnLabel(start.character), [start.counted, start.learned],
          isMarked: index == 0)
      })
    let agrees = Claim(
      "agrees", on: "bigram.starts", "bigram.learnedStart", if: counted == learnedStart,
      "and the net finds the same", otherwise: "and the net finds \(learned)")
    return try Illustration(
      id: "bigram-starts",
      title: "A word most often begins with \(first), \(agrees.words.plain)",
      alternative: "Table of first characters with their probabilities, where \(first) leads",
      claims: [agrees],
      figure: figure,
      columns: [
        .text("First"), .number("Counts"), .number("Counts, each plus 1"), .number("Net"),
      ],
      rows: starts.map {
        [
          .text($0.character), .decimal($0.counted, 4), .decimal($0.smoothed, 4),
          .decimal($0.learned, 4),
        ]
      }
    ).tried(.table("shares", row: counts.labels[0], column: counted))
  }
}
