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
    ) { counting, _ in
      ChapterContent(
        values: try counting.values,
        claims: [try counting.scale, counting.neverSeen],
        illustrations: [try counting.twoMarks(), try .counts(counting.counts)],
        tables: [counting.topTable],
        plays: [Play("table", title: "Try it: the table")])
    }
  }
}

extension CountingFindings {
  private var size: Int { counts.size }
  private var cells: Int { size * size }

  fileprivate var values: [String: TemplateValue] {
    get throws {
      let top = try topBigrams.first.needed("most frequent pair")
      return [
        "distinct": .count(distinctBigrams, "different pair"), "total": .count(total, "example"),
        "size": .count(size), "larger": .count(size + 1),
        "largerCells": .count((size + 1) * (size + 1)), "wasted": .count(wastedCells),
        "first": .letters(top.first), "second": .letters(top.second),
        "most": .count(top.count, "time"),
        "topShare": .decimal(100 * Double(topCount) / Double(total), 0),
        "top": .count(topBigrams.count),
      ]
    }
  }

  private var topCount: Int { topBigrams.reduce(0) { $0 + $1.count } }

  fileprivate var neverSeen: Claim {
    Claim(
      "zeros", on: "lecture.counting.zeros", if: zeros > 1,
      "\(.count(zeros)) of \(.count(cells)) cells are zero,"
        + " \(.percent(Double(zeros) / Double(cells))) %. One of them must be: no word is empty, so the"
        + " mark never follows itself. No word of the list has the other pairs. Are they impossible, or"
        + " was the list only too short? Counting cannot tell, and [smoothing](likelihood.html) will"
        + " have to choose.",
      otherwise:
        "Only one of \(.count(cells)) cells is zero: no word is empty, so the mark never follows"
        + " itself. Every other pair occurs somewhere in this list.")
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
      id: "top-bigrams", caption: "The \(topBigrams.count) most frequent pairs",
      columns: [
        .text("First"), .text("Second"), .number("Times"), .number("Share of all (%)"),
      ],
      rows: topBigrams.map {
        [
          .text(shownCharacter($0.first)), .text(shownCharacter($0.second)), .count($0.count),
          .decimal(100 * Double($0.count) / Double(total), 2),
        ]
      })
  }

  fileprivate func twoMarks() throws -> Illustration {
    try Illustration(
      id: "two-marks",
      title: "With two marks, the last row and the column before the last stay empty:"
        + " \(wastedCells.grouped) cells for nothing",
      alternative: "Heatmap of bigram counts with marks for start and end,"
        + " where the row of the end and the column of the start are empty",
      figure: withTwoMarks.countHeatmap, of: withTwoMarks, value: "Count")
  }
}
