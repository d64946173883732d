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
        values: softmax.values(lecture),
        illustrations: [
          try softmax.shapes(lecture), try softmax.steps(lecture).tried(.firstLogit(lecture)),
        ],
        tables: [softmax.firstRowTable(lecture.vocabulary)],
        plays: [.seeded("logits", title: "Try it: move a logit")])
    }
  }
}

extension SoftmaxFindings {
  private static let mostRows = 60
  private static let mostColumns = 4

  fileprivate func values(_ lecture: LectureFindings) -> [String: TemplateValue] {
    let (size, examples) = (lecture.vocabularySize, lecture[ExamplesFindings.self])
    let first = examples.examples[0]
    return [
      "word": .code(shownWord(examples.word)), "count": .count(lecture.firstWordExampleCount),
      "size": .count(size),
      "cells": .count(size * size), "seed": .number("\(Lecture.seed)"),
      "input": .letters(first.input), "label": .letters(first.output),
      "p": .percent(rows[0].probabilities[first.outputToken]),
    ]
  }

  fileprivate func shapes(_ lecture: LectureFindings) throws -> Illustration {
    let (size, count) = (lecture.vocabularySize, lecture.firstWordExampleCount)
    let figure = ProductShapes(
      products: [
        .init(
          "one neuron: a number for each example", .init("xenc", count, size),
          .init("w", size, 1), result: "xenc @ w"),
        .init(
          "\(size.grouped) neurons: a row of \(size.grouped) numbers for each example",
          .init("xenc", count, size), .init("W", size, size), result: "xenc @ W"),
      ])
    return try Illustration(
      id: "layer-shapes",
      title: "One column of weights is one neuron; \(size.grouped) columns are a layer",
      alternative: "Rectangles of the shapes, where \(count) by \(size) times \(size) by \(size)"
        + " gives \(count) by \(size)",
      figure: figure,
      columns: [.text("Array"), .number("Rows"), .number("Columns")],
      rows: [
        ("xenc", count, size), ("w", size, 1), ("xenc @ w", count, 1), ("W", size, size),
        ("xenc @ W", count, size),
      ].map { [.text($0), .count($1), .count($2)] })
  }

  fileprivate func steps(_ lecture: LectureFindings) throws -> Illustration {
    let vocabulary = lecture.vocabulary
    let examples = lecture[ExamplesFindings.self].examples
    let (inputs, columns) = (examples.prefix(6).map(\.input), Self.columns(examples))
    let rows = rows.prefix(6)
    func values(_ step: (Row) -> [Double]) -> [Double] {
      rows.flatMap { row in columns.map { step(row)[$0] } }
    }
    func sums(_ step: (Row) -> [Double]) -> [Double] { rows.map { step($0).reduce(0, +) } }
    let figure = ForwardSteps(
      rowLabels: inputs.map(drawnLabel),
      columnLabels: columns.map { drawnLabel(vocabulary[$0]) },
      steps: [
        .init("logits", values: values(\.logits), decimals: 2),
        .init(
          "like counts", operation: "exp", values: values(\.counts), decimals: 2,
          sums: sums(\.counts)),
        .init(
          "probabilities", operation: "÷ sum", values: values(\.probabilities), decimals: 3,
          sums: sums(\.probabilities)),
      ])
    return try Illustration(
      id: "softmax-steps",
      title: "exp makes a positive number of each logit, and dividing makes a row add up to 1",
      alternative: "Tables of logits, their exponentials and probabilities for the first"
        + " examples, where each row of probabilities adds up to 1",
      figure: figure,
      columns: [
        .text("Input"), .text("Next"), .number("Logit"), .number("exp"), .number("Probability"),
      ],
      rows: zip(inputs, rows).flatMap { input, row in
        columns.map { column in
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

  fileprivate func firstRowTable(_ vocabulary: [String]) -> DataTable {
    let example = rows[0]
    let best = example.probabilities.indexOfLargest
    let shown = example.probabilities.indicesOfLargest(Self.mostRows)
    let rows = shown.map { index -> [Cell] in
      let p = Cell.decimal(example.probabilities[index], 4)
      return [
        .text(shownCharacter(vocabulary[index])), .decimal(example.logits[index], 4),
        .decimal(example.counts[index], 4), index == best ? p.best : p,
      ]
    }
    let total: [Cell] = [
      .text("sum of all"), .none, .decimal(example.counts.reduce(0, +), 4),
      .decimal(example.probabilities.reduce(0, +), 4),
    ]
    return DataTable(
      id: "first-softmax", caption: "What the untrained net says after the mark",
      columns: [.text("Next"), .number("Logit"), .number("exp(logit)"), .number("Probability")],
      rows: rows + [total])
  }
}
