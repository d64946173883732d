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
          try loss.probabilityRows(lecture).tried(.firstLogit(lecture)),
        ],
        tables: [loss.gradientTable(lecture)], plays: [oneWeight(lecture)])
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
  private static let mostRows = 8
  /// Letters beside the label in the table of gradients.
  private static let mostRivals = 3

  private func gradient(_ index: Int) -> Double { graph.nodes[index].gradient }

  fileprivate func values(_ lecture: LectureFindings) throws -> [String: TemplateValue] {
    let p = try graph.nodes.first { $0.operation == .divide }.needed("probability in the graph")
      .value
    let first = lecture[ExamplesFindings.self].examples[0]
    let full = examples[0].probability
    return [
      "word": .code(shownWord(lecture[ExamplesFindings.self].word)),
      "loss": .loss(loss), "count": .count(exampleCount),
      "size": .count(lecture.vocabularySize), "p": .decimal(p, 4),
      "rightGradient": .decimal(gradient(0), 4), "wrongGradient": .decimal(gradient(1), 4),
      "input": .letters(first.input), "label": .letters(first.output),
      "fullP": .decimal(full, 4), "fullGradient": .decimal((full - 1) / Double(exampleCount), 4),
    ]
  }

  fileprivate func untrained(_ uniform: Double) -> Claim {
    Claim(
      "untrained", on: "lecture.loss.loss", "lecture.uniformLoss", if: loss > uniform,
      "Worse: equal chances cost \(.loss(uniform)), and this net costs \(.loss(loss)) on the"
        + " first word.",
      otherwise:
        "Usually worse, but not on this word: equal chances cost \(.loss(uniform)), and the net"
        + " happens to cost \(.loss(loss)).")
  }

  fileprivate func graphPicture() throws -> Illustration {
    let figure = ComputationGraph(
      nodes: graph.nodes.enumerated().map { index, node in
        .init(
          node.name, node.operation?.rawValue, of: node.parents, slopes: graph.slopes(of: index),
          value: node.value, gradient: node.gradient)
      })
    return try Illustration(
      id: "loss-graph",
      title:
        "The weight of the right letter is pulled up exactly as hard as the other is pushed down",
      alternative: "Graph from two weights to the loss, where the gradients of the weights are"
        + " \(gradient(0).text(.fixed(4))) and \(gradient(1).text(.fixed(4)))",
      figure: figure,
      columns: [
        .text("Node"), .text("Made by"), .number("Value"), .number("Gradient"),
        .number("Order of the backward pass"),
      ],
      rows: graph.nodes.enumerated().map { index, node in
        [
          .text(node.name), .text(node.operation?.rawValue ?? "input"), .decimal(node.value, 4),
          .decimal(node.gradient, 4), .count(graph.nodes.count - index),
        ]
      })
  }

  /// p - one-hot over n for the label of the first example, its strongest rivals and the rest.
  fileprivate func gradientTable(_ lecture: LectureFindings) -> DataTable {
    let p = lecture[SoftmaxFindings.self].rows[0].probabilities
    let label = lecture[ExamplesFindings.self].examples[0].outputToken
    let rivals = p.indicesByValueDescending.filter { $0 != label }.prefix(Self.mostRivals)
    let rest = p.indices.filter { $0 != label && !rivals.contains($0) }
    func row(_ name: Cell, _ p: Double, _ hot: Double) -> [Cell] {
      [
        name, .decimal(p, 4), .count(Int(hot)), .decimal(p - hot, 4),
        .decimal((p - hot) / Double(exampleCount), 4),
      ]
    }
    let others = row(
      .text("the \(rest.count.counted("other"))"), rest.reduce(0) { $0 + p[$1] }, 0)
    let first = lecture.vocabulary[lecture[ExamplesFindings.self].examples[0].inputToken]
    return DataTable(
      id: "first-gradients",
      caption: "The gradient of the row \(shownCharacter(first)) of W, for the first word",
      columns: [
        .text("Next"), .number("p"), .number("One-hot"), .number("p − one-hot"),
        .number("Over n: the gradient"),
      ],
      rows: [row(.text(shownCharacter(lecture.vocabulary[label])), p[label], 1)]
        + rivals.map { row(.text(shownCharacter(lecture.vocabulary[$0])), p[$0], 0) }
        + (rest.isEmpty ? [] : [others]))
  }

  fileprivate func probabilityRows(_ lecture: LectureFindings) throws -> Illustration {
    let (first, vocabulary) = (lecture[ExamplesFindings.self], lecture.vocabulary)
    let rows = lecture[SoftmaxFindings.self].rows.map(\.probabilities)
    let shown = zip(zip(first.examples, rows), examples).prefix(Self.mostRows)
    let labels = Set(shown.map(\.0.0.outputToken))
    let likely = vocabulary.indices.filter { !labels.contains($0) }.prefix(
      max(0, Self.mostColumns - labels.count))
    let columns = (likely + labels).sorted()
    let figure = LetterRows(
      characters: columns.map { drawnLabel(vocabulary[$0]) },
      rows: shown.map { pair, own in
        .init(
          "\(drawnLabel(pair.0.input)) → \(drawnLabel(pair.0.output))",
          note: "p = \(own.probability.text(.fixed(4))),  −log p = \(own.loss.text(.fixed(4)))",
          values: columns.map { pair.1[$0] },
          outlined: Set(columns.indices.filter { columns[$0] == pair.0.outputToken }))
      }, quantity: .probability(decimals: 0), unit: "probability in percent, square-root scale")
    let costliest = shown.map(\.1.loss).max() ?? 0
    return try Illustration(
      id: "untrained-probabilities",
      title: "The letters that really come are framed: what the net gives them costs up to"
        + " \(costliest.text(.fixed(2))) nats",
      alternative: "Rows of probabilities for each example of \(shownWord(first.word)), where the"
        + " label's cell has a frame and the loss stands above the row",
      figure: figure,
      columns: [.text("Input"), .text("Label"), .text("Next"), .number("Probability")],
      rows: zip(first.examples, rows).flatMap { example, row in
        vocabulary.indices.map {
          [
            .text(example.input), .text(example.output), .text(vocabulary[$0]),
            .decimal(row[$0], 4),
          ]
        }
      })
  }
}
