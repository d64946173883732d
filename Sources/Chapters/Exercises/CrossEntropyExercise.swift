import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// E05.
  static var crossEntropyExercise: ReportChapter {
    Chapter(
      of: CrossEntropyFindings.self, title: "E05: F.cross_entropy",
      question: "Why call one function for the loss, if exp, divide and log do the same?"
    ) { entropy, _ in
      ChapterContent(
        values: try entropy.values, claims: try entropy.claims,
        illustrations: [try entropy.scaleChart, try entropy.gradientFigure],
        tables: [entropy.caseTable, entropy.passTable])
    }
  }
}

extension CrossEntropyFindings {
  var first: Case {
    get throws { try cases.first.needed("cases of cross-entropy") }
  }

  fileprivate var values: [String: TemplateValue] {
    get throws {
      let first = try first
      let differences = zip(first.gradient, first.gradientByDifference).map { abs($0 - $1) }
      return [
        "byHand": .decimal(lossByHand, 9), "fused": .decimal(lossFused, 9),
        "gap": .number(abs(lossByHand - lossFused), .scientific),
        "limit": .decimal(largestExponent, 2), "hundred": .decimal(try fused(at: 100), 1),
        "thousand": .decimal(try fused(at: 1000), 1),
        "p": .decimal(first.probabilities[first.label], 4),
        "slope": .decimal(first.gradient[first.label], 4), "label": .count(first.label),
        "sum": .decimal(abs(first.gradient.reduce(0, +)), 1),
        "difference": .number(
          try differences.max().needed("gradient of cross-entropy"), .scientific),
        "rows": .count(passRows, "example"), "columns": .count(passColumns),
        "handTouches": .decimal(tables(passesByHand.map { $0.reads + $0.writes }), 1),
        "fusedTouches": .decimal(tables(passesFused.map { $0.reads + $0.writes }), 1),
        "table": .loss(mistake.table),
        "least": .loss(mistake.least), "size": .count(passColumns),
        "descent": .flag(mistake.descent != nil),
      ]
    }
  }

  /// The fused loss of the case whose largest logit is `logit`.
  private func fused(at logit: Double) throws -> Double {
    try cases.first { $0.logits.max() == logit }.needed("cross-entropy of logits of \(logit)").fused
  }

  /// So many numbers as a share of the N x V of a table, or as several tables.
  private func tables(_ numbers: [Int]) -> Double {
    Double(numbers.reduce(0, +)) / Double(passRows * passColumns)
  }

  /// A float32 result as Python prints it.
  private func printed(_ value: Double) -> Cell {
    value.isNaN ? .text("not a number") : .decimal(value, 4)
  }

  fileprivate var caseTable: DataTable {
    DataTable(
      id: "entropy-cases", caption: "The loss of four logits, in float32",
      columns: [.text("Logits"), .number("Unfused"), .number("Fused")],
      rows: cases.map { entropy in
        let logits = entropy.logits.map { $0.text(.exact) }
        return [
          .text(logits.joined(separator: ", ")), printed(entropy.byHand), printed(entropy.fused),
        ]
      })
  }

  fileprivate var passTable: DataTable {
    DataTable(
      id: "entropy-passes",
      caption: "How often each method goes over a table of N × V numbers, counted while it ran",
      columns: [.text("Operation"), .text("Method"), .number("Reads"), .number("Writes")],
      rows: [("unfused", passesByHand), ("fused", passesFused)].flatMap { way, passes in
        passes.map {
          [
            .text($0.step), .text(way), .decimal(tables([$0.reads]), 2),
            .decimal(tables([$0.writes]), 2),
          ]
        }
      })
  }
}
