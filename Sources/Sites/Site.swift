import Basics

/// What the page is called that opens first.
let coverID = "index"

/// The report as a whole: a cover and chapters, filled from one `Input`.
public struct Site<Input: Sendable, Needs: Sendable>: Sendable {
  /// The page `index.html`: its own text, and then the list of chapters.
  public let cover: Chapter<Input, Needs>
  /// In the order of reading; those of one part stand together.
  public let chapters: [Chapter<Input, Needs>]
  /// Has a template for the cover, for each chapter, and for the layout.
  public let templates: TemplateFolder
  let scripts: PageScripts
  /// Where it will stand; nil if nobody knows yet, and then no address is absolute.
  let address: SiteAddress?
  let images: @Sendable (Input) throws -> SiteImages?
  let kept: KeptFiles

  /// A site of which nothing is filled yet.
  ///
  /// - Parameters:
  ///   - images: what stands for the site elsewhere.
  ///   - kept: figures, formulas and pages of other builds.
  public init(
    cover: Chapter<Input, Needs>, chapters: [Chapter<Input, Needs>],
    templates: TemplateFolder = .embedded, scripts: PageScripts = .embedded,
    address: SiteAddress? = nil,
    images: @escaping @Sendable (Input) throws -> SiteImages? = { _ in nil },
    kept: KeptFiles = .none
  ) {
    precondition(cover.id == coverID, "the cover is the page index.html")
    self.cover = cover.worded(templates.wording)
    self.chapters = chapters.map { $0.worded(templates.wording) }
    (self.templates, self.scripts, self.address) = (templates, scripts, address)
    (self.images, self.kept) = (images, kept)
  }

  /// All files of the site: pages, `report.md`, figures, data, assets. The same for every `jobs`.
  ///
  /// They are made on `jobs` threads. Throws a `SiteError`, or what a chapter or a figure throws.
  ///
  /// - Parameters:
  ///   - asOneFileToo: whether all pages also become one file that needs no other.
  ///   - list: the list of words that the pages' programs read, a word a line; asked if there are any.
  ///   - data: what the pages' forms load; asked if there are any.
  ///   - others: what else belongs to the site.
  public func files(
    from input: Input, jobs: Int = 1, asOneFileToo: Bool = false,
    list: @escaping @Sendable () -> String = { "" },
    data: @escaping @Sendable () throws -> [DataScript] = { [] },
    others: @escaping @Sendable () throws -> [SiteFile] = { [] }
  ) throws -> [SiteFile] {
    let drafts = try drafts(from: input, jobs: jobs)
    let illustrations = try illustrations(of: drafts)
    let tables = try tables(of: drafts, and: illustrations) + [claims(of: drafts)]
    let made = try made(
      of: input, illustrations, drafts, data,
      { try tables.map { SiteFile("data/\($0.id).csv", $0.csv) } + others() }, jobs: jobs)
    let assets =
      try [styleSheet()]
      + (made.typeset.isEmpty ? [] : formulaAssets(for: Array(made.typeset.values)))
    let single = SingleFile(
      assets: assets, figures: made.figures, data: made.data, search: made.search,
      images: made.images)
    let writing: [@Sendable () throws -> [SiteFile]] =
      pages(drafts, made) + [
        { try [report(drafts)] }, { try programs(drafts, list) },
        { try asOneFileToo ? [singleFile(drafts, made.typeset, single)] : [] },
      ]
    return try concurrently(jobs: jobs, writing).flatMap { $0 } + assets
      + (made.images?.files ?? []) + scripts(drafts, made.search)
      + made.data.map(\.file) + made.figures + made.others
  }

  /// The cover and all chapters, filled from the input, with formulas that are still TeX.
  private func drafts(from input: Input, jobs: Int) throws -> [Draft] {
    let contents = try concurrently(
      jobs: jobs,
      all.map { chapter in { try chapter.compose(input).worded(templates.wording) } })
    let places = zip(all, contents).flatMap { chapter, content in
      content.plays.map { Play.Place(page: chapter.id, play: $0.id) }
    }
    let forms = Set(scripts.play == nil ? [] : places)
    let surroundings = Surroundings(all, templates, forms: forms, kept: kept)
    let draft: @Sendable (Chapter<Input, Needs>, ChapterContent) throws -> Draft = {
      try Draft($0, $1, surroundings)
    }
    // The index is made of what the others tell.
    let told = zip(all, contents).filter { $0.0.id != TermIndex.page }
    let drafting: [@Sendable () throws -> Draft] = told.map { pair in
      { @Sendable in try draft(pair.0, pair.1) }
    }
    var drafts = Dictionary(
      uniqueKeysWithValues: zip(told.map(\.0.id), try concurrently(jobs: jobs, drafting)))
    let glossary = Glossary(html: drafts[Glossary.page]?.html)
    if let chapter = all.first(where: { $0.id == TermIndex.page }) {
      let index = TermIndex(
        all.map(PageLink.init), glossary: glossary,
        mentions: drafts.mapValues { glossary.terms(in: $0.html) })
      drafts[TermIndex.page] = try draft(chapter, index.content)
    }
    return try all.map { chapter in
      let draft = drafts[chapter.id]!
      return chapter.id == Glossary.page
        ? draft : try draft.with(html: glossary.withTerms(draft.html, page: chapter.id))
    }
  }

