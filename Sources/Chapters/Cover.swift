import Basics
import Experiments
import Sites

extension ReportChapter {
  static var cover: ReportChapter {
    Chapter(
      id: "index", title: "Making more names",
      question: "What does a machine have to know to make up names that sound like names?",
      part: ""
    ) { findings in
      let dataset = findings.dataset
      let checks = findings.checks.isEmpty ? [] : [findings.checks.known]
      return ChapterContent(
        values: [
          "list": .text(dataset.name), "words": .count(dataset.words, "word"),
          "characters": .count(dataset.characters, "different character"),
          "sha256": .code(dataset.sha256), "check": .list(checks.map { _ in [:] }),
        ], claims: checks)
    }
  }
}
