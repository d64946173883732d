import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 74 to 86.
  static var softmax: ReportChapter {
    Chapter(
      of: SoftmaxFindings.self, title: "One layer and a softmax",
      question: "How do random weights become probabilities?", part: .network,
      sections: [.layer, .softmax]
    ) { softmax, lecture in
      return ChapterContent(
        values: softmax.values(lecture), claims: [softmax.odds(lecture)],
        illustrations: [
          try softmax.shapes(lecture), try softmax.firstRow(lecture),
          try softmax.steps(lecture).tried(.firstLogit(lecture)),
        ],
        plays: [.seeded("logits", title: "Try it: move a logit")])
    }
  }
}

extension SoftmaxFindings {
  private static let mostRows = 6
  private static let mostColumns = 4
  /// Bars for more characters than this would be too thin.
  private static let mostBars = 60

  /// The cell of the product that the page computes twice: the lecture's, or the last of fewer.
  private func litCell(_ lecture: LectureFindings) -> (row: Int, column: Int) {
    (min(3, lecture.firstWordExampleCount - 1), min(13, lecture.vocabularySize - 1))
  }

  fileprivate func values(_ lecture: LectureFindings) -> [String: TemplateValue] {
    let (size, examples) = (lecture.vocabularySize, lecture[ExamplesFindings.self])
    let (first, lit) = (examples.examples[0], litCell(lecture))
    return [
      "word": .code(shownWord(examples.word)), "count": .count(lecture.firstWordExampleCount),
      "size": .count(size),
      "cells": .count(size * size), "seed": .number("\(Lecture.seed)"),
      "input": .letters(first.input), "label": .letters(first.output),
      "p": .percent(rows[0].probabilities[first.outputToken]),
      "row": .literal(Double(lit.row)), "column": .literal(Double(lit.column)),
      "product": .decimal(rows[lit.row].logits[lit.column], 4),
    ]
  }

  /// Two letters of the first row whose odds are e to the difference of their logits.
  fileprivate func odds(_ lecture: LectureFindings) -> Claim {
    let (row, label) = (rows[0], lecture[ExamplesFindings.self].examples[0].outputToken)
    let best = row.probabilities.indexOfLargest ?? 0
    let rival = best == label ? row.probabilities.indices.first { $0 != label } ?? 0 : best
    let (higher, lower) = row.logits[rival] >= row.logits[label] ? (rival, label) : (label, rival)
    let distance = row.logits[higher] - row.logits[lower]
    let ratio = row.probabilities[higher] / row.probabilities[lower]
    func name(_ token: Int) -> TemplateValue { .letters(lecture.vocabulary[token]) }
    return Claim(
      "odds", on: "lecture.softmax.rows",
      if: (ratio / Elementary.exp(distance) - 1).magnitude < 1e-4,
      "Here the logit of \(name(higher)) is \(.decimal(distance, 2)) above that of \(name(lower)), so its"
        + " probability is $e^{\(.decimal(distance, 2))}$, that is \(.decimal(ratio, 1)), times as large.",
      proof: "both are divided by the same sum, which leaves exp of the difference of the logits")
  }

  fileprivate func shapes(_ lecture: LectureFindings) throws -> Illustration {
    let (size, count) = (lecture.vocabularySize, lecture.firstWordExampleCount)
    let lit = litCell(lecture)
    let figure = ProductShapes(
      products: [
        .init(
          "one neuron: a number for each example", .init("xenc", count, size),
          .init("w", size, 1), result: "xenc @ w"),
        .init(
          "\(size.grouped) neurons; lit: the cell [\(lit.row), \(lit.column)]",
          .init("xenc", count, size), .init("W", size, size), result: "xenc @ W",
          lit: .init(row: lit.row, column: lit.column)),
      ])
    return try Illustration(
      id: "layer-shapes",
      title: "A number of the product is one row of xenc times one column of W",
      alternative: "Rectangles of the shapes, where \(count) by \(size) times \(size) by \(size)"
        + " gives \(count) by \(size), and a row and a column that make a cell are filled",
      figure: figure,
      columns: [.text("Array"), .number("Rows"), .number("Columns")],
      rows: [
        ("xenc", count, size), ("w", size, 1), ("xenc @ w", count, 1), ("W", size, size),
        ("xenc @ W", count, size),
      ].map { [.text($0), .count($1), .count($2)] })
  }

