import Basics

/// What the text of a page depends on beside what its chapter tells.
struct Surroundings: Sendable {
  let templates: TemplateFolder
  /// The ids of all pages: links lead to them and to no others.
  let pages: [String]
  /// All forms of the site: figures lead to them and to no others.
  let forms: Set<Play.Place>
  let kept: KeptFiles
  /// What all pages have in common.
  private let shared: [Step.Input]

  /// Around the pages of `chapters`.
  init<Input, Needs>(
    _ chapters: [Chapter<Input, Needs>], _ templates: TemplateFolder, forms: Set<Play.Place>,
    kept: KeptFiles
  ) {
    (self.templates, self.forms, self.kept) = (templates, forms, kept)
    pages = chapters.map(\.id)
    let own = Set(chapters.map { "\($0.template).md" })
    shared =
      !kept.store.isAsked
      ? []
      : kept.writing + [
        .init("the templates of all pages", templates.digest(ofAllBut: own)),
        .init("the other pages", digest(ofPlain: (pages, forms))),
      ]
  }
}

/// What a chapter says on its page and in the report, with formulas that are still TeX.
struct ChapterProse {
  let html, report: String
  /// The ids of the papers that it cites.
  let cited: [String]
}

extension Surroundings {
  /// `content` in the template of the chapter `id`, as it was kept or filled now.
  func text(
    of content: ChapterContent, chapter id: String, template: String
  ) throws -> ChapterProse {
    let inputs = try ChapterInputs(
      content, chapter: id, template: template, templates: templates, forms: forms)
    func fill() throws -> ChapterProse { try filled(inputs, chapter: id) }
    guard kept.store.isAsked else { return try fill() }
    let source = try templates.source(named: "\(template).md")
    let step = Step(
      "page", id,
      from: shared + [
        .init("its template", Digest.sha256(Array(source.utf8))),
        .init("what it tells", inputs.digest),
      ])
    return try kept.store.result(
      of: step, read: ChapterProse.init, write: { $0.bytes }, make: fill)
  }

  private func filled(
    _ inputs: ChapterInputs, chapter id: String
  ) throws(SiteError) -> ChapterProse {
    let report = try inputs.markdown(for: .report, templates: templates)
    let page = try inputs.markdown(for: .page, templates: templates)
    let papers = try Papers(templates)
    return ChapterProse(
      html: Sites.html(
        fromMarkdown: withoutDeadLinks(try papers.withReferences(page, page: id), pages: pages)),
      report: withFormulasAsCode(withoutDeadLinks(report, pages: pages)),
      cited: try papers.cited(in: page, page: id))
  }
}

extension ChapterProse {
  /// As a store keeps it.
  fileprivate var bytes: [UInt8] {
    packed([
      SiteFile("html", html), SiteFile("report", report),
      SiteFile("cited", cited.joined(separator: "\n")),
    ])
  }

  /// Nil for bytes that hold something else.
  fileprivate init?(_ bytes: [UInt8]) {
    guard let files = unpacked(bytes), files.map(\.path) == ["html", "report", "cited"] else {
      return nil
    }
    let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
    (html, report) = (texts[0], texts[1])
    cited = texts[2].split(separator: "\n").map(String.init)
  }
}
