import Basics
import Corpora
import Experiments
import Models

/// `mmreport score`: what models think of a word, letter by letter.
struct Score: Subcommand {
  static let name = "score"
  static let summary = "say how surprising words are, letter by letter"
  static let positionals = Positionals<Score>.several("NAME...", atMost: 1000, \.names)

  /// Quick to make, from little memory to much.
  private static let defaultRecipes = ["bigram", "trigram", "kneser-ney-5"]

  var names: [String] = []
  var input = InputOptions()
  var recipes: [String] = []
  var profile = Profile.standard
  var cache = StoreOptions()
  var json = false

  static let options: [Option<Score>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .list(
        "--recipe", "ID,...",
        "which models (default: \(defaultRecipes.joined(separator: ",")))", \.recipes, .recipes),
      .profile(\.profile),
    ] + StoreOptions.options.map { $0.within(\.cache) } + [
      .flag("--json", "print JSON with all digits", \.json)
    ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let ids = recipes.isEmpty ? Self.defaultRecipes : recipes
    let chosen = try ids.map { id throws(ExperimentError) in try RecipeBook.recipe(id) }
    let corpus = try input.corpus(&terminal, for: chosen)
    let names = try names.map { try corpus.tokens(of: $0) }
    for name in names { try ReadingLimit.check(name, for: chosen) }
    var training = TrainingInput(corpus, split: Split(corpus.words))
    (training.profile, training.others) = (profile, try cache.models(terminal))
    let models = try chosen.map { recipe in
      terminal.progress("training \(recipe.id)")
      return (recipe: recipe, model: try training.others.model(of: recipe, on: training).model)
    }
    for name in names {
      try show(
        NameScore(name[...], vocabulary: corpus.vocabulary, models: models), &terminal)
    }
    return .done
  }

  private func show(_ score: NameScore, _ terminal: inout Terminal) throws {
    if json {
      return try terminal.print(json: score)
    }
    try terminal.print(printable(score.letters.dropLast().joined()))
    let titles = score.models.map(\.id)
    let width = max(8, (titles.map(\.count).max() ?? 0) + 2)
    try terminal.print("        " + titles.map { rightAligned($0, width) }.joined())
    for (index, letter) in score.letters.enumerated() {
      let values = score.models.map { rightAligned($0.probabilities[index].fixed(4), width) }
      try terminal.print("  " + printable(letter) + "     " + values.joined())
    }
    let losses = score.models.map { rightAligned($0.surprisalPerCharacter.fixed(4), width) }
    try terminal.print("  NLL   " + losses.joined() + "  nats per character")
  }
}
