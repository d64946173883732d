import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// A page of the lecture, which shows the findings `section` and is called like it: its template
  /// links to each of `sections` under a heading of its own, and shows the numbers of these minutes as
  /// the table `check-ID`.
  init<Section: SectionFindings>(
    of section: Section.Type, title: String, question: String, part: LecturePart,
    sections: [LectureSection],
    content: @escaping @Sendable (Section, LectureFindings) throws -> ChapterContent
  ) {
    let id = FindingsSection.page(of: section)
    self.init(
      id: id, title: title, question: question, part: part.rawValue, lecture: sections[0].minute,
      needs: [.lecture], sections: sections
    ) { findings in
      let lecture = try needed(findings.lecture, .lecture)
      let own = try content(lecture[section], lecture)
      let links = sections.map { ("\($0)", $0.link) }
      let checks = findings.checks.filter { sections.contains($0.section) }
      let check = DataTable.checks(
        id: "check-\(id)", caption: "This page's numbers, \(checks.comparison)", checks)
      return own.with(
        values: own.values.merging(["at": .object(.init(uniqueKeysWithValues: links))]) { $1 },
        more: ChapterContent(tables: [check], programs: try Program.all(of: id, findings)))
    }
  }
}

extension Play {
  /// A form that begins with the lecture's seed.
  static func seeded(_ id: String, title: String) -> Play {
    Play(id, title: title, options: ["seed": .number(Double(Lecture.seed))])
  }
}

extension Play.State {
  /// The weight of the lecture's first example.
  static func firstWeight(_ lecture: LectureFindings) -> Play.State {
    let first = lecture[ExamplesFindings.self].examples[0]
    return .weight(
      lecture.vocabulary[first.inputToken], label: lecture.vocabulary[first.outputToken])
  }

  /// The logit of the lecture's first example.
  static func firstLogit(_ lecture: LectureFindings) -> Play.State {
    let first = lecture[ExamplesFindings.self].examples[0]
    return .logits(lecture.vocabulary[first.inputToken], lecture.vocabulary[first.outputToken])
  }
}

/// The halves of the lecture, as the list of chapters names them.
enum LecturePart: String {
  case counting = "Counting, the first half of the lecture"
  case network = "A neural net, the second half of the lecture"
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
