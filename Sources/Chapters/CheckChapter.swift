import Basics
import Experiments
import Sites

extension ReportChapter {
  /// The lecture's numbers beside ours.
  static var check: ReportChapter {
    Chapter(
      id: "check", title: "The lecture's numbers, checked",
      question: "Does this report compute what the lecture shows?", part: "Checked",
      needs: [.lecture]
    ) { findings in
      let tolerances = findings.checks.compactMap(\.tolerance)
      return ChapterContent(
        values: [
          "compared": .list(
            tolerances.max().map { largest in
              [
                [
                  "exact": .count(tolerances.count { $0 == 0 }),
                  "near": .count(tolerances.count { $0 > 0 }),
                  "largest": .number(largest, .scientific),
                ]
              ]
            } ?? []),
          "seed": .number("\(Lecture.seed)"), "list": .text(findings.dataset.name),
          "sha256": .code(findings.dataset.sha256),
        ],
        claims: [findings.checks.known], tables: [table(findings.checks)])
    }
  }

  private static func table(_ checks: [NumberCheck]) -> DataTable {
    DataTable(
      id: "check", caption: "The lecture's numbers, in its order",
      columns: [
        .text("What"), .text("Lecture"), .number("Expected"), .number("Ours"), .text("Match"),
      ],
      rows: checks.map { [.text($0.what), .text($0.section.minute.label)] + $0.cells })
  }
}

extension [NumberCheck] {
  /// How many have an expected value, and how many match it.
  var known: Claim {
    let (known, matching) = (count { $0.matches != nil }, count { $0.matches == true })
    let all = known == matching ? "all of them match" : "\(matching) of them match" as String
    return Claim(
      "known", on: "checks", if: known > 0,
      "For this list it is known what PyTorch or the lecture's notebook prints. \(.count(known)) of"
        + " the lecture's numbers and lists of numbers are compared, and **\(all)**."
        + "\(rest(known))",
      otherwise: "Nobody has published numbers for this list. The page of checks has the"
        + " \(.count(count { $0.actual != nil })) that the lecture's programs give for it, with nothing to compare them with."
    )
  }

  private func rest(_ known: Int) -> Words {
    known == count
      ? "" : " \(.count(count - known)) more have nothing to be compared with."
  }
}
