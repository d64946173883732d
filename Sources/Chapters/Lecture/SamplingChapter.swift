import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 24 to 36.
  static var sampling: ReportChapter {
    Chapter(
      of: SamplingFindings.self, title: "Making up words",
      question: "How does a table of counts make up a word nobody wrote?", part: .counting,
      sections: [.sampling]
    ) { sampling, lecture in
      return ChapterContent(
        values: sampling.values,
        illustrations: [
          try sampling.starts(lecture.vocabulary), try sampling.hundredDraws(),
        ],
        tables: [sampling.firstDrawTable],
        samples: [
          SampleSet(id: "untrained", draws: sampling.untrained),
          SampleSet(id: "counted", draws: sampling.counted),
        ])
    }
  }
}

extension SamplingFindings {
  private static let mostBars = 60

  fileprivate var values: [String: TemplateValue] {
    let chance = 1 / Double(firstRow.count)
    return [
      "seed": .number("\(Lecture.seed)"), "size": .count(firstRow.count),
      "chance": .percent(chance), "draws": .count(draws.count),
      "above": .count(firstRow.filter { $0 > chance }.count),
      "uniform": .decimal(firstDraw.uniform, 4),
      "lectureIndex": .count(firstDraw.lectureIndex), "torchIndex": .count(firstDraw.torchIndex),
      "disagree": .flag(firstDraw.lectureIndex != firstDraw.torchIndex),
    ]
  }

  fileprivate func starts(_ vocabulary: [String]) throws -> Illustration {
    let shown = firstRow.indicesOfLargest(Self.mostBars)
    let best = firstRow.indexOfLargest ?? 0
    let name = shownCharacter(vocabulary[best])
    let figure = ProbabilityBars(
      labels: shown.map { drawnLabel(vocabulary[$0]) },
      distributions: [.init("first character", shown.map { firstRow[$0] })],
      reference: .init("all equal", 1 / Double(firstRow.count)),
      extent: barExtent)
    return try Illustration(
      id: "first-characters",
      title: "A word begins with \(name) in \(firstRow[best].text(.percent(1))) of 100 cases",
      alternative: "Bar chart of the probabilities of first characters,"
        + " where \(name) has the tallest bar",
      figure: figure,
      columns: [.text("Character"), .number("Probability")],
      rows: zip(vocabulary, firstRow).map { [.text($0), .decimal($1, 4)] })
  }

  private func shares(_ draws: [Int]) -> [Double] {
    p3.indices.map { index in
      Double(draws.filter { $0 == index }.count) / Double(draws.count)
    }
  }

  fileprivate func hundredDraws() throws -> Illustration {
    let (today, video) = (shares(draws), shares(lectureDraws))
    let figure = ProbabilityBars(
      labels: p3.indices.map { "\($0)" },
      distributions: [
        .init("asked for", p3), .init("drawn as in the video", video),
        .init("drawn by PyTorch today", today),
      ],
      extent: barExtent)
    return try Illustration(
      id: "hundred-draws",
      title: "\(draws.count) draws come near to the probabilities, and never quite there",
      alternative: "Bar chart of three probabilities and of the shares of \(draws.count) draws,"
        + " where the shares are near to the probabilities",
      figure: figure,
      columns: [
        .number("Index"), .number("Probability"), .number("Drawn as in the video"),
        .number("Drawn by PyTorch today"),
      ],
      rows: p3.indices.map {
        [.count($0), .decimal(p3[$0], 4), .decimal(video[$0], 2), .decimal(today[$0], 2)]
      })
  }

  fileprivate var firstDrawTable: DataTable {
    DataTable(
      id: "first-draw", caption: "One draw, two ways; what wins is marked",
      columns: [
        .number("Index"), .number("p"), .number("Running sum of p"), .number("Exponential e"),
        .number("p / e"),
      ],
      rows: p3.indices.map { index in
        let sum = Cell.decimal(firstDraw.runningSums[index], 4)
        let ratio = Cell.decimal(firstDraw.ratios[index], 4)
        return [
          .count(index), .decimal(p3[index], 4), index == firstDraw.lectureIndex ? sum.best : sum,
          .decimal(firstDraw.exponentials[index], 4),
          index == firstDraw.torchIndex ? ratio.best : ratio,
        ]
      })
  }
}
