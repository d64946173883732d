import Basics
import Chapters
import Corpora
import Experiments
import Figures
import Glibc
import Kernels
import Randomness
import Sites
import Training

/// `mmreport build`: trains, draws, writes the site.
struct Build: Subcommand {
  static let name = "build"
  static let summary = "train the models and write the report"

  var input = InputOptions()
  var output = "output"
  var only: [String] = []
  var without: [String] = []
  var profile = Profile.standard
  var seed: UInt64 = TorchGenerator.lectureSeed
  var splitSeed = Split.lectureSeed
  var jobs = availableProcessors
  var room = Demand.most.bytes / 1_000_000
  var templates: String?
  var address: SiteAddress?
  var cache = StoreOptions()
  var singleFile = false
  var explain = false
  var dryRun = false
  var watch = false
  var quiet = false
  var json = false

  static let options: [Option<Build>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .text("--output", "DIR", "where the site goes (default: output)", \.output),
      .list(
        "--only", "ID,...", "only these chapters, models, or all of lecture, models, exercises",
        \.only, .selection),
      .list(
        "--without", "ID,...", "all but these, which are named as for --only", \.without, .selection
      ),
      .profile(\.profile),
      .seed("the models", TorchGenerator.lectureSeed, \.seed),
      .splitSeed(\.splitSeed),
      .jobs("threads", \.jobs).ofThisMachine,
      .number(
        "--room",
        "MB of memory that a recipe may take; a larger one is left out (default: \(Demand.most.bytes / 1_000_000))",
        \.room, in: 1...1_000_000),
      .optionalText("--templates", "DIR", "your own templates in place of some", \.templates),
      Option(
        names: ["--base-url"], placeholder: "URL",
        help: "where the site will stand, for canonical links and a list of pages"
      ) { command, text throws(UsageError) in
        command.address = try siteAddress(text)
      },
    ] + StoreOptions.options.map { $0.within(\.cache) } + OptionsFile.options() + [
      .flag(
        "--single-file", "also write the report as one file that needs no other: mmreport.html",
        \.singleFile),
      .flag("--explain", "say of each step whether it was kept, or why it was done", \.explain),
      .flag("--dry-run", "only say what would be trained and counted, and why", \.dryRun),
      .flag("--watch", "build again whenever the list, a template or --config changes", \.watch),
      .flag("--quiet", "say nothing but errors", \.quiet),
      .flag("--json", "print the findings as JSON", \.json),
    ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    terminal.isQuiet = quiet || json
    let folders = [("--output", output), ("--templates", templates)]
    if let (name, _) = folders.first(where: { $1 == "" }) {
      throw UsageError.badValue(name, "", expected: "a folder")
    }
    Crew.shared.allow(threads: min(jobs, availableProcessors))
    let work = try prepared(&terminal)
    let (store, step) = (work.maker.store, siteStep(work.maker))
    if dryRun {
      let steps = work.builder.steps(of: work.builder.plan()).map { work.log.line(of: $0) }
      try terminal.print(lines: steps + [work.log.line(of: step, isKept: store.has(step))])
      return .done
    }
    let writer = try SiteWriter(folder: output, warn: terminal.complainer)
    let known = store.entry(of: step).flatMap(SiteRecord.init)
    if let record = known, try writer.stands(record) {
      work.log.note(step, isKept: true)
      for notice in record.notices { terminal.say(notice) }
      let findings = try json ? readFile("\(output)/\(SiteMaker.findings)") : []
      try finish(record, findings, work.log, &terminal)
    } else {
      work.log.note(step, isKept: false)
      let (record, findings) = try make(work, writer, &terminal)
      // Of a site in another folder it may be known already.
      if record != known { store.keep(record.bytes, of: step) }
      keepSteps(work)
      try finish(record, findings, work.log, &terminal)
    }
    return .done
  }

  /// What a build works with: options that are checked, and the list.
  struct Prepared {
    let selection: Selection
    let maker: SiteMaker
    let builder: FindingsBuilder
    let log: StepLog
  }

  /// Reads the list and the templates. Throws for whatever of the options cannot be.
  func prepared(_ terminal: inout Terminal) throws -> Prepared {
    let selection = try Selection(only, without: without)
    guard !selection.chapters.isEmpty else { throw UsageError.nothingLeft }
    let store = try cache.store(terminal)
    let folder = try templates.map { try TemplateFolder(overriddenBy: $0) } ?? .embedded
    let corpus = try input.corpus(&terminal)
    let last = lastSteps(of: corpus)
    let log = StepLog { store.keeps ? store.entry(of: last) ?? [] : nil }
    let logged = store.logged(by: log)
    let maker = SiteMaker(
      corpus: corpus, templates: folder, address: address, engine: engine(&terminal),
      store: logged, kept: .all(in: logged), jobs: jobs, asOneFileToo: singleFile)
    let builder = try builder(for: selection, maker)
    return Prepared(selection: selection, maker: maker, builder: builder, log: log)
  }

  private func keepSteps(_ work: Prepared) {
    let (store, step) = (work.maker.store, lastSteps(of: work.maker.corpus))
    let bytes = work.log.bytes
    if store.entry(of: step) != bytes { store.keep(bytes, of: step) }
  }

