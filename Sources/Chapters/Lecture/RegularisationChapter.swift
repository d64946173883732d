import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 108 to 114.
  static var regularisation: ReportChapter {
    Chapter(
      of: RegularisationFindings.self, title: "The table in disguise",
      question: "Why does a net end up at the same numbers as counting?", part: .network,
      sections: [.selection, .regularisation]
    ) { regularisation, lecture in
      return ChapterContent(
        values: regularisation.values(lecture),
        illustrations: [
          try regularisation.learnedRow(lecture.vocabulary),
          try regularisation.sweep(
            id: "sweep-smoothing", "counts", regularisation.smoothing, x: "added to each count",
            lecture.uniformLoss),
          try regularisation.sweep(
            id: "sweep-decay", "net", regularisation.decay, x: "weight of the penalty",
            lecture.uniformLoss),
          try regularisation.shrinkingRow(lecture.vocabulary),
        ],
        tables: [regularisation.selectionTable, regularisation.weightTable])
    }
  }
}

extension RegularisationFindings {
  private static let mostBars = 40
  typealias Distribution = (name: String, probabilities: [Double])

  /// The lecture's strength of the penalty, or the nearest that was tried.
  private var usual: Point { decay.min { distance($0) < distance($1) }! }
  private func distance(_ point: Point) -> Double { (point.strength - 0.01).magnitude }

  fileprivate func values(_ lecture: LectureFindings) -> [String: TemplateValue] {
    [
      "size": .count(lecture.vocabularySize), "uniform": .decimal(lecture.uniformLoss, 4),
      "usual": .literal(usual.strength),
      "strongest": .number(decay.last!.strength, .exact),
      "strongestLoss": .decimal(decay.last!.loss, 4), "usualLoss": .decimal(usual.loss, 4),
      "most": .count(Int(smoothing.last!.strength)),
      "mostLoss": .decimal(smoothing.last!.loss, 4),
      "weightFrom": .decimal(decay[0].weightSize ?? 0, 2),
      "weightTo": .decimal(decay.last!.weightSize ?? 0, 2),
    ]
  }

  /// Bars for distributions over the vocabulary, or over its likeliest characters.
  private func bars(
    id: String, title: String, alternative: String, _ vocabulary: [String],
    _ distributions: [Distribution]
  ) throws -> Illustration {
    let shown = distributions[0].probabilities.indicesOfLargest(Self.mostBars)
    let figure = ProbabilityBars(
      labels: shown.map { drawnLabel(vocabulary[$0]) },
      distributions: distributions.map { distribution in
        .init(distribution.name, shown.map { distribution.probabilities[$0] })
      },
      reference: .init("all equal", 1 / Double(vocabulary.count)),
      extent: chartExtent)
    return try Illustration(
      id: id,
      title: title,
      alternative: alternative,
      figure: figure,
      columns: [.text("First character")] + distributions.map { .number($0.name) },
      rows: vocabulary.indices.map { index in
        [.text(vocabulary[index])] + distributions.map { .decimal($0.probabilities[index], 4) }
      })
  }

  fileprivate func learnedRow(_ vocabulary: [String]) throws -> Illustration {
    let gaps = zip(usual.firstRow, smoothing[0].firstRow).map { ($0 - $1).magnitude }
    let most = (gaps.max() ?? 0).text(.percent(2))
    return try bars(
      id: "learned-row",
      title: "The first row of the net is the counts' first row, to \(most) percent points",
      alternative: "Bar chart of the first characters under the counts and under the net,"
        + " where each pair of bars is nearly equal",
      vocabulary, [("counts", smoothing[0].firstRow), ("net", usual.firstRow)])
  }

  fileprivate func shrinkingRow(_ vocabulary: [String]) throws -> Illustration {
    let last = decay[decay.count - 1]
    let weaker = decay.dropLast().last ?? last
    return try bars(
      id: "shrinking-row",
      title: "A stronger penalty pushes every letter towards the same probability",
      alternative: "Bar chart of the first characters under three penalties,"
        + " where the strongest makes all bars nearly equal",
      vocabulary,
      [
        ("no penalty", decay[0].firstRow),
        ("penalty \(weaker.strength.text(.exact))", weaker.firstRow),
        ("penalty \(last.strength.text(.exact))", last.firstRow),
      ])
  }

  /// How the loss of the `model` rises with the strength, which is called `x`.
  fileprivate func sweep(
    id: String, _ model: String, _ points: [Point], x: String, _ uniformLoss: Double
  ) throws -> Illustration {
    let (first, last) = (points[0].loss, points[points.count - 1].loss)
    let figure = LineChart(
      x: x,
      y: "loss (nats per character)",
      xSpread: .logarithmic,
      series: [
        .init(
          model,
          points.map { Figures.Point($0.strength, $0.loss) })
      ],
      references: [.init("ln V", uniformLoss)],
      extent: (chartExtent.width, 300))
    return try Illustration(
      id: id,
      title: "\(model.capitalised): from \(first.text(.fixed(2))) to"
        + " \(last.text(.fixed(2))), on the way to ln V = \(uniformLoss.text(.fixed(2)))",
      alternative: "Chart of the loss over the strength, where it rises towards ln V",
      figure: figure,
      columns: [.number("Strength"), .number("Loss (nats per character)")],
      rows: points.map { [.number($0.strength, .exact), .decimal($0.loss, 4)] })
  }

  fileprivate var weightTable: DataTable {
    DataTable(
      id: "weights", caption: "The net under stronger and stronger penalties",
      columns: [
        .number("Penalty"), .number("Size of the weights (root mean square)"),
        .number("Loss (nats per character)"),
      ],
      rows: decay.map {
        [
          .number($0.strength, .exact), .decimal($0.weightSize ?? 0, 4), .decimal($0.loss, 4),
        ]
      })
  }
}

extension RegularisationFindings {
  fileprivate var selectionTable: DataTable {
    DataTable(
      id: "selection", caption: "The first columns of the product, and of the first row of W",
      columns: [.number("Column"), .number("One-hot row times W"), .number("First row of W")],
      rows: zip(firstProduct, firstWeights).enumerated().map {
        [.count($0), .decimal($1.0, 4), .decimal($1.1, 4)]
      })
  }
}
