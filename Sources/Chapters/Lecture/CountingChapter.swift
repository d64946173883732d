import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 9 to 24.
  static var counting: ReportChapter {
    Chapter(
      of: CountingFindings.self, title: "Counting pairs",
      question: "Which letter follows which, and how often?", part: .counting,
      sections: [.dictionary, .tensor, .drawing, .marks]
    ) { counting, lecture in
      ChapterContent(
        values: try counting.values,
        claims: [
          try counting.edge, try counting.scale, counting.neverSeen, counting.turns,
        ],
        illustrations: [
          try counting.filling(),
          try .counts(counting.counts, outlining: lecture.firstWordCharacters),
          try .groupedCounts(counting.counts, id: "letter-groups"), try counting.twoMarks(),
        ],
        tables: [counting.topTable],
        plays: [Play("table", title: "Try it: the table")])
    }
  }
}

extension CountingFindings {
  /// Rows of the table of pairs.
  private static let mostPairs = 10

  private var size: Int { counts.size }
  private var cells: Int { size * size }

  fileprivate var values: [String: TemplateValue] {
    get throws {
      let first = try firstWordBigrams.first.needed("examples of a word")
      return [
        "distinct": .count(distinctBigrams, "different pair"), "total": .count(total, "example"),
        "size": .count(size), "larger": .count(size + 1), "word": .code(shownWord(firstWord)),
        "largerCells": .count((size + 1) * (size + 1)), "wasted": .count(wastedCells),
        "topShare": .decimal(100 * Double(topCount) / Double(total), 0),
        "top": .count(shownPairs.count), "pairs": .count(firstWordBigrams.count, "cell"),
        "firstCount": .count(first.count),
      ]
    }
  }

  private var shownPairs: ArraySlice<Bigram> { topBigrams.prefix(Self.mostPairs) }
  private var topCount: Int { shownPairs.reduce(0) { $0 + $1.count } }

  /// Where the most frequent pair is: at an end of words or inside of them.
  fileprivate var edge: Claim {
    get throws {
      let top = try topBigrams.first.needed("most frequent pair")
      let pair: Words = "\(.letters(top.first)) \(.letters(top.second))"
      return Claim(
        "edge", on: "lecture.counting.topBigrams",
        if: top.first == Self.startToken || top.second == Self.endToken,
        "At an edge: \(pair), which occurs \(.count(top.count, "time")). Every word has one start and"
          + " one end, while what is inside differs from word to word.",
        otherwise:
          "Inside: \(pair), which occurs \(.count(top.count, "time")). This list is unusual:"
          + " every word has one start and one end, so that pairs there have a lead in most lists.")
    }
  }

  private static let startToken = "<S>"
  private static let endToken = "<E>"

  fileprivate var neverSeen: Claim {
    Claim(
      "zeros", on: "lecture.counting.zeros", if: zeros > 1,
      "\(.count(zeros)) of \(.count(cells)) cells are zero,"
        + " \(.percent(Double(zeros) / Double(cells))) %. One of them must be: no word is empty, so the"
        + " token never follows itself. No word of the list has the other pairs. Are they impossible, or"
        + " was the list only too short? Counting cannot tell, and [smoothing](likelihood.html) will"
        + " have to choose.",
      otherwise:
        "Only one of \(.count(cells)) cells is zero: no word is empty, so the token never follows"
        + " itself. Every other pair occurs somewhere in this list.")
  }

  /// Whether vowels and other letters take turns.
  fileprivate var turns: Claim {
    let turns = LetterGroups(counts).alternation
    return Claim(
      "turns", on: "lecture.counting.counts",
      if: turns.map { $0.afterVowel > 0.5 && $0.afterOther > 0.5 } ?? false,
      "Two of the blocks are full: after a vowel mostly comes another letter, and after another letter"
        + " mostly a vowel. The table has learned to take turns, and nobody has told it what a vowel is.",
      otherwise:
        "In a list in the Latin alphabet two blocks would be full, because vowels and consonants take"
        + " turns there. In this list they do not, or it has other letters.")
  }

  fileprivate var scale: Claim {
    get throws {
      let most = Int(try counts.largest.value)
      let seen = counts.values.filter { $0 > 0 }.sorted()
      let median = Int(try seen.dropFirst(seen.count / 2).first.needed("counts"))
      return Claim(
        "scale", on: "lecture.counting.counts", if: most >= 10 * median,
        "The scale is logarithmic, because counts go up to \(.count(most)), while half of the pairs that"
          + " occur have \(.count(median)) or fewer: on an even scale these would look like nothing.",
        otherwise: "The scale is logarithmic, as counts of long lists need it. Here they go up to"
          + " \(.count(most)), and half of the pairs that occur have \(.count(median)) or fewer.")
    }
  }

  fileprivate var topTable: DataTable {
    DataTable(
      id: "top-bigrams", caption: "The \(shownPairs.count) most frequent pairs",
      columns: [
        .text("First"), .text("Second"), .number("Times"), .number("Share (%)"),
      ],
      rows: shownPairs.map {
        [
          .text(shownCharacter($0.first)), .text(shownCharacter($0.second)), .count($0.count),
          .decimal(100 * Double($0.count) / Double(total), 2),
        ]
      })
  }

  /// A made-up word whose one pair occurs twice.
  fileprivate func filling() throws -> Illustration {
    let labels = [".", "a", "b"]
    let pairs: [(row: Int, column: Int)] = [(0, 1), (1, 2), (2, 1), (1, 2), (2, 0)]
    return try Illustration(
      id: "filling-table",
      title: "The made-up word abab, pair by pair: a b comes twice and counts 2",
      alternative:
        "Diagram of a table of three rows and columns that gains one count in each of five"
        + " pictures",
      figure: FillingTable(labels: labels, pairs: pairs),
      columns: [.number("Step"), .text("After"), .text("comes")],
      rows: pairs.enumerated().map {
        [.count($0 + 1), .text(labels[$1.row]), .text(labels[$1.column])]
      })
  }

  fileprivate func twoMarks() throws -> Illustration {
    let count = withTwoMarks.labels.count
    let figure = CellMaps(
      maps: [
        .init(
          "\(withTwoMarks.size) × \(withTwoMarks.size), two tokens", labels: withTwoMarks.labels,
          values: withTwoMarks.values, emptyRow: count - 1, emptyColumn: count - 2)
      ], spread: .logarithmic,
      notes: [
        "outlined: the row of <E>, which nothing follows, and the column of <S>, to which nothing leads"
      ])
    return try Illustration(
      id: "two-marks",
      title:
        "With two tokens a row and a column stay empty: \(wastedCells.grouped) cells for nothing",
      alternative: "Small heatmap of counts with tokens for start and end,"
        + " where the row of the end and the column of the start are outlined and empty",
      figure: figure, of: withTwoMarks, value: "Count")
  }
}
