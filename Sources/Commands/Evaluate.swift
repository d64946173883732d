import Basics
import Corpora
import Experiments
import Models

/// `mmreport evaluate`: how well models predict each part of the list.
struct Evaluate: Subcommand {
  static let name = "evaluate"
  static let summary = "train models on the train split and measure their loss"
  static let positionals = Positionals<Evaluate>.several(
    "RECIPE...", .recipe, atMost: 100, \.recipes)

  /// What is measured: a part of the list, or all of it (and then all of it was trained on).
  enum Scope: String, CaseIterable, Sendable {
    case train, dev, test, all

    /// Nil for all of the list.
    var part: Part? { Part(rawValue: rawValue) }
  }

  var recipes: [String] = []
  var input = InputOptions()
  var scope: Scope?
  var splitSeed = Split.lectureSeed
  var smoothing: Double?
  var profile = Profile.standard
  var cache = StoreOptions()
  var json = false

  static let options: [Option<Evaluate>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .optionalChoice("--split", "one part only; all trains on all words too", \.scope),
      .splitSeed(\.splitSeed),
      .amount("--smoothing", "A", "the fake count of count models", \.smoothing),
      .profile(\.profile),
    ] + StoreOptions.options.map { $0.within(\.cache) } + [
      .flag("--json", "print JSON with all digits", \.json)
    ]

  /// What is printed of one model.
  private struct Row: Encodable {
    let id: String
    /// Nats per character, by part; a number, or "inf", or null for a part without words.
    let nll: [String: NumberValue]
    let parameters: Int
  }

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let recipes = try recipes.map { id throws(ExperimentError) in
      try RecipeBook.recipe(id, smoothing: smoothing)
    }
    let corpus = try input.corpus(&terminal, for: recipes)
    let scopes = scope.map { [$0] } ?? [.train, .dev, .test]
    let models = try cache.models(terminal)
    for recipe in recipes {
      terminal.progress("training \(recipe.id)")
      let row = try row(recipe, corpus, scopes, models)
      try show(row, scopes, &terminal)
    }
    return .done
  }

  private func row(
    _ recipe: Recipe, _ corpus: Corpus, _ scopes: [Scope], _ models: TrainedModels
  ) throws -> Row {
    let split = scopes == [.all] ? nil : Split(corpus.words, seed: splitSeed)
    var training = TrainingInput(corpus, split: split)
    (training.smoothing, training.profile, training.others) = (smoothing, profile, models)
    let trained = try models.model(of: recipe, on: training)
    let losses = split.map { trained.losses(on: $0, scopes.compactMap(\.part)) }
    let nll = scopes.map { scope in
      let loss = scope.part.map { losses?[$0] ?? .nan } ?? trained.loss(on: corpus.words)
      return (scope.rawValue, NumberValue.number(loss))
    }
    return Row(
      id: recipe.id, nll: Dictionary(uniqueKeysWithValues: nll),
      parameters: trained.model.parameterCount)
  }

  private func show(_ row: Row, _ scopes: [Scope], _ terminal: inout Terminal) throws {
    if json { return try terminal.print(json: row) }
    let losses = scopes.map { scope in
      (part: scope.rawValue, loss: row.nll[scope.rawValue]?.number)
    }
    try terminal.print(lossLine(row.id, losses))
  }
}
