import Basics
import Experiments
import Figures
import Randomness
import Sites

extension ReportChapter {
  /// Minutes 24 to 36.
  static var sampling: ReportChapter {
    Chapter(
      of: SamplingFindings.self, title: "Making up words",
      question: "How does a table of counts make up a word nobody wrote?", part: .counting,
      sections: [.sampling]
    ) { sampling, lecture in
      ChapterContent(
        values: sampling.values(lecture), claims: [try sampling.columns],
        illustrations: [
          try sampling.starts(lecture.vocabulary), try sampling.hundredDraws(),
        ],
        tables: [sampling.firstDrawTable],
        samples: [
          try SampleSet(id: "untrained", draws: sampling.untrained),
          try SampleSet(id: "counted", draws: sampling.counted),
        ],
        plays: [
          Play(
            "sampler", title: "Try it: a word, letter by letter",
            options: [
              "seed": .number(Double(Lecture.seed)), "draw": "lecture",
              "count": .number(Double(SampleSet.wordsADraw)), "tables": 1,
            ])
        ])
    }
  }
}

extension SamplingFindings {
  private static let mostBars = 60

  fileprivate func values(_ lecture: LectureFindings) -> [String: TemplateValue] {
    let chance = 1 / Double(firstRow.count)
    return [
      "seed": .number("\(Lecture.seed)"), "size": .count(firstRow.count),
      "chance": .percent(chance), "draws": .count(draws.count),
      "above": .count(firstRow.filter { $0 > chance }.count),
      "number": .decimal(firstDraw.uniform, 4),
      "lectureIndex": .count(firstDraw.lectureIndex), "torchIndex": .count(firstDraw.torchIndex),
      "counted": .loss(lecture.countLoss), "uniform": .loss(lecture.uniformLoss),
    ]
  }

  /// Whether the three ways of drawing make up different words.
  fileprivate var columns: Claim {
    get throws {
      let different = Set(try SamplingMethod.allCases.map { try counted.words($0) }).count
      return Claim(
        "columns", on: "lecture.sampling.counted", if: different == SamplingMethod.allCases.count,
        "The same seed, the same table, and yet three different lists of words. All three are right.",
        otherwise:
          "The same seed and the same table can give three different lists of words, and all"
          + " three are right. For this list, \(.count(different)) of the three are different.")
    }
  }

  fileprivate func starts(_ vocabulary: [String]) throws -> Illustration {
    let shown = firstRow.indicesOfLargest(Self.mostBars)
    let best = try firstRow.indexOfLargest.needed("first characters")
    let name = shownCharacter(vocabulary[best])
    let figure = ProbabilityBars(
      labels: shown.map { drawnLabel(vocabulary[$0]) },
      distributions: [.init("first character", shown.map { firstRow[$0] })],
      reference: .init("all equal", 1 / Double(firstRow.count)))
    return try Illustration(
      id: "first-characters",
      title: "A word begins with \(name) in \(firstRow[best].text(.percent(1))) of 100 cases",
      alternative: "Bar chart of the probabilities of first characters,"
        + " where no bar is taller than that of \(name)",
      figure: figure,
      columns: [.text("Character"), .number("Probability")],
      rows: zip(vocabulary, firstRow).map { [.text($0), .decimal($1, 4)] }
    ).tried(.firstLetter)
  }

  private func shares(_ draws: [Int]) -> [Double] {
    p3.indices.map { index in
      Double(draws.filter { $0 == index }.count) / Double(draws.count)
    }
  }

  fileprivate func hundredDraws() throws -> Illustration {
    let drawn = shares(draws)
    let figure = ProbabilityBars(
      labels: p3.indices.map { "\($0)" },
      distributions: [.init("asked for", p3), .init("drawn", drawn)],
      unit: "probability and share in percent")
    let gap = try zip(p3, drawn).map { ($0 - $1).magnitude }.max().needed("draws")
    return try Illustration(
      id: "hundred-draws",
      title: "\(draws.count) draws come within \(gap.text(.percent(1))) percent points of the"
        + " probabilities",
      alternative: "Bar chart of three probabilities beside the shares of \(draws.count) draws",
      figure: figure,
      columns: [.number("Index"), .number("Probability"), .number("Share of the draws")],
      rows: p3.indices.map { [.count($0), .decimal(p3[$0], 4), .decimal(drawn[$0], 2)] })
  }

  fileprivate var firstDrawTable: DataTable {
    DataTable(
      id: "first-draw", caption: "One draw asked for alone, two ways; what wins is marked",
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