  /// Where the steps of the last build of a list of this name are kept.
  private func lastSteps(of corpus: Corpus) -> Step { Step("steps", corpus.name, from: []) }

  /// Trains, draws and writes. Returns what was written, and the JSON of the findings.
  private func make(
    _ work: Prepared, _ writer: SiteWriter, _ terminal: inout Terminal
  ) throws -> (SiteRecord, findings: [UInt8]) {
    let (selection, maker) = (work.selection, work.maker)
    try maker.expectAll(for: selection.chapters.map(\.template), writer)
    if let trouble = maker.store.prepare() { terminal.complain("nothing new is kept: \(trouble)") }
    var builder = work.builder
    builder.progress = terminal.showsProgress ? BuildProgress(say: terminal.reporter) : nil
    let plan = builder.plan()
    let notices =
      builder.notices(of: plan)
      + (try MissingFonts(for: maker.corpus.vocabulary.symbols).map { [$0.notice] } ?? [])
    for notice in notices { terminal.say(notice) }
    if !writer.hasSite { try writeEarly(work, writer, &terminal) }
    let findings = try builder.findings(of: plan)
    terminal.progress("drawing")
    let (files, digests) = try maker.identified(
      maker.files(of: findings, from: builder, chapters: selection.chapters))
    terminal.progress("writing")
    try writer.write(files)
    let record = SiteRecord(of: files, notices: notices, summary: summary(of: findings, digests))
    return (record, files.first { $0.path == SiteMaker.findings }?.bytes ?? [])
  }

  private func finish(
    _ record: SiteRecord, _ findings: [UInt8], _ log: StepLog, _ terminal: inout Terminal
  ) throws {
    if json { try terminal.write(findings) }
    guard !terminal.isQuiet else { return }
    if explain { try terminal.print(lines: log.lines) }
    try terminal.print(
      lines: record.summary + ["the report is at \(printable(output))/index.html"])
  }

  /// Where nothing can be read yet, what is there in a second is written first: the lecture's pages.
  private func writeEarly(
    _ work: Prepared, _ writer: SiteWriter, _ terminal: inout Terminal
  ) throws {
    guard let early = work.selection.early else { return }
    var builder = work.builder
    (builder.parts, builder.recipes) = (early.parts, early.recipes)
    terminal.progress("the lecture")
    let pending = work.selection.chapters.filter { chapter in
      !early.chapters.contains { $0.id == chapter.id }
    }
    let files = try work.maker.files(
      of: builder.findings(), from: builder, chapters: early.chapters, pending: pending)
    try writer.write(work.maker.identified(files).files)
    terminal.say(
      "the lecture's pages are at \(output)/index.html; the other \(pending.count) follow")
  }

  private static func siteAddress(_ text: String) throws(UsageError) -> SiteAddress {
    guard let address = SiteAddress(text) else {
      throw .badValue("--base-url", text, expected: "an address like https://example.org/names")
    }
    return address
  }

  /// What the pages' forms compute with; nil, and a line that says so, where this build lacks it or the forms.
  private func engine(_ terminal: inout Terminal) -> [UInt8]? {
    guard PageFile.script.bytes != nil, let engine = PageFile.engine.bytes else {
      terminal.say(
        "this build of mmreport has no engine for pages: they are as without scripts ('make build' makes it)"
      )
      return nil
    }
    return engine
  }

  private func builder(
    for selection: Selection, _ maker: SiteMaker
  ) throws -> FindingsBuilder {
    let corpus = maker.corpus
    if selection.parts != [.models] { try PairTable.check(corpus) }
    var builder = FindingsBuilder(corpus: corpus)
    builder.parts = selection.parts
    (builder.recipes, builder.profile) = (selection.recipes, profile)
    (builder.seed, builder.splitSeed, builder.jobs) = (seed, splitSeed, jobs)
    builder.room = .most(bytes: room * 1_000_000)
    builder.store = FindingsStore(maker.store, engine: PageFile.numbers.digest)
    builder.keepsModels = maker.engine != nil
    return builder
  }

  private func summary(of findings: Findings, _ digests: SiteDigests) -> [String] {
    let dataset = findings.dataset
    var lines = [
      "\(printable(dataset.name)): \(dataset.words.counted("word")) of "
        + dataset.characters.counted("different character")
    ]
    if let bigram = findings.bigram {
      let last = bigram.regularised.points.last
      lines += [
        "NLL of the counts     \(bigram.countLoss.fixed(4)) nats per character",
        "  with one fake count \(bigram.smoothedLoss.fixed(4))",
        "loss of the net       \((last?.train ?? .nan).fixed(4)) after \(last?.step ?? 0) steps",
      ]
    }
    return lines + ["digest of all files   \(digests.all)"]
  }
}

extension FindingsBuilder {
  /// What is said before the work begins: what of the list is not read, and what is not trained.
  fileprivate func notices(of plan: FindingsPlan) -> [String] {
    (readingLimit.map { [$0.notice(of: corpus.name)] } ?? [])
      + plan.leftOut.map { $0.notice(of: corpus.name) }
  }
}
