extension Site {
  /// The report in Markdown: the cover and all chapters in one file.
  func report(_ drafts: [Draft]) throws -> SiteFile {
    let ids = ([cover] + chapters).map(\.id)
    var renderer = TemplateRenderer(templates)
    let texts = zip(chapters, drafts.dropFirst()).map { chapter, draft in
      let report =
        chapter.id == Glossary.page ? Glossary.withAnchors(draft.report) : draft.report
      return withoutSourceLines(embeddedInReport(report, chapters: ids))
    }
    let bodies = withoutRepeatedHeadings(texts.map(\.text))
    let values = chapters.indices.map { index -> TemplateValue in
      let chapter = chapters[index]
      return [
        "id": .markup(chapter.id), "title": .text(chapter.title),
        "question": .text(chapter.question), "content": .markup(bodies[index]),
        "lecture": whereTold(chapter.source, texts[index].links),
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

/// The links of a chapter's sections to where they are told, or that of the chapter.
private func whereTold(_ source: ChapterSource?, _ links: [String]) -> TemplateValue {
  let all = links.isEmpty ? source.map { ["[from \($0.label)](\($0.url))"] } ?? [] : links
  return .list(all.isEmpty ? [] : [["links": .markup(all.joined(separator: "; "))]])
}
