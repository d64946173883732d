extension Site {
  /// The report in Markdown: the cover and all chapters in one file.
  func report(_ drafts: [Draft]) throws -> SiteFile {
    let ids = ([cover] + chapters).map(\.id)
    var renderer = TemplateRenderer(templates)
    let texts = zip(chapters, drafts.dropFirst()).map { chapter, draft in
      let report =
        chapter.id == Glossary.page ? Glossary.withAnchors(draft.report) : draft.report
      return embeddedInReport(report, chapters: ids)
    }
    let values = zip(chapters, withoutRepeatedHeadings(texts)).map {
      chapter, text -> TemplateValue in
      let lecture: TemplateValue = .list(chapter.source.map { [$0.reportValue] } ?? [])
      return [
        "id": .markup(chapter.id), "title": .text(chapter.title),
        "question": .text(chapter.question), "lecture": lecture, "content": .markup(text),
      ]
    }
    var cited: [String] = []
    for id in drafts.flatMap(\.cited) where !cited.contains(id) { cited.append(id) }
    return try SiteFile(
      "report.md",
      renderer.render(
        "report.md",
        [
          "papers": .markup(try Papers(templates).footnotes(cited)),
          "title": .text(cover.title), "question": .text(cover.question),
          "introduction": .markup(embeddedInReport(drafts[0].report, chapters: ids)),
          "chapters": .list(values),
        ]))
  }
}
