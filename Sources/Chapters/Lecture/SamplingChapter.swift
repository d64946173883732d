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
        values: try sampling.values(lecture),
        claims: [try sampling.columns, sampling.parting, lecture.untrainedLength],
        illustrations: [
          try sampling.starts(lecture.vocabulary),
          try sampling.needles(id: "unit-bar", lecture, count: 1),
          try sampling.needles(id: "filmstrip", lecture, count: sampling.firstWord.count),
          try sampling.hundredDraws(),
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
  /// Draws of a word that a filmstrip has room for.
  private static let mostFrames = 12

  fileprivate func values(_ lecture: LectureFindings) throws -> [String: TemplateValue] {
    let first = try firstWord.first.needed("letters of a made-up word")
    let chance = 1 / Double(firstRow.count)
    return [
      "seed": .number("\(Lecture.seed)"), "size": .count(firstRow.count),
      "chance": .percent(chance), "draws": .count(draws.count),
      "above": .count(firstRow.count { $0 > chance }),
      "number": .decimal(firstDraw.uniform, 4), "needle": .decimal(first.uniform, 4),
      "hit": .letters(first.to), "share": .percent(first.row[first.index]),
      "madeUp": .code(shownWord(try counted.words(.lecture).first.needed("words"))),
      "boundary": .letters(lecture.vocabulary[0]),
      "counted": .loss(lecture.countLoss), "uniform": .loss(lecture.uniformLoss),
    ]
  }

  /// Whether the three methods make up different words.
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

  /// Whether the two methods draw another index from one state.
  fileprivate var parting: Claim {
    let (lecture, torch): (TemplateValue, TemplateValue) = (
      .count(firstDraw.lectureIndex), .count(firstDraw.torchIndex)
    )
    return Claim(
      "parting", on: "lecture.sampling.firstDraw",
      if: firstDraw.lectureIndex != firstDraw.torchIndex,
      "The running sums give index \(lecture), the quotients index \(torch).",
      proof: "the three probabilities and the generator's state do not depend on the list")
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

  /// The first draws of the first word that is made up.
  fileprivate func needles(
    id: String, _ lecture: LectureFindings, count: Int
  ) throws -> Illustration {
    let shown = firstWord.prefix(min(count, Self.mostFrames))
    let first = try shown.first.needed("letters of a made-up word")
    let rows = shown.map { draw in
      NeedleBars.Row(
        draw.from, pieces: Array(zip(lecture.vocabulary, draw.row)), needle: draw.uniform,
        chosen: draw.index)
    }
    let word = shown.map { shownCharacter($0.to) }.joined(separator: ", ")
    let rest = shown.count < firstWord.count ? ", ..." : ""
    return try Illustration(
      id: id,
      title: count == 1
        ? "The needle at \(first.uniform.text(.fixed(4))) hits the piece of \(shownCharacter(first.to))"
        : "Letter by letter the needle hits \(word)\(rest)",
      alternative: count == 1
        ? "Bar from 0 to 1 in pieces as wide as the probabilities of first characters, where a needle hits one"
        : "Bars from 0 to 1, one for each letter of a made-up word, where the needle's hit names the next bar",
      figure: NeedleBars(
        rows: rows, headers: ("row", "its shares, cut at the running sums", "next")),
      columns: [
        .text("Row"), .number("Uniform number"), .text("Next"), .number("Probability of next"),
      ],
      rows: shown.map {
        [.text($0.from), .decimal($0.uniform, 4), .text($0.to), .decimal($0.row[$0.index], 4)]
      })
  }

  fileprivate func hundredDraws() throws -> Illustration {
    let counts = p3.indices.map { index in draws.count { $0 == index } }
    let shares = counts.map { Double($0) / Double(draws.count) }
    let gap = try zip(p3, shares).map { ($0 - $1).magnitude }.max().needed("draws")
    return try Illustration(
      id: "hundred-draws",
      title: "\(draws.count) draws come within \(gap.text(.percent(1))) percentage points of the"
        + " probabilities",
      alternative: "Bar in three pieces as wide as their probabilities, over a tally of"
        + " \(draws.count) draws",
      figure: TallyBar(probabilities: p3, counts: counts),
      columns: [.number("Index"), .number("Probability"), .number("Times drawn")],
      rows: p3.indices.map { [.count($0), .decimal(p3[$0], 4), .count(counts[$0])] })
  }

  fileprivate var firstDrawTable: DataTable {
    DataTable(
      id: "first-draw", caption: "One draw asked for alone, by two methods; what wins is marked",
      columns: [
        .number("Index"), .number("p"), .number("Running sum"), .number("e"), .number("p / e"),
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

extension LectureFindings {
  /// How long words are whose every token has the same chance, beside the list's.
  fileprivate var untrainedLength: Claim {
    let lengths = self[ReadingFindings.self].lengths
    let letters = lengths.indices.reduce(0) { $0 + $1 * lengths[$1] }
    let mean = Double(letters) / Double(max(1, lengths.reduce(0, +)))
    let (expected, own): (TemplateValue, TemplateValue) = (
      .count(vocabularySize - 1, "letter"), .decimal(mean, 1)
    )
    let reason: Words =
      "because only one token in \(.count(vocabularySize)) ends a word, so that a word has \(expected)"
      + " on average"
    return Claim(
      "untrainedLength", on: "lecture.reading.lengths", if: Double(vocabularySize - 1) > mean,
      "They are longer than the list's, \(reason). The list's own have \(own).",
      otherwise: "They are not longer than the list's, \(reason). The list's own have \(own).")
  }
}
