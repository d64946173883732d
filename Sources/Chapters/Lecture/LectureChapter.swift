import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// A page of the lecture, which shows the findings `section` and is called like it: its template links
  /// to each of `marks` under a heading of its own, and shows the numbers of these minutes as the table
  /// `check-ID`.
  init<Section: SectionFindings>(
    of section: Section.Type, title: String, question: String, part: LecturePart,
    marks: [LectureSection],
    content: @escaping @Sendable (Section, LectureFindings) throws -> ChapterContent
  ) {
    let id = FindingsSection.page(of: section)
    self.init(
      id: id, title: title, question: question, part: part.rawValue, lecture: marks[0].minute,
      needs: [.lecture], sections: marks
    ) { findings in
      let lecture = needed(findings.lecture, .lecture)
      let own = try content(lecture[section], lecture)
      let links = marks.map { ("\($0)", $0.link) }
      let check = DataTable.checks(
        id: "check-\(id)", caption: "This page's numbers, held against PyTorch's",
        findings.checks.filter { marks.contains($0.section) })
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
    if self == .infinity { return "∞" }
    let isWhole = rounded() == self && magnitude < 1e15
    return isWhole ? Int(self).grouped : shown(magnitude < 1000 ? 4 : 2)
  }

  /// With `digits` decimals, commas between the thousands, and a minus as long as a plus.
  func shown(_ digits: Int) -> String {
    guard magnitude < 1e15 else { return fixed(digits) }
    let text = magnitude.fixed(digits)
    let point = text.firstIndex(of: ".") ?? text.endIndex
    return (self < 0 ? "−" : "") + Int(text[..<point])!.grouped + text[point...]
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
  var vocabulary: [String] {
    let reading = self[ReadingFindings.self]
    return [reading.boundary] + reading.characters
  }

  /// The number of examples of the first word.
  var firstWordExampleCount: Int { self[CountingFindings.self].firstWordBigrams.count }
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
