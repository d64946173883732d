/// Whether a chapter is written for its page or for the report in Markdown.
enum Medium: String {
  case page = "html"
  case report = "md"
}

/// All that a chapter's template shows.
struct ChapterInputs {
  /// Figures, tables, samples, plays or programs.
  private struct Group {
    /// What the template calls them.
    let name: String
    /// Without its ending, the template that shows one.
    let template: String
    /// Each with its name in the chapter's template.
    let things: [(id: String, values: [String: TemplateValue])]
  }

  private let chapter, template: String
  private let values: [String: TemplateValue]
  private let groups: [Group]
  /// What each claim says, by its id.
  private let claims: [String: TemplateValue]

  /// What the chapter `id` tells.
  ///
  /// A template that chapters share calls by its own name what is called after the chapter: in `model.md` the figure
  /// `gru-curve` of the chapter `gru` is `model-curve`.
  ///
  /// - Parameter forms: the site's, which figures link to.
  init(
    _ content: ChapterContent, chapter id: String, template: String, templates: TemplateFolder,
    forms: Set<Play.Place>
  ) throws {
    (chapter, self.template, values) = (id, template, content.values)
    func place(_ thing: String) -> String {
      thing == id || thing.hasPrefix("\(id)-") ? template + thing.dropFirst(id.count) : thing
    }
    groups = [
      Group(
        name: "figures", template: "figure",
        things: content.illustrations.map { (place($0.id), $0.values(page: id, forms: forms)) }),
      Group(
        name: "tables", template: "table", things: content.tables.map { (place($0.id), $0.values) }),
      Group(
        name: "samples", template: "samples",
        things: content.samples.map { (place($0.id), $0.values) }),
      Group(
        name: "plays", template: "play",
        things: try content.plays.map { (place($0.id), try $0.values()) }),
      Group(
        name: "programs", template: "program",
        things: try content.programs.map { (place($0.id), try $0.values(templates)) }),
    ]
    claims = try content.claimedWords()
  }

  /// Two chapters of one template with equal inputs read alike.
  var digest: String {
    TemplateValue.list(
      [.object(values), .object(claims)]
        + groups.map { group in .list(group.things.map { [$0.id: .object($0.values)] }) }
    ).digest
  }

  /// The chapter's Markdown: its template with values, figures, tables, samples, plays and programs. Throws a
  /// `SiteError` if the template does not show each of them exactly once.
  func markdown(for medium: Medium, templates: TemplateFolder) throws(SiteError) -> String {
    var parts = [("claims", claims)]
    for group in groups {
      parts.append((group.name, try rendered(group.things, group.template, medium, templates)))
    }
    let objects = Dictionary(uniqueKeysWithValues: parts.map { ($0, TemplateValue.object($1)) })
    var renderer = TemplateRenderer(templates)
    let text = try renderer.render(
      "\(template).md", values.merging(objects) { $1 }, required: values)
    for (group, blocks) in parts {
      for name in blocks.keys.sorted().map({ "\(group).\($0)" }) {
        let count = renderer.shown[name] ?? 0
        guard count == 1 else { throw .shownTimes(name, count, chapter: chapter) }
      }
    }
    return text
  }
}

extension ChapterContent {
  /// What each claim says, by its id.
  fileprivate func claimedWords() throws(SiteError) -> [String: TemplateValue] {
    var words: [String: TemplateValue] = [:]
    for claim in claims where words.updateValue(claim.words.value, forKey: claim.id) != nil {
      throw .usedTwice(id: claim.id)
    }
    return words
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
