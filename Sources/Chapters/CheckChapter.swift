import Basics
import Experiments
import Sites

extension ReportChapter {
  /// Every number of the lecture beside ours.
  static var check: ReportChapter {
    Chapter(
      id: "check", title: "Every number, checked",
      question: "Does this report compute what the lecture shows?", part: "Checked",
      needs: [.lecture]
    ) { findings in
      let rows = findings.checks
      let compared = rows.filter { $0.matches != nil }
      return ChapterContent(
        values: [
          "rows": .count(rows.count), "compared": .count(compared.count),
          "matching": .count(compared.filter { $0.matches == true }.count),
          "isKnown": .flag(!compared.isEmpty), "list": .text(findings.dataset.name),
          "isComplete": .flag(compared.allSatisfy { $0.matches == true }),
          "seed": .number("\(Lecture.seed)"),
        ],
        tables: [table(rows)])
    }
  }

  private static func table(_ rows: [NumberCheck]) -> DataTable {
    DataTable(
      id: "check", caption: "The lecture's numbers, in its order",
      columns: [
        .text("What"), .text("Lecture"), .number("Expected"), .number("Ours"), .text("Match"),
      ],
      rows: rows.map { [.text($0.what), .text($0.section.minute.label)] + $0.cells })
  }
}
