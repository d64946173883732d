import Sites

extension ReportChapter {
  /// What the words mean that all pages use: links to its headings open in place.
  static var glossary: ReportChapter {
    Chapter(
      id: "glossary", title: "Glossary", question: "What does this word mean?", part: "To look up"
    ) { _ in ChapterContent() }
  }

  /// Where each term is told: the site fills it from what its chapters declare.
  static var terms: ReportChapter {
    Chapter(
      id: "terms", title: "Index of terms", question: "Where is this word explained?",
      part: "To look up"
    ) { _ in ChapterContent() }
  }
}
