import Basics
import Experiments

/// `mmreport plan tune`: a search for settings as commands that other programs start.
struct PlanTune: Subcommand {
  static let name = "plan tune"
  static let summary = "the same of a search for settings, a command for each trial"
  static let positionals = Positionals<PlanTune>.one("RECIPE", .recipe, \.recipe)

  var recipe = ""
  var format = PlanFormat.make
  var tune = Recorded<Tune>()

  static let options: [Option<PlanTune>] =
    [.choice("--format", "what is to start the commands (default: make)", \.format)]
    + Recorded<Tune>.options(without: ["--trial", "--no-cache"]).map { $0.within(\.tune) }

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    try tune.command.input.checkShared()
    let recipe = try RecipeBook.recipe(recipe)
    let corpus = try tune.command.input.corpus(&terminal, for: [recipe])
    let search = try tune.command.search(recipe, corpus, terminal)
    guard search.store.keeps else { throw UsageError.nowhereToKeep }
    let arguments = ["tune", recipe.id] + tune.words(keptIn: tune.command.cache)
    let trials = (0..<search.trialCount).map { number in
      PlanJob(name: "trial-\(number)", needs: [], arguments: arguments + ["--trial=\(number)"])
    }
    let end = PlanJob(name: "search", needs: trials.map(\.name), arguments: arguments)
    try terminal.print(format.text(of: trials + [end]))
    return .done
  }
}