  private var all: [Chapter<Input, Needs>] { [cover] + chapters }

  /// What the site claims; a figure that two pages show claims its own once.
  private func claims(of drafts: [Draft]) throws(SiteError) -> DataTable {
    let claims = zip(all, drafts).flatMap { $1.content.claims(chapter: $0.id) }
    return .claims(
      try distinct(claims, by: { "\($0.owner).\($0.claim.id)" }) { $0.claim == $1.claim })
  }

  /// Each illustration once, though several pages may show it.
  private func illustrations(of drafts: [Draft]) throws(SiteError) -> [Illustration] {
    try distinct(drafts.flatMap(\.content.illustrations), by: \.id) { $0.isSameFigure(as: $1) }
  }

  /// The tables of pages and the numbers of illustrations, each once.
  private func tables(
    of drafts: [Draft], and illustrations: [Illustration]
  ) throws(SiteError) -> [DataTable] {
    try distinct(
      drafts.flatMap(\.content.tables) + illustrations.map(\.data), by: \.id, sameAs: ==)
  }

  /// The programs of pages, and the list that they read.
  private func programs(
    _ drafts: [Draft], _ list: @Sendable () -> String
  ) throws(SiteError) -> [SiteFile] {
    var files: [SiteFile] = []
    for program in drafts.flatMap(\.content.programs) { files += try program.files(templates) }
    guard !files.isEmpty else { return [] }
    return try distinct(files, by: \.path, sameAs: ==) + [SiteFile(Program.list, list())]
  }

  private func styleSheet() throws(SiteError) -> SiteFile {
    var sheets: [String] = []
    for name in Self.sheets { sheets.append(try templates.source(named: "\(name).css")) }
    return SiteFile("assets/style.css", sheets.joined(separator: "\n"))
  }

  /// The templates that one style sheet is made of: a later one may overrule an earlier one.
  private static var sheets: [String] {
    [
      "base", "text", "figures", "tables", "forms", "form-results", "charts", "navigation",
      "reader", "print",
    ]
  }

  /// Whether some page has a form, and the site what makes forms.
  func hasPlays(_ drafts: [Draft]) -> Bool {
    scripts.play != nil && drafts.contains(where: \.needsScript)
  }

  private func scripts(_ drafts: [Draft], _ search: SearchIndex?) -> [SiteFile] {
    let reading = scripts.reader.map {
      [SiteFile(path: "assets/reader.js", bytes: $0)] + (search.map { [$0.file] } ?? [])
    }
    let forms = hasPlays(drafts) ? scripts.play : nil
    return (reading ?? []) + (forms.map { [SiteFile(path: "assets/play.js", bytes: $0)] } ?? [])
  }

  func searchIndex(_ drafts: [Draft]) -> SearchIndex {
    zip(all, drafts).reduce(into: SearchIndex()) { $0.add(PageLink($1.0), html: $1.1.html) }
  }

  /// All pages in one file. It turns pages by the script, whether there are forms or not.
  private func singleFile(
    _ drafts: [Draft], _ typeset: [Formula: String], _ parts: SingleFile
  ) throws -> SiteFile {
    try parts.file(
      all.map(PageLink.init), contents: drafts.map { $0.content(typeset) }, scripts: scripts,
      address: address, templates: templates)
  }

  /// What makes the pages, one after the other, and what lists them.
  private func pages(_ drafts: [Draft], _ made: Made) -> [@Sendable () throws -> [SiteFile]] {
    let links = all.map(PageLink.init)
    let layout = PageLayout(
      links: links, templates: templates, scripts: scripts, address: address, images: made.images)
    let hasForms = scripts.play != nil
    return zip(links, drafts).map { pair in
      { @Sendable in
        let needs = PageNeeds(
          formulas: pair.1.html.contains("<x-equation"), script: hasForms && pair.1.needsScript)
        return try [
          SiteFile(
            pair.0.file, layout.html(pair.1.content(made.typeset), of: pair.0, needs: needs))
        ]
      }
    } + [
      {
        var renderer = TemplateRenderer(templates)
        let missing = html(fromMarkdown: try renderer.render("404.md", [:]))
        return try [layout.missingPage(missing)]
          + (address?.files(listing: links.map(\.file)) ?? [])
      }
    ]
  }
}
