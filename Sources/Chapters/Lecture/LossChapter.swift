import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 86 to 99.
  static var loss: ReportChapter {
    Chapter(
      of: LossFindings.self, title: "How wrong, and whose fault",
      question: "How does the net learn which weight to blame?", part: .network,
      sections: [.summary, .vectorised]
    ) { loss, lecture in
      ChapterContent(
        values: try loss.values(lecture), claims: [loss.untrained(lecture.uniformLoss)],
        illustrations: [
          try loss.graphPicture().tried(.firstWeight(lecture)),
          try loss.probabilityHeatmap(lecture).tried(.firstLogit(lecture)),
        ],
        tables: [loss.lossTable(lecture[ExamplesFindings.self])], plays: [oneWeight(lecture)])
    }
  }
}

/// Begins with the first example, as the text above it.
private func oneWeight(_ lecture: LectureFindings) -> Play {
  let (first, vocabulary) = (lecture[ExamplesFindings.self].examples[0], lecture.vocabulary)
  return Play(
    "weight", title: "Try it: move one weight",
    options: [
      "seed": .number(Double(Lecture.seed)), "input": .text(vocabulary[first.inputToken]),
      "label": .text(vocabulary[first.outputToken]),
    ])
}

extension LossFindings {
  private static let mostColumns = 60

  private func gradient(_ index: Int) -> Double { graph.nodes[index].gradient }

  fileprivate func values(_ lecture: LectureFindings) throws -> [String: TemplateValue] {
    let p = try graph.nodes.first { $0.operation == .divide }.needed("probability in the graph")
      .value
    return [
      "word": .code(shownWord(lecture[ExamplesFindings.self].word)),
      "loss": .loss(loss),
      "size": .count(lecture.vocabularySize), "p": .decimal(p, 4),
      "rightGradient": .decimal(gradient(0), 4), "wrongGradient": .decimal(gradient(1), 4),
    ]
  }

  fileprivate func untrained(_ uniform: Double) -> Claim {
    Claim(
      "untrained", on: "lecture.loss.loss", "lecture.uniformLoss", if: loss > uniform,
      "Worse, as usual: equal chances cost \(.loss(uniform)), and this net costs \(.loss(loss)) on the"
        + " first word.",
      otherwise:
        "Usually worse, but not on this word: equal chances cost \(.loss(uniform)), and the net"
        + " happens to cost \(.loss(loss)).")
  }

  fileprivate func lossTable(_ first: ExamplesFindings) -> DataTable {
    DataTable(
      id: "example-losses",
      caption: "The examples of \(shownWord(first.word)), through the untrained net",
      columns: [
        .text("Input"), .text("Label"), .number("Probability of the label"), .number("log p"),
        .number("Loss (nats)"),
      ],
      rows: zip(first.examples, examples).map {
        [
          .text(shownCharacter($0.input)), .text(shownCharacter($0.output)),
          .decimal($1.probability, 4), .decimal($1.logLikelihood, 4), .decimal($1.loss, 4),
        ]
      })
  }

  fileprivate func graphPicture() throws -> Illustration {
    let figure = ComputationGraph(
      nodes: graph.nodes.map {
        .init(
          $0.name, $0.operation?.rawValue, of: $0.parents, value: $0.value, gradient: $0.gradient)
      })
    return try Illustration(
      id: "loss-graph",
      title: "The right logit is pulled up exactly as hard as the wrong one is pushed down",
      alternative: "Graph from two logits to the loss, where the gradients of the logits are"
        + " \(gradient(0).text(.fixed(4))) and \(gradient(1).text(.fixed(4)))",
      figure: figure,
      columns: [.text("Node"), .text("Made by"), .number("Value"), .number("Gradient")],
      rows: graph.nodes.map {
        [
          .text($0.name), .text($0.operation?.rawValue ?? "input"), .decimal($0.value, 4),
          .decimal($0.gradient, 4),
        ]
      })
  }

  fileprivate func probabilityHeatmap(_ lecture: LectureFindings) throws -> Illustration {
    let (first, vocabulary) = (lecture[ExamplesFindings.self], lecture.vocabulary)
    let (examples, rows) = (first.examples, lecture[SoftmaxFindings.self].rows.map(\.probabilities))
    let columns = Array(vocabulary.indices.prefix(Self.mostColumns))
    let rest = columns.count < vocabulary.count ? "; the first \(columns.count) columns" : ""
    let labels = examples.map { "\(drawnLabel($0.input)) → \(drawnLabel($0.output))" }
    let figure = MatrixHeatmap(
      rowLabels: labels,
      columnLabels: columns.map { drawnLabel(vocabulary[$0]) },
      values: rows.flatMap { row in columns.map { row[$0] } },
      quantity: .probability(decimals: 0),
      note: "row = input → label, column = next character\(rest)",
      unit: "probability in percent")
    return try Illustration(
      id: "untrained-probabilities",
      title: "The untrained net bets on whatever its random weights say",
      alternative: "Heatmap of the probabilities for each example of \(shownWord(first.word)),"
        + " where every row adds up to 100 percent",
      figure: figure,
      columns: [.text("Input"), .text("Label"), .text("Next"), .number("Probability")],
      rows: zip(examples, rows).flatMap { example, row in
        columns.map {
          [
            .text(example.input), .text(example.output), .text(vocabulary[$0]),
            .decimal(row[$0], 4),
          ]
        }
      })
  }
}
