/// What other pages say of a page when they link to it.
struct PageLink: Sendable {
  let id: String
  let title: String
  let question: String
  let part: String
  let terms: [String]
  let source: ChapterSource?

  init<Input, Needs>(_ chapter: Chapter<Input, Needs>) {
    (id, title, question) = (chapter.id, chapter.title, chapter.question)
    (part, terms, source) = (chapter.part, chapter.terms, chapter.source)
  }

  /// In a list of pages. `href` is where the page is, its own file by default.
  func value(href: String? = nil, isCurrent: Bool = false) -> TemplateValue {
    [
      "href": .text(href ?? "\(id).html"), "name": .text(title), "asks": .text(question),
      "current": .flag(isCurrent), "terms": .text(told),
    ]
  }

  /// What it tells and from which minute on: `broadcasting and keepdim, 36:17`.
  private var told: String {
    let last = terms.suffix(2).joined(separator: " and ")
    let words = (terms.dropLast(2) + [last]).joined(separator: ", ")
    return ([words] + (source.map { [$0.label] } ?? [])).filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// The link before or after this page.
  func neighbour(href: String? = nil) -> TemplateValue {
    ["href": .text(href ?? "\(id).html"), "name": .text(title)]
  }
}

/// What a page loads beside the style that all have.
struct PageNeeds {
  /// KaTeX's style and fonts.
  let formulas: Bool
  /// What makes its forms.
  let script: Bool
}

/// The frame around a page's content: head, navigation, neighbours.
struct PageLayout {
  /// All pages in the order of reading; the first is the cover.
  let links: [PageLink]
  let index: Int
  let templates: TemplateFolder

  /// The whole page, from the template `layout.html`.
  func html(_ content: String, needs: PageNeeds) throws(SiteError) -> String {
    let page = links[index]
    var renderer = TemplateRenderer(templates)
    return try renderer.render(
      "layout.html",
      [
        "site": .text(links[0].title), "title": .text(page.title),
        "question": .text(page.question), "cover": .flag(index == 0),
        "lecture": .list(page.source.map { [$0.value] } ?? []),
        "formulas": .flag(needs.formulas), "script": .flag(needs.script),
        "content": .markup(content), "parts": parts,
        "previous": .list(index > 1 ? [links[index - 1].neighbour()] : []),
        "next": .list(index + 1 < links.count ? [links[index + 1].neighbour()] : []),
      ])
  }

  /// The chapters under the names of their parts.
  private var parts: TemplateValue {
    var parts: [(name: String, pages: [TemplateValue])] = []
    for (number, link) in links.enumerated().dropFirst() {
      if parts.last?.name != link.part { parts.append((link.part, [])) }
      parts[parts.count - 1].pages.append(link.value(isCurrent: number == index))
    }
    return .list(parts.map { ["part": .text($0.name), "pages": .list($0.pages)] })
  }
}

extension ChapterSource {
  var value: TemplateValue { ["url": .text(url), "minute": .text(label)] }

  /// For Markdown, where an address is not escaped.
  var reportValue: TemplateValue { ["url": .markup(url), "minute": .text(label)] }
}
