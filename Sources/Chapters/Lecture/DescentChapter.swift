import Basics
import Experiments
import Figures
import Sites
import Training

extension ReportChapter {
  /// Minutes 99 to 108.
  static var descent: ReportChapter {
    Chapter(
      of: DescentFindings.self, title: "Downhill",
      question: "Can a net that is only told how wrong it is find the table of counts?",
      part: .network, sections: [.descent, .together]
    ) { descent, lecture in
      return ChapterContent(
        values: descent.values(lecture),
        illustrations: [
          try descent.gradientHeatmap(lecture[ExamplesFindings.self].word),
          try descent.curve(lecture),
        ],
        tables: [descent.firstSteps])
    }
  }
}

extension DescentFindings {
  /// The loss after all steps.
  var last: History.Point { plain.points[plain.points.count - 1] }

  fileprivate func values(_ lecture: LectureFindings) -> [String: TemplateValue] {
    let first = plain.points[0].train
    return [
      "word": .code(shownWord(lecture[ExamplesFindings.self].word)),
      "size": .count(lecture.vocabularySize),
      "examples": .count(exampleCount), "steps": .literal(Double(last.step)),
      "rate": .literal(rate), "smallRate": .literal(firstWordRate),
      "from": .decimal(firstWordLosses.first ?? 0, 4),
      "to": .decimal(firstWordLosses.last ?? 0, 4), "start": .decimal(first, 4),
      "end": .decimal(last.train, 4), "counted": .decimal(lecture.countLoss, 4),
      "gap": .decimal(last.train - lecture.countLoss, 4),
      "rows": .count(Set(lecture[CountingFindings.self].firstWordBigrams.map(\.first)).count),
    ]
  }

  fileprivate func gradientHeatmap(_ word: String) throws -> Illustration {
    let name = shownWord(word)
    let figure = MatrixHeatmap(
      rowLabels: gradient.drawnLabels,
      columnLabels: gradient.drawnLabels,
      values: gradient.values,
      quantity: .signed(decimals: 2),
      note: gradient.note,
      unit: "gradient of the loss")
    return try Illustration(
      id: "gradient",
      title: "Only the letters of \(name) have a gradient, and only its own pairs are below zero",
      alternative: "Heatmap of the gradient of the loss of \(name) with respect to W, where the"
        + " cells of its pairs are negative and all rows of other letters zero",
      figure: figure,
      columns: LabelledMatrix.columns("Gradient"),
      rows: gradient.rows)
  }

  fileprivate var firstSteps: DataTable {
    DataTable(
      id: "first-steps", caption: "The loss of the first word, step by step",
      columns: [.number("Steps taken"), .number("Loss (nats per character)")],
      rows: firstWordLosses.enumerated().map { [.count($0), .decimal($1, 4)] })
  }

  fileprivate func curve(_ lecture: LectureFindings) throws -> Illustration {
    let counted = lecture.countLoss
    let (start, early) = (plain.points[0].train, plain.points[min(20, last.step)])
    let share = (100 * (start - early.train) / (start - last.train)).text(.fixed(0))
    let figure = LineChart(
      x: "step",
      y: "loss (nats per character)",
      series: [.init("net", plain.points.map { Point(Double($0.step), $0.train) })],
      references: [
        .init("ln V", lecture.uniformLoss), .init("counts", counted),
      ],
      extent: chartExtent)
    return try Illustration(
      id: "net-descent",
      title: "The first \(early.step) steps do \(share) % of the way",
      alternative: "Chart of the net's loss over \(last.step) steps, where it falls fast at"
        + " first and then creeps towards the loss of the counts",
      figure: figure,
      columns: [.number("Step"), .number("Loss (nats per character)")],
      rows: plain.points.map { [.count($0.step), .decimal($0.train, 4)] })
  }
}
