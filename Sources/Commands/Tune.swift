import Basics
import Corpora
import Experiments
import Kernels
import Sites

/// `mmreport tune`: looks for better settings of a network, on train and dev alone.
struct Tune: Subcommand {
  static let name = "tune"
  static let summary = "search for better settings of a network; test is never read"
  static let positionals = Positionals<Tune>.one("RECIPE", .recipe, \.recipe)

  var recipe = ""
  var input = InputOptions()
  var trials = 40
  var seed: UInt64 = 1
  var splitSeed = Split.lectureSeed
  var profile = Profile.standard
  var log: String?
  var trial: Int?
  var cache = StoreOptions()
  var jobs = availableProcessors

  static let options: [Option<Tune>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .number(
        "--trials", "settings to try, the shipped ones first (default: 40)", \.trials,
        in: 1...10_000),
      .seed("what is drawn of the settings", 1, \.seed),
      .splitSeed(\.splitSeed),
      .choice(
        "--profile", "whose settings are the first, and whose work is the limit", \.profile),
      .optionalText(
        "--log", "FILE", "keep all trials as CSV; goes on with a search that was stopped", \.log),
      .jobs("trials at a time", \.jobs),
      .optionalNumber(
        "--trial", "run this trial alone, and keep what it comes to", \.trial, in: 0...9_999),
    ] + StoreOptions.options.map { $0.within(\.cache) }

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let recipe = try RecipeBook.recipe(recipe)
    let corpus = try input.corpus(&terminal, for: [recipe])
    let search = try search(recipe, corpus, terminal)
    Crew.shared.allow(threads: trial == nil ? min(jobs, availableProcessors) : 1)
    if let trial {
      let store = try cache.store(terminal)
      guard store.keeps else { throw UsageError.nowhereToKeep }
      if let trouble = store.prepare() { throw trouble }
      guard try search.perform(trial) else { throw StepError.notKept("trial \(trial)") }
      return .done
    }
    let (printLine, progress) = (terminal.printer, terminal.reporter)
    let outcome = try search.run { count in
      terminal.say("'\(log ?? "")' has \(count.counted("run")) already; going on after them")
    } report: { run, isBest in
      progress("trial \(run.trial) of \(trials)")
      if isBest { try printLine(Self.line(run)) }
    }
    try terminal.print(lines: Self.verdict(outcome))
    return .done
  }

  /// The search that the options ask for. Throws a `TuningError`, or a `UsageError`.
  func search(
    _ recipe: Recipe, _ corpus: Corpus, _ terminal: borrowing Terminal
  ) throws -> TuningSearch {
    var search = try TuningSearch(recipe, corpus, splitSeed: splitSeed, profile: profile)
    (search.trials, search.seed, search.jobs, search.log) = (trials, seed, jobs, log)
    search.store = FindingsStore(try cache.store(terminal), engine: PageFile.numbers.digest)
    return search
  }

  private static func line(_ run: TuningSearch.Candidate) -> String {
    let name = run.trial == 0 ? "shipped" : "trial \(run.trial)"
    return "\(name)  dev \(losses(run))  \(run.parameters) parameters  \(settings(run))"
  }

  /// How the best settings compare with the shipped ones, under all seeds that both were trained with.
  static func verdict(_ outcome: TuningSearch.Outcome) -> [String] {
    let shipped = outcome.shipped
    let ours = "shipped  dev \(losses(shipped))"
    guard let best = outcome.best else {
      return [ours, "no other settings did better than the shipped ones"]
    }
    let (gain, spread) = (shipped.mean - best.mean, max(shipped.spread, best.spread))
    return [
      ours, "trial \(best.trial)  dev \(losses(best))",
      "the best trial is lower than the shipped settings by \(gain.fixed(4)) on average, and seeds alone "
        + "differ by \(spread.fixed(4)): "
        + (gain > spread ? "better" : "not better by more than luck"),
    ]
  }

  /// The mean under all seeds, and each.
  private static func losses(_ run: TuningSearch.Candidate) -> String {
    let each = run.dev.map { $0.fixed(4) }
    return each.count == 1 ? each[0] : "\(run.mean.fixed(4)) (\(each.joined(separator: ", ")))"
  }

  static func settings(_ candidate: TuningSearch.Candidate) -> String {
    candidate.settings.map { "\($0.name) \($0.value.text(.exact, for: .programs))" }.joined(
      separator: ", ")
  }
}
