import Basics
import Chapters
import Corpora
import Experiments
import Figures
import Sites

/// Makes the files of a site out of findings.
struct SiteMaker: Sendable {
  let corpus: Corpus
  /// As they stand, without the nouns of the list.
  let templates: TemplateFolder
  let address: SiteAddress?
  /// What the pages' forms compute with; nil for pages without forms.
  let engine: [UInt8]?
  let store: Store
  /// The pictures, formulas and pages of other builds.
  let kept: KeptFiles
  let jobs: Int
  let asOneFileToo: Bool

  /// What others write of the numbers.
  static let findings = "findings.json"

  /// All files of a site of `chapters`, which come from `builder`.
  ///
  /// - Parameter pending: the chapters that will stand there, too, when the build is done.
  func files(
    of findings: Findings, from builder: FindingsBuilder, chapters: [ReportChapter],
    pending: [ReportChapter] = []
  ) throws -> [SiteFile] {
    let site = Site(
      cover: TableOfContents.cover(for: chapters, pending: pending),
      chapters: chapters + TableOfContents.reference(for: chapters),
      templates: templates.worded(corpus.wording), address: address,
      images: { [kept] in try SiteImages(of: $0, kept: kept) }, kept: kept)
    let words = corpus.words.map(corpus.vocabulary.text)
    let catalog = try builder.catalog(of: findings)
    return try site.files(from: findings, jobs: jobs, asOneFileToo: asOneFileToo) {
      words.map { "\($0)\n" }.joined()
    } data: {
      guard let engine else { return [] }
      return try PlayFiles(
        engine: engine, catalog: catalog, words: words, models: findings.playable, store: store
      ).scripts()
    } others: {
      [SiteFile(path: Self.findings, bytes: findings.json())]
    }
  }

  /// The same with the file that tells them from the files of other sites, and what it says.
  func identified(_ files: [SiteFile]) throws -> (files: [SiteFile], digests: SiteDigests) {
    let digests = try SiteDigests(of: files, jobs: jobs)
    return (files + [digests.file], digests)
  }
}

extension Build {
  /// All that a site is made of: this program, its options, the list, templates, fonts and libraries.
  func siteStep(_ maker: SiteMaker) -> Step {
    Step(
      "site", "all pages",
      from: [
        .init("the program", thisProgram), .init("the options", siteOptions),
        .init("the list's name", maker.corpus.name), .init("the list", maker.corpus.identity),
        .init("the templates", digest(ofPlain: maker.templates.content)),
        .init("KaTeX", digest(ofPlain: formulaEnvironment())),
      ] + maker.kept.drawing)
  }

  /// Names every option that may change a file.
  var siteOptions: String {
    var options = self
    // What these name is told by what is read from there; the others change no file.
    (options.input, options.templates) = (InputOptions(), nil)
    (options.output, options.cache) = ("", StoreOptions(folder: nil))
    (options.jobs, options.quiet, options.json) = (1, false, false)
    (options.explain, options.dryRun, options.watch) = (false, false, false)
    return digest(ofPlain: options)
  }
}

extension KeptFiles {
  /// The pictures, formulas and pages that `store` keeps.
  static func all(in store: Store) -> KeptFiles {
    guard store.isAsked else { return .none }
    // One of them reads Markdown.
    let libraries = Step.Input("libraries and fonts", digest(ofPlain: drawingEnvironment()))
    return KeptFiles(
      store, drawing: [.init("what draws", PageFile.drawing.digest), libraries],
      writing: [.init("the program", thisProgram), libraries])
  }
}

extension PageFile {
  /// Names the sources that it was made of; this very program where it has none.
  var digest: String { bytes.map { String(decoding: $0, as: UTF8.self) } ?? thisProgram }
}
