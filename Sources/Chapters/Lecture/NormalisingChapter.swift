import Basics
import Experiments
import Figures
import Randomness
import Sites

extension ReportChapter {
  /// Minutes 36 to 50.
  static var normalising: ReportChapter {
    Chapter(
      of: NormalisingFindings.self, title: "All rows at once",
      question: "What can go wrong when one line divides a whole table?", part: .counting,
      sections: [.normalising]
    ) { normalising, lecture in
      ChapterContent(
        values: normalising.values,
        claims: [
          normalising.rowSum, normalising.blind, normalising.smallWorld,
          try normalising.words(lecture[SamplingFindings.self]),
        ],
        illustrations: [
          try normalising.divisions(
            id: "broadcast-kept", [normalising.kept],
            title: "With keepdim, each row is divided by its own sum and adds up to 1"
          ).tried(.sumsOfRows(keepsDimension: true)),
          try normalising.divisions(
            id: "broadcast-forgotten", [normalising.kept, normalising.forgotten],
            title: normalising.lying.words.plain, claims: [normalising.lying]
          ).tried(.sumsOfRows(keepsDimension: false)),
          try normalising.bothTables,
        ],
        samples: [try SampleSet(id: "wrong", draws: normalising.wrongSamples)],
        plays: [Play("broadcasting", title: "Try it: divide a table by its sums")])
    }
  }
}

extension NormalisingFindings {
  private func written(_ shape: [Int]) -> String {
    "(\(shape.map(String.init).joined(separator: ", "))\(shape.count == 1 ? "," : ""))"
  }

  fileprivate var values: [String: TemplateValue] {
    [
      "shape": .text(written(shape)), "kept": .text(written(keptShape)),
      "forgotten": .text(written(forgottenShape)), "quotient": .text(written(quotientShape)),
      "size": .count(shape.last ?? 0), "small": .count(small.labels.count),
    ]
  }

  fileprivate var rowSum: Claim {
    let (right, wrong): (TemplateValue, TemplateValue) = (
      .decimal(rightRowSum, 2), .decimal(wrongRowSum, 2)
    )
    return Claim(
      "rowSum", on: "lecture.normalising.wrongRowSum", "lecture.normalising.rightRowSum",
      if: (wrongRowSum - rightRowSum).magnitude > 0.005,
      "The first row now adds up to \(wrong) instead of \(right).",
      otherwise: "On this list the first row adds up to \(wrong) even so.")
  }

  /// Which counts the small table has.
  fileprivate var smallWorld: Claim {
    let letters = small.labels.dropFirst().map { TemplateValue.letters($0) }
    let names: Words =
      letters.count == 2 ? "\(letters[0]) and \(letters[1])" : "\(letters.first ?? "")"
    return Claim(
      "smallWorld", on: "lecture.normalising.small", if: small.words > 0,
      "Here is a world small enough to check by hand: the \(.count(small.words, "word")) of the list that"
        + " \(small.words == 1 ? "is" : "are") spelled with \(names) alone.",
      otherwise:
        "Here is a world small enough to check by hand: one made-up word of \(names). No word of"
        + " the list is spelled with so few letters.")
  }

  fileprivate var blind: Claim {
    Claim(
      "blind", on: "lecture.normalising.wrongLoss", "lecture.normalising.rightLoss",
      if: (wrongLoss - rightLoss).magnitude < 1e-9 * max(1, rightLoss),
      "The same. The right table has \(.loss(rightLoss)), and the wrong one has"
        + " \(.loss(wrongLoss)), because the bug only deals the same sums out to other cells.",
      proof: "each character is entered as often as it is left, so the columns' sums are the rows'")
  }

  /// Whether the wrong table's words differ from the right one's.
  fileprivate func words(_ sampling: SamplingFindings) throws -> Claim {
    let wrong = try wrongSamples.words(.torch)
    let right = try sampling.counted.words(.torch).prefix(wrong.count)
    return Claim(
      "words", on: "lecture.normalising.wrongSamples", "lecture.sampling.counted",
      if: wrong != Array(right),
      "These are not the [right table's words](sampling.html#the-words): here the bug can be seen.",
      otherwise: "On this list even the words are the right table's.")
  }

  fileprivate var kept: BroadcastDivision.Panel {
    let size = small.labels.count
    return ("keepdim=True: \(written([size, size])) / \(written([size, 1]))", .column)
  }

  fileprivate var forgotten: BroadcastDivision.Panel {
    let size = small.labels.count
    return ("forgotten: \(written([size, size])) / \(written([size]))", .row)
  }

  /// What the sums that lie down do to rows: it may be nothing.
  fileprivate var lying: Claim {
    let size = small.labels.count
    let sums = (0..<size).map { row in small.counts[row * size..<(row + 1) * size].reduce(0, +) }
    let rows = (0..<size).map { row in
      (0..<size).reduce(0.0) { $0 + Double(small.counts[row * size + $1]) / Double(sums[$1]) }
    }
    return Claim(
      "lying", on: "lecture.normalising.small", if: rows.contains { ($0 - 1).magnitude > 1e-9 },
      "Without keepdim the sums lie down: now the columns add up to 1, not the rows",
      otherwise:
        "Without keepdim the sums lie down: the columns add up to 1, and here the rows do even so"
    )
  }

  fileprivate func divisions(
    id: String, _ panels: [BroadcastDivision.Panel], title: String, claims: [Claim] = []
  ) throws -> Illustration {
    let labels = small.labels
    let figure = BroadcastDivision(labels: labels, counts: small.counts, panels: panels)
    return try Illustration(
      id: id, title: title,
      alternative:
        "Diagram of a table of counts, the sums that its cells are divided by, and the quotients with"
        + " the sums of their rows and columns",
      claims: claims, figure: figure,
      columns: [.text("Previous"), .text("Next"), .number("Count")],
      rows: small.counts.enumerated().map {
        [
          .text(labels[$0 / labels.count]), .text(labels[$0 % labels.count]), .count($1),
        ]
      })
  }

  /// The two quotients of the whole table, on one scale, with their sums.
  fileprivate var bothTables: Illustration {
    get throws {
      let labels = right.labels
      let ones = [Double](repeating: 1, count: labels.count)
      let figure = CellMaps(
        maps: [
          .init(
            "right: every row adds up to 1", labels: labels, values: right.values, rowSums: ones,
            columnSums: rightColumnSums),
          .init(
            "wrong: every column does", labels: labels, values: wrong.values,
            rowSums: wrongRowSums, columnSums: ones),
        ], spread: .squareRoot,
        notes: ["bars at the right: sums of rows; below: sums of columns"])
      let (least, most) = try (
        wrongRowSums.min().needed("sums of rows"), wrongRowSums.max().needed("sums of rows")
      )
      let spread = "\(least.text(.fixed(2))) to \(most.text(.fixed(2)))"
      return try Illustration(
        id: "both-tables", title: "Without keepdim, the sums of rows go from \(spread)",
        alternative:
          "Two small heatmaps of quotients with bars for sums: in the first the rows add up"
          + " to 1, in the second the columns do",
        figure: figure,
        columns: [
          .text("Previous"), .text("Next"), .number("With keepdim"), .number("Without keepdim"),
        ],
        rows: zip(right.values, wrong.values).enumerated().map { index, quotients in
          [
            .text(labels[index / labels.count]), .text(labels[index % labels.count]),
            .decimal(quotients.0, 4), .decimal(quotients.1, 4),
          ]
        }
      ).tried(.sumsOfRows(keepsDimension: false))
    }
  }
}
