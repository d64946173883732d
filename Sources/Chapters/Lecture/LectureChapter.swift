import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// A page of the lecture: its template links to each of `sections` under a heading of its own, and
  /// shows the numbers of these minutes as the table `check-ID`.
  init(
    id: String, title: String, question: String, part: LecturePart, sections: [LectureSection],
    content: @escaping @Sendable (LectureFindings) throws -> ChapterContent
  ) {
    self.init(
      id: id, title: title, question: question, part: part.rawValue, lecture: sections[0].minute,
      needs: [.chapters, .lecture], sections: sections
    ) { findings in
      let own = try content(needed(findings.chapters, .chapters))
      let links = sections.map { ("\($0)", $0.link) }
      let rows = findings.lecture.filter { row in sections.contains { $0.rawValue == row.chapter } }
      let check = DataTable.checks(
        id: "check-\(id)", caption: "This page's numbers, held against PyTorch's",
        rows.map(\.check))
      return ChapterContent(
        values: own.values.merging(["at": .object(.init(uniqueKeysWithValues: links))]) { $1 },
        illustrations: own.illustrations, tables: own.tables + [check],
        samples: own.samples)
    }
  }
}

/// The halves of the lecture, as the list of chapters names them.
enum LecturePart: String {
  case counting = "Counting, the first half of the lecture"
  case network = "A neural net, the second half of the lecture"
}

extension LectureFindings {
  /// All V characters, the boundary first.
  var vocabulary: [String] { [reading.boundary] + reading.characters }
}
