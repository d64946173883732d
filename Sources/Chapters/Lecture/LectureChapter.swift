import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// A page of the lecture: its template links to each of `marks` under a heading of its own, and
  /// shows the numbers of these minutes as the table `check-ID`.
  init(
    id: String, title: String, question: String, part: LecturePart, marks: [LectureSection],
    content: @escaping @Sendable (LectureFindings) throws -> ChapterContent
  ) {
    self.init(
      id: id, title: title, question: question, part: part.rawValue, lecture: marks[0].minute,
      needs: [.chapters, .lecture], sections: marks
    ) { findings in
      let own = try content(needed(findings.chapters, .chapters))
      let links = marks.map { ("\($0)", $0.link) }
      let rows = findings.lecture.filter { row in marks.contains { $0.rawValue == row.chapter } }
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

extension NumberCheck {
  /// The row as a page shows it.
  var check: CheckRow {
    CheckRow(
      what: what, expected: expected?.shown, actual: actual?.shown ?? "–",
      matches: matches ?? true)
  }
}

extension NumberValue {
  /// As much of the value as a table's cell has room for.
  var shown: String {
    switch self {
    case .number(let number): number.shown
    case .text(let text): shownWord(text, atMost: 24)
    case .list(let list):
      shortened(list.map { $0.isList ? "(\($0.shown))" : $0.shown })
    case .object(let object):
      shortened(
        object.sorted { (Int($0.key) ?? 0, $0.key) < (Int($1.key) ?? 0, $1.key) }
          .map { "\($0.key): \($0.value.shown)" })
    }
  }

  private var isList: Bool { if case .list = self { true } else { false } }
}

extension Double {
  /// Whole numbers with commas, others with four decimals, large ones with two.
  fileprivate var shown: String {
    text(.fixed(rounded() == self ? 0 : magnitude < 1000 ? 4 : 2))
  }
}

/// The texts with commas between; of many only the first, and how many they are.
private func shortened(_ texts: [String]) -> String {
  var head = texts.first ?? ""
  var shown = min(1, texts.count)
  while shown < texts.count, head.count + texts[shown].count < 34 {
    head += ", \(texts[shown])"
    shown += 1
  }
  return shown == texts.count ? head : "\(head), …\u{a0}(\(texts.count.grouped))"
}

extension LectureFindings {
  /// All V characters, the boundary first.
  var vocabulary: [String] { [reading.boundary] + reading.characters }
}

/// The indices of the `limit` largest of `values`, in their order, for figures with little room.
func indicesOfLargest(_ limit: Int, in values: [Double]) -> [Int] {
  guard values.count > limit else { return Array(values.indices) }
  let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
  return order.prefix(limit).sorted()
}

/// A word as a sentence has room for it.
func shownWord(_ word: String, atMost limit: Int = 40) -> String {
  let scalars = word.unicodeScalars
  return scalars.count <= limit
    ? word : String(String.UnicodeScalarView(scalars.prefix(limit))) + "…"
}
