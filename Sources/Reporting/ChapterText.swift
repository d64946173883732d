/// Whether a chapter is written for its page or for the report in Markdown.
enum Medium: String {
  case page = "html"
  case report = "md"
}

extension ChapterContent {
  /// The chapter's Markdown: its template `ID.md` with values, figures, tables and samples.
  ///
  /// Throws a `ReportingError` if the template does not show each of them exactly once.
  func markdown(
    chapter id: String, for medium: Medium, templates: TemplateFolder
  ) throws(ReportingError) -> String {
    var renderer = TemplateRenderer(templates)
    let parts = try blocks(for: medium, templates: templates)
    var values = values
    for (group, blocks) in parts where !blocks.isEmpty { values[group] = .object(blocks) }
    let text = try renderer.render("\(id).md", values)
    for (group, blocks) in parts {
      for name in blocks.keys.sorted().map({ "\(group).\($0)" }) {
        let count = renderer.shown[name] ?? 0
        guard count == 1 else { throw .shownTimes(name, count, chapter: id) }
      }
    }
    return text
  }

  private func blocks(
    for medium: Medium, templates: TemplateFolder
  ) throws(ReportingError) -> [(group: String, [String: TemplateValue])] {
    [
      ("figures", try rendered(illustrations.map { ($0.id, $0.values) }, "figure", medium, templates)),
      ("tables", try rendered(tables.map { ($0.id, $0.values) }, "table", medium, templates)),
      ("samples", try rendered(samples.map { ($0.id, $0.values) }, "samples", medium, templates)),
    ]
  }
}

/// Each of `things` through the template `name` in the medium's language, by its id.
private func rendered(
  _ things: [(id: String, values: [String: TemplateValue])], _ name: String, _ medium: Medium,
  _ templates: TemplateFolder
) throws(ReportingError) -> [String: TemplateValue] {
  var blocks: [String: TemplateValue] = [:]
  for (id, values) in things {
    var renderer = TemplateRenderer(templates)
    let block = try renderer.render("\(name).\(medium.rawValue)", values)
    let isNew = blocks.updateValue(.markup(medium == .page ? withoutBlankLines(block) : block), forKey: id) == nil
    guard isNew else { throw .usedTwice(id: id) }
  }
  return blocks
}

/// A blank line would end a block of HTML within Markdown.
private func withoutBlankLines(_ html: String) -> String {
  html.split(whereSeparator: \.isNewline).joined(separator: "\n")
}

/// The chapter's Markdown inside of the whole report: headings one level down, links to other
/// chapters as links within the report.
func embeddedInReport(_ markdown: String, chapters: [String]) -> String {
  var isCode = false
  var lines: [String] = []
  for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("```") { isCode.toggle() }
    lines.append(!isCode && line.hasPrefix("##") ? "#\(line)" : String(line))
  }
  var text = lines.joined(separator: "\n")
  for id in chapters {
    text = text.replacing("](\(id).html#", with: "](#").replacing("](\(id).html)", with: "](#chapter-\(id))")
  }
  return text
}
