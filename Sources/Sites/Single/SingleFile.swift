import Basics

/// What a report that is one file has beside its pages: style and fonts, pictures, and what forms load.
struct SingleFile {
  /// The style sheets, the fonts and the licence, by their paths in a site.
  let assets: [SiteFile]
  /// The drawn figures.
  let figures: [SiteFile]
  let data: [DataScript]
  let search: SearchIndex?
  let images: SiteImages?

  /// Where a site has the file.
  static let path = "mmreport.html"

  /// The report of the pages `links` with these contents, from the template `single.html`. Every page is an
  /// article; a script shows one of them at a time, and without it all can be read in order.
  func file(
    _ links: [PageLink], contents: [String], scripts: PageScripts, address: SiteAddress?,
    templates: TemplateFolder
  ) throws(SiteError) -> SiteFile {
    let pictures = InlinePictures(figures)
    let ids = links.map(\.id)
    let pages = zip(links, contents).map { link, content in
      InlinedPage(id: link.id, pages: ids, pictures: pictures).html(content)
    }
    let licence = assets.first { $0.path.hasSuffix("-licence.txt") }
    let icon = images.map { inlineAddress(of: String(decoding: $0.icon, as: UTF8.self)) }
    let data = data.map(\.element).joined() + (search?.element ?? "")
    let contents = links.dropFirst().contents { $0.value(href: "#\($0.id)", asks: true) }
    let own: [String: TemplateValue] = [
      "style": .markup(style), "pages": .list(values(of: links, pages)), "parts": contents,
      "licence": .text(licence.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""),
      "icon": .markup(icon ?? "data:,"), "data": .markup(data),
      "scheme": .markup(scripts.scheme ?? ""),
      "script": .markup(scripts.joined.map { String(decoding: $0, as: UTF8.self) } ?? ""),
    ]
    let cover = links[0].values(
      site: links[0].title, isCover: true, address: address, images: images, file: Self.path)
    var renderer = TemplateRenderer(templates)
    let html = try renderer.page(
      "single.html", cover.merging(own) { $1 }, content: ["pages", "data", "licence"])
    return SiteFile(Self.path, html)
  }

  /// All style sheets, with the fonts in them.
  private var style: String {
    let sheets = assets.filter { $0.path.hasSuffix(".css") }.sorted { $0.path < $1.path }
    return assets.filter { $0.path.hasSuffix(".woff2") }.reduce(
      sheets.map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
    ) { style, font in
      style.replacingBytes(
        of: "url(\(font.path.dropFirst("assets/".count)))",
        with: "url(data:font/woff2;base64,\(base64(font.bytes)))")
    }
  }

  private func values(of links: [PageLink], _ pages: [String]) -> [TemplateValue] {
    links.indices.map { index in
      let link = links[index]
      func neighbour(_ place: Int) -> TemplateValue {
        let shown = index > 0 && place > 0 && place < links.count
        return .list(shown ? [links[place].neighbour(href: "#\(links[place].id)")] : [])
      }
      return [
        "id": .text(link.id), "anchor": .text("\(link.id)--title"), "title": .text(link.title),
        "question": .text(link.question),
        "cover": .flag(index == 0), "lecture": .list(link.source.map { [$0.value] } ?? []),
        "content": .markup(pages[index]), "previous": neighbour(index - 1),
        "next": neighbour(index + 1),
      ]
    }
  }
}
