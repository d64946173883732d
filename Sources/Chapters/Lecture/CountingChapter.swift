import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 9 to 24.
  static var counting: ReportChapter {
    Chapter(
      of: CountingFindings.self, title: "Counting pairs",
      question: "Which letter follows which, and how often?", part: .counting,
      sections: [.dictionary, .tensor, .drawing, .marks]
    ) { counting, _ in
      return ChapterContent(
        values: counting.values,
        illustrations: [try counting.twoMarks(), try .counts(counting.counts)],
        tables: [counting.topTable])
    }
  }
}

extension CountingFindings {
  private var size: Int { counts.size }
  private var cells: Int { size * size }

  fileprivate var values: [String: TemplateValue] {
    let top = topBigrams.first
    return [
      "distinct": .count(distinctBigrams), "total": .count(total), "size": .count(size),
      "cells": .count(cells), "zeros": .count(zeros),
      "zeroShare": .decimal(100 * Double(zeros) / Double(cells), 0),
      "larger": .count(size + 1), "largerCells": .count((size + 1) * (size + 1)),
      "wasted": .count(wastedCells), "first": .letters(top?.first ?? ""),
      "second": .letters(top?.second ?? ""), "most": .count(top?.count ?? 0),
      "topShare": .decimal(100 * Double(topCount) / Double(total), 0),
      "top": .count(topBigrams.count),
    ]
  }

  private var topCount: Int { topBigrams.reduce(0) { $0 + $1.count } }

  fileprivate var topTable: DataTable {
    DataTable(
      id: "top-bigrams", caption: "The \(topBigrams.count) most frequent pairs",
      columns: [
        .text("First"), .text("Second"), .number("Times"), .number("Share of all (%)"),
      ],
      rows: topBigrams.map {
        [
          .text(shownCharacter($0.first)), .text(shownCharacter($0.second)), .count($0.count),
          .decimal(100 * Double($0.count) / Double(total), 2),
        ]
      })
  }

  fileprivate func twoMarks() throws -> Illustration {
    let figure = CountHeatmap(
      labels: withTwoMarks.labels,
      counts: withTwoMarks.values.map { Int($0) },
      whole: withTwoMarks.size)
    return try Illustration(
      id: "two-marks",
      title: "With two marks, the last row and the column before the last stay empty:"
        + " \(wastedCells.grouped) cells for nothing",
      alternative: "Heatmap of bigram counts with marks for start and end,"
        + " where the row of the end and the column of the start are empty",
      figure: figure,
      columns: LabelledMatrix.columns("Count"),
      rows: withTwoMarks.rows)
  }
}
