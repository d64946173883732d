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
      return ChapterContent(values: [
        "list": .text(dataset.name), "words": .count(dataset.words),
        "characters": .count(dataset.characters), "sha256": .code(dataset.sha256),
      ])
    }
  }
}
