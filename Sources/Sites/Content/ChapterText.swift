/// Whether a chapter is written for its page or for the report in Markdown.
enum Medium: String {
  case page = "html"
  case report = "md"
}

extension ChapterContent {
  /// The chapter's Markdown: its template with values, figures, tables, samples, plays and programs.
  ///
  /// A template that chapters share calls by its own name what is called after the chapter: in `model.md`
  /// the figure `gru-curve` of the chapter `gru` is `model-curve`. Throws a `SiteError` if the template does not show each of them exactly once.
  ///
  /// - Parameter forms: the site's, which figures link to.
  func markdown(
    chapter id: String, template: String, for medium: Medium, templates: TemplateFolder,
    forms: Set<Play.Place>
  ) throws -> String {
    var renderer = TemplateRenderer(templates)
    let parts =
      try blocks(for: medium, templates: templates) {
        $0.values(page: id, forms: forms)
      } place: { thing in
        thing == id || thing.hasPrefix("\(id)-") ? template + thing.dropFirst(id.count) : thing
      }
      + [("claims", try claimedWords())]
    let groups = parts.map { ($0.group, TemplateValue.object($0.blocks)) }
    let text = try renderer.render(
      "\(template).md", values.merging(groups) { $1 }, required: values)
    for (group, blocks) in parts {
      for name in blocks.keys.sorted().map({ "\(group).\($0)" }) {
        let count = renderer.shown[name] ?? 0
        guard count == 1 else { throw SiteError.shownTimes(name, count, chapter: id) }
      }
    }
    return text
  }

  /// What each claim says, by its id.
  private func claimedWords() throws(SiteError) -> [String: TemplateValue] {
    var words: [String: TemplateValue] = [:]
    for claim in claims where words.updateValue(claim.words.value, forKey: claim.id) != nil {
      throw .usedTwice(id: claim.id)
    }
    return words
  }

  /// - Parameters:
  ///   - figure: what is shown of a figure.
  ///   - place: what the template calls a figure, a table, a sample set, a play or a program.
  private func blocks(
    for medium: Medium, templates: TemplateFolder,
    figure: (Illustration) -> [String: TemplateValue], place: (String) -> String
  ) throws -> [(group: String, blocks: [String: TemplateValue])] {
    let groups = [
      ("figures", "figure", illustrations.map { (place($0.id), figure($0)) }),
      ("tables", "table", tables.map { (place($0.id), $0.values) }),
      ("samples", "samples", samples.map { (place($0.id), $0.values) }),
      ("plays", "play", try plays.map { (place($0.id), try $0.values()) }),
      ("programs", "program", try programs.map { (place($0.id), try $0.values(templates)) }),
    ]
    var blocks: [(group: String, blocks: [String: TemplateValue])] = []
    for (group, template, things) in groups {
      blocks.append((group, try rendered(things, template, medium, templates)))
    }
    return blocks
  }
}

/// Each of `things` through the template `name` in the medium's language, by its id.
private func rendered(
  _ things: [(id: String, values: [String: TemplateValue])], _ name: String, _ medium: Medium,
  _ templates: TemplateFolder
) throws(SiteError) -> [String: TemplateValue] {
  var blocks: [String: TemplateValue] = [:]
  for (id, values) in things {
    var renderer = TemplateRenderer(templates)
    let block = try renderer.render("\(name).\(medium.rawValue)", values)
    guard blocks[id] == nil else { throw .usedTwice(id: id) }
    blocks[id] = .markup(medium == .page ? withoutBlankLines(block) : block)
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
    let anchor = id == Glossary.page ? "](#\(id)-" : "](#"
    text = text.replacingBytes(of: "](\(id).html#", with: anchor).replacingBytes(
      of: "](\(id).html)", with: "](#chapter-\(id))")
  }
  return text
}

/// The chapter's Markdown without links to pages that this site does not have: their words stay.
func withoutDeadLinks(_ markdown: String, pages: [String]) -> String {
  var result = ""
  var rest = markdown[...]
  while let middle = rest.range(ofBytes: "](") {
    let target = rest[middle.upperBound...].prefix { $0 != ")" }
    let page = target.prefix { $0 != "#" }
    if page.hasSuffix(".html"), !page.contains("/"), !pages.contains(String(page.dropLast(5))),
      let open = rest[..<middle.lowerBound].lastIndex(of: "[")
    {
      result += rest[..<open] + rest[rest.index(after: open)..<middle.lowerBound]
      rest = rest[target.endIndex...].dropFirst()
    } else {
      result += rest[..<target.endIndex]
      rest = rest[target.endIndex...]
    }
  }
  return result + rest
}
