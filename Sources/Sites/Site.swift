import Basics

/// The report as a whole: a cover and chapters, filled from one `Input`.
public struct Site<Input, Needs: Sendable>: Sendable {
  /// The page `index.html`: its own text, and then the list of chapters.
  public let cover: Chapter<Input, Needs>
  public let chapters: [Chapter<Input, Needs>]
  public let templates: TemplateFolder

  public init(
    cover: Chapter<Input, Needs>, chapters: [Chapter<Input, Needs>],
    templates: TemplateFolder = .embedded
  ) {
    precondition(cover.id == "index", "the cover is the page index.html")
    (self.cover, self.chapters, self.templates) = (cover, chapters, templates)
  }

  /// All files of the site: pages, `report.md`, figures, data, assets. The same for every `jobs`.
  ///
  /// Figures and formulas are made on `jobs` threads. Throws a `SiteError`, or what a chapter
  /// or a figure throws.
  public func files(from input: Input, jobs: Int = 1) throws -> [SiteFile] {
    let pages = ([cover] + chapters).map(\.id)
    let drafts = try ([cover] + chapters).map { try Draft($0, input, templates, pages: pages) }
    let illustrations = try distinct(drafts.flatMap(\.content.illustrations), by: \.id) {
      $0.isSameFigure(as: $1)
    }
    let tables = try distinct(
      drafts.flatMap(\.content.tables) + illustrations.map(\.table), by: \.id, sameAs: ==)
    let typesetting = typesetting(of: drafts.flatMap { formulas(in: $0.html) })
    let made = try concurrently(
      jobs: jobs, typesetting + illustrations.map { image in { .files(try image.files()) } })
    let typeset = made.first?.formulas ?? [:]
    return try self.pages(drafts, typeset: typeset) + [report(drafts), style()]
      + made.flatMap(\.files)
      + tables.map { SiteFile("data/\($0.id).csv", $0.csv) }
      + (typesetting.isEmpty ? [] : formulaAssets(for: Array(typeset.values)))
  }

  private func style() throws -> SiteFile {
    try SiteFile("assets/style.css", templates.source(named: "style.css"))
  }

  private func pages(_ drafts: [Draft], typeset: [Formula: String]) throws -> [SiteFile] {
    let links = ([cover] + chapters).map(PageLink.init)
    return try drafts.indices.map { index in
      let layout = PageLayout(links: links, index: index, templates: templates)
      let html = drafts[index].html
      let hasFormulas = html.contains("<x-equation")
      let content = withFormulas(html, typeset: typeset)
      return try SiteFile(
        "\(links[index].id).html", layout.html(content, hasFormulas: hasFormulas))
    }
  }

  private func report(_ drafts: [Draft]) throws -> SiteFile {
    let ids = ([cover] + chapters).map(\.id)
    var renderer = TemplateRenderer(templates)
    let values = zip(chapters, drafts.dropFirst()).map { chapter, draft -> TemplateValue in
      let lecture: TemplateValue = .list(chapter.source.map { [$0.reportValue] } ?? [])
      let text = embeddedInReport(draft.report, chapters: ids)
      return [
        "id": .markup(chapter.id), "title": .text(chapter.title),
        "question": .text(chapter.question), "lecture": lecture, "content": .markup(text),
      ]
    }
    return try SiteFile(
      "report.md",
      renderer.render(
        "report.md",
        [
          "title": .text(cover.title), "question": .text(cover.question),
          "introduction": .markup(embeddedInReport(drafts[0].report, chapters: ids)),
          "chapters": .list(values),
        ]))
  }
}

/// A chapter that is filled, but whose formulas are still TeX.
private struct Draft {
  let content: ChapterContent
  let html: String
  let report: String

  init<Input, Needs>(
    _ chapter: Chapter<Input, Needs>, _ input: Input, _ templates: TemplateFolder, pages: [String]
  ) throws {
    content = try chapter.compose(input)
    let (report, page) = try (
      content.markdown(
        chapter: chapter.id, template: chapter.template, for: .report, templates: templates),
      content.markdown(
        chapter: chapter.id, template: chapter.template, for: .page, templates: templates)
    )
    self.report = withoutDeadLinks(report, pages: pages)
    html = Sites.html(fromMarkdown: withoutDeadLinks(page, pages: pages))
  }
}

/// What threads make: the files of a figure, or all formulas.
private enum Product: Sendable {
  case files([SiteFile])
  case formulas([Formula: String])

  var files: [SiteFile] { if case .files(let files) = self { files } else { [] } }
  var formulas: [Formula: String]? { if case .formulas(let all) = self { all } else { nil } }
}

/// One task for all formulas, since loading the engine costs more than a hundred of them.
private func typesetting(of formulas: [Formula]) -> [@Sendable () throws -> Product] {
  if formulas.isEmpty { return [] }
  return [
    {
      let typesetter = try FormulaTypesetter()
      var html: [Formula: String] = [:]
      for formula in formulas where html[formula] == nil {
        html[formula] = try typesetter.html(formula)
      }
      return .formulas(html)
    }
  ]
}

extension Illustration {
  /// Its data under its own id.
  fileprivate var table: DataTable {
    DataTable(id: id, caption: data.caption, columns: data.columns, rows: data.rows)
  }

  fileprivate func isSameFigure(as other: Illustration) -> Bool {
    table == other.table && title == other.title && alternativeText == other.alternativeText
      && width == other.width && height == other.height
  }
}

/// Without repetitions: two pages may show the same thing. Throws if one id means two things.
private func distinct<Thing>(
  _ things: [Thing], by id: (Thing) -> String, sameAs isSame: (Thing, Thing) -> Bool
) throws(SiteError) -> [Thing] {
  var seen: [String: Thing] = [:]
  var result: [Thing] = []
  for thing in things {
    if let other = seen.updateValue(thing, forKey: id(thing)) {
      guard isSame(thing, other) else { throw .usedTwice(id: id(thing)) }
    } else {
      result.append(thing)
    }
  }
  return result
}
