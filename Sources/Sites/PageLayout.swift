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

  /// A page that no other leads to.
  init(id: String, title: String, question: String) {
    (self.id, self.title, self.question) = (id, title, question)
    (part, terms, source) = ("", [], nil)
  }

  /// The file that the page is.
  var file: String { "\(id).html" }

  /// In a list of pages, with what the page asks or without. `href` is where the page is, its own file by default.
  func value(href: String? = nil, isCurrent: Bool = false, asks: Bool) -> TemplateValue {
    [
      "href": .text(href ?? file), "name": .text(title),
      "asks": .text(asks ? question : ""),
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
    ["href": .text(href ?? file), "name": .text(title)]
  }

  /// What a page says of itself, in the templates `head.html` and `opening.html`.
  func values(
    site: String, isCover: Bool, address: SiteAddress?, images: SiteImages?, file: String
  ) -> [String: TemplateValue] {
    [
      "site": .text(site), "title": .text(title), "question": .text(question),
      "cover": .flag(isCover), "lecture": .list(source.map { [$0.value] } ?? []),
      "address": .text(address?.url(of: file) ?? ""),
      "share": .list(images.map { [$0.value(at: address)] } ?? []),
    ]
  }
}

extension RandomAccessCollection<PageLink> {
  /// Pages of one part, which stand together.
  private var parts: [SubSequence] {
    var parts: [SubSequence] = []
    var start = startIndex
    for place in indices {
      let next = index(after: place)
      if next == endIndex || self[next].part != self[start].part {
        parts.append(self[start..<next])
        start = next
      }
    }
    return parts
  }

  /// The template `contents.html`: the pages under the names of their parts.
  func contents(_ value: (PageLink) -> TemplateValue) -> TemplateValue {
    .list(
      parts.map { part in
        ["part": .text(part[part.startIndex].part), "links": .list(part.map(value))]
      })
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
  let templates: TemplateFolder
  let scripts: PageScripts
  let address: SiteAddress?
  let images: SiteImages?

  /// A whole page, from the template `layout.html`; one that is none of `links` has no neighbours.
  func html(_ content: String, of page: PageLink, needs: PageNeeds) throws(SiteError) -> String {
    let index = links.firstIndex { $0.id == page.id }
    var renderer = TemplateRenderer(templates)
    let own = page.values(
      site: links[0].title, isCover: index == 0, address: index == nil ? nil : address,
      images: images, file: page.file)
    let contents = links.dropFirst().contents {
      $0.value(isCurrent: $0.id == page.id, asks: index == 0)
    }
    let frame: [String: TemplateValue] = [
      "anchor": "", "icon": .text(images == nil ? "data:," : SiteImages.iconPath),
      "touchIcon": .text(images == nil ? "" : SiteImages.touchIconPath),
      "formulas": .flag(needs.formulas), "script": .flag(needs.script),
      "scheme": .markup(scripts.scheme ?? ""), "reader": .flag(scripts.reader != nil),
      "content": .markup(content), "parts": contents,
      "previous": neighbour(index.flatMap { $0 > 1 ? $0 - 1 : nil }),
      "next": neighbour(index.flatMap { $0 + 1 < links.count ? $0 + 1 : nil }),
    ]
    return try renderer.page("layout.html", own.merging(frame) { $1 }, content: ["content"])
  }

  private func neighbour(_ index: Int?) -> TemplateValue {
    .list(index.map { [links[$0].neighbour()] } ?? [])
  }

  /// What a host shows in place of a page that is not there, under whatever address: its links lead to the site
  /// from anywhere, if it is known where the site is.
  func missingPage(_ content: String) throws(SiteError) -> SiteFile {
    let page = PageLink(
      id: "404", title: "There is no such page", question: "Which page did you look for?")
    let html = try html(content, of: page, needs: PageNeeds(formulas: false, script: false))
    guard let address else { return SiteFile("404.html", html) }
    return SiteFile(
      "404.html",
      rewritingTags(of: html) { tag in
        for name in ["href", "src"] {
          if let link = tag[name], !link.hasPrefix("#"), link[...].range(ofBytes: ":") == nil {
            tag[name] = address.url(of: link)
          }
        }
        return tag
      })
  }
}

extension ChapterSource {
  var value: TemplateValue { ["url": .text(url), "minute": .text(label)] }

  /// For Markdown, where an address is not escaped.
  var reportValue: TemplateValue { ["url": .markup(url), "minute": .text(label)] }
}