  /// All characters after the first input, as bars.
  fileprivate func firstRow(_ lecture: LectureFindings) throws -> Illustration {
    let (row, vocabulary) = (rows[0], lecture.vocabulary)
    let first = lecture[ExamplesFindings.self].examples[0]
    var shown = row.probabilities.indicesOfLargest(Self.mostBars)
    if !shown.contains(first.outputToken) {
      shown = (shown.dropLast() + [first.outputToken]).sorted()
    }
    let sum = row.counts.reduce(0, +).text(.fixed(2))
    func stage(
      _ title: String, _ note: String, _ values: [Double], _ decimals: Int
    ) -> StageBars.Stage {
      .init(title, note: note, values: shown.map { values[$0] }, decimals: decimals)
    }
    let figure = StageBars(
      characters: shown.map { drawnLabel(vocabulary[$0]) },
      stages: [
        stage("logits", "a row of W: any numbers", row.logits, 2),
        stage("exp(logits)", "never negative; all of them add up to \(sum)", row.counts, 2),
        stage("÷ \(sum)", "probabilities; all of them add up to 1", row.probabilities, 3),
      ], marked: shown.firstIndex(of: first.outputToken) ?? 0)
    let p = row.probabilities[first.outputToken]
    return try Illustration(
      id: "softmax-row",
      title: "exp keeps the order of the letters and stretches the distances: a softmax gives"
        + " \(drawnLabel(first.output)) \(p.text(.percent(1))) %",
      alternative: "Three bar charts under one another with a bar for each character: logits, their"
        + " exponentials, and the probabilities that these become when they are divided by their sum",
      figure: figure,
      columns: [.text("Next"), .number("Logit"), .number("exp"), .number("Probability")],
      rows: vocabulary.indices.map {
        [
          .text(vocabulary[$0]), .decimal(row.logits[$0], 4), .decimal(row.counts[$0], 4),
          .decimal(row.probabilities[$0], 4),
        ]
      })
  }

  fileprivate func steps(_ lecture: LectureFindings) throws -> Illustration {
    let vocabulary = lecture.vocabulary
    let examples = lecture[ExamplesFindings.self].examples
    let (inputs, columns) = (examples.prefix(Self.mostRows).map(\.input), Self.columns(examples))
    let rows = rows.prefix(Self.mostRows)
    let rest = vocabulary.indices.filter { !columns.contains($0) }
    func values(_ step: (Row) -> [Double], addsUp: Bool) -> [Double] {
      rows.flatMap { row in
        let values = step(row)
        let others = addsUp ? rest.reduce(0) { $0 + values[$1] } : .nan
        return columns.map { values[$0] } + (rest.isEmpty ? [] : [others])
      }
    }
    let figure = ForwardSteps(
      rowLabels: inputs.map(drawnLabel),
      columnLabels: columns.map { drawnLabel(vocabulary[$0]) }
        + (rest.isEmpty ? [] : ["\(rest.count) \(rest.count == 1 ? "other" : "others")"]),
      steps: [
        .init("logits", values: values(\.logits, addsUp: false), decimals: 2),
        .init(
          "like counts", operation: "exp", values: values(\.counts, addsUp: true), decimals: 2,
          showsSums: true),
        .init(
          "probabilities", operation: "÷ sum", values: values(\.probabilities, addsUp: true),
          decimals: 3, showsSums: true),
      ])
    return try Illustration(
      id: "softmax-steps",
      title: "Dividing makes each row add up to 1, whatever its logits were",
      alternative: "Tables of logits, their exponentials and probabilities for the first"
        + " examples, where each row of probabilities adds up to 1",
      figure: figure,
      columns: [
        .text("Input"), .text("Next"), .number("Logit"), .number("exp"), .number("Probability"),
      ],
      rows: zip(inputs, rows).flatMap { input, row in
        vocabulary.indices.map { column in
          [
            .text(input), .text(vocabulary[column]), .decimal(row.logits[column], 4),
            .decimal(row.counts[column], 4), .decimal(row.probabilities[column], 4),
          ]
        }
      })
  }

  /// The characters that really come in the first examples.
  private static func columns(_ examples: [ExamplesFindings.Example]) -> [Int] {
    var columns: [Int] = []
    for token in examples.map(\.outputToken) where !columns.contains(token) {
      columns.append(token)
    }
    return columns.prefix(mostColumns).sorted()
  }
}
