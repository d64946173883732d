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
      marks: [.selection, .regularisation]
    ) { regularisation, lecture in
      return ChapterContent(
        values: regularisation.values(lecture),
        illustrations: [
          try regularisation.learnedRow(lecture.vocabulary),
          try regularisation.sweep(
            id: "sweep-smoothing", regularisation.smoothing, "added to each count",
            lecture.uniformLoss),
          try regularisation.sweep(
            id: "sweep-decay", regularisation.decay, "weight of the penalty",
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
      "usual": .number(setting(usual.strength)),
      "strongest": .number(setting(decay.last!.strength)),
      "strongestLoss": .decimal(decay.last!.loss, 4), "usualLoss": .decimal(usual.loss, 4),
      "most": .count(Int(smoothing.last!.strength)),
      "mostLoss": .decimal(smoothing.last!.loss, 4),
      "weightFrom": .decimal(decay[0].weightSize ?? 0, 2),
      "weightTo": .decimal(decay.last!.weightSize ?? 0, 2),
    ]
  }

  /// Bars for distributions over the vocabulary, or over its likeliest characters.
  private func bars(
    id: String, title: String, alternativeText: String, _ vocabulary: [String],
    _ distributions: [Distribution]
  ) throws -> Illustration {
    let shown = indicesOfLargest(Self.mostBars, in: distributions[0].probabilities)
    let figure = ProbabilityBars(
      title: title, alternativeText: alternativeText,
      labels: shown.map { drawnLabel(vocabulary[$0]) },
      distributions: distributions.map { distribution in
        .init(distribution.name, shown.map { distribution.probabilities[$0] })
      }, reference: .init("all equal", 1 / Double(vocabulary.count)), extent: chartExtent)
    return try Illustration(
      id: id, figure: figure,
      data: DataTable(
        id: id, caption: title,
        columns: [.text("First character")] + distributions.map { .number($0.name) },
        rows: vocabulary.indices.map { index in
          [.text(vocabulary[index])] + distributions.map { .decimal($0.probabilities[index], 4) }
        }))
  }

  fileprivate func learnedRow(_ vocabulary: [String]) throws -> Illustration {
    let gaps = zip(usual.firstRow, smoothing[0].firstRow).map { ($0 - $1).magnitude }
    let most = (100 * (gaps.max() ?? 0)).fixed(2)
    return try bars(
      id: "learned-row",
      title: "The first row of the net is the counts' first row, to \(most) percent points",
      alternativeText: "Bar chart of the first characters under the counts and under the net,"
        + " where each pair of bars is nearly equal",
      vocabulary, [("counts", smoothing[0].firstRow), ("net", usual.firstRow)])
  }

  fileprivate func shrinkingRow(_ vocabulary: [String]) throws -> Illustration {
    let middle = decay[decay.count / 2 + (decay.count > 3 ? 1 : 0)]
    let last = decay[decay.count - 1]
    return try bars(
      id: "shrinking-row",
      title: "A stronger penalty pushes every letter towards the same probability",
      alternativeText: "Bar chart of the first characters under three penalties,"
        + " where the strongest makes all bars nearly equal",
      vocabulary,
      [
        ("no penalty", decay[0].firstRow), ("penalty \(setting(middle.strength))", middle.firstRow),
        ("penalty \(setting(last.strength))", last.firstRow),
      ])
  }

  fileprivate func sweep(
    id: String, _ points: [Point], _ knob: String, _ uniformLoss: Double
  ) throws -> Illustration {
    let (first, last) = (points[0].loss, points[points.count - 1].loss)
    let figure = LineChart(
      title: "\(knob == "added to each count" ? "Counts" : "Net"): from \(first.fixed(2)) to"
        + " \(last.fixed(2)), on the way to ln V = \(uniformLoss.fixed(2))",
      alternativeText: "Chart of the loss over the strength, where it rises towards ln V",
      x: knob, y: "loss (nats per character)", xSpread: .logarithmic,
      series: [
        .init(
          knob == "added to each count" ? "counts" : "net",
          points.map { Figures.Point($0.strength, $0.loss) })
      ], references: [.init("ln V", uniformLoss)], extent: (chartExtent.width, 300))
    return try Illustration(
      id: id, figure: figure,
      data: DataTable(
        id: id, caption: "Loss for each strength",
        columns: [.number("Strength"), .number("Loss (nats per character)")],
        rows: points.map { [.text(setting($0.strength)), .decimal($0.loss, 4)] }))
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
          .text(setting($0.strength)), .decimal($0.weightSize ?? 0, 4), .decimal($0.loss, 4),
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
