import Basics
import Corpora
import Experiments
import Kernels
import Models
import Randomness
import Training

/// `mmreport train`: networks, whose parameters and losses are kept as files.
struct Train: Subcommand {
  static let name = "train"
  static let summary = "train networks and keep their parameters as safetensors"
  static let positionals = Positionals<Train>.several("RECIPE...", .recipe, atMost: 100, \.recipes)

  var recipes: [String] = []
  var input = InputOptions()
  var output = "checkpoints"
  var logs: String?
  var steps: Int?
  var seed: UInt64 = TorchGenerator.lectureSeed
  var splitSeed = Split.lectureSeed
  var profile = Profile.standard
  var resume = false
  var changes: [String] = []
  var cache = StoreOptions()
  var jobs = availableProcessors

  static let options: [Option<Train>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .text("--output", "DIR", "where RECIPE.safetensors goes (default: checkpoints)", \.output),
      .optionalText("--logdir", "DIR", "losses as CSV and for TensorBoard, by recipe", \.logs),
      .optionalNumber(
        "--steps", "steps of training (default: the profile's)", \.steps, in: 1...100_000_000),
      .list(
        "--set", "NAME=X,...",
        "settings in place of the recipe's: \(SettingChange.names.joined(separator: ", "))",
        \.changes),
      .seed("the models", TorchGenerator.lectureSeed, \.seed),
      .splitSeed(\.splitSeed),
      .profile(\.profile),
      .flag(
        "--resume", "go on with a run that was stopped; without this, its file is an error",
        \.resume),
      .jobs("threads that share a step", \.jobs),
    ] + StoreOptions.options.map { $0.within(\.cache) }

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let recipes = try recipes.map { id throws(ExperimentError) in
      let recipe = try RecipeBook.recipe(id)
      if !recipe.learns { throw .nothingToTrain(id) }
      return recipe
    }
    let changes = try changes.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw UsageError.badValue("--set", text, expected: "a setting and its value: NAME=X")
      }
      return try SettingChange(String(parts[0]), String(parts[1]))
    }
    let corpus = try input.corpus(&terminal, for: recipes)
    let runs = recipes.map { (recipe: $0, files: files(of: $0, corpus, changes)) }
    for run in runs { try run.files.check() }
    try makeFolders(output)
    if let logs { try makeFolders(logs) }
    Crew.shared.allow(threads: jobs)
    let split = Split(corpus.words, seed: splitSeed)
    var input = TrainingInput(corpus, split: split)
    (input.seed, input.profile, input.steps, input.changes) = (seed, profile, steps, changes)
    input.others = try cache.models(terminal)
    for run in runs {
      terminal.progress("training \(run.recipe.id)")
      input.files = run.files
      try train(run.recipe, run.files, input, split, &terminal)
    }
    return .done
  }

  private func files(of recipe: Recipe, _ corpus: Corpus, _ changes: [SettingChange]) -> KeptRun {
    KeptRun(
      recipe.id, in: output, resumes: resume,
      of: [
        ("list", corpus.identity), ("seed", "\(seed)"), ("split seed", "\(splitSeed)"),
        ("profile", profile.rawValue),
      ] + changes.map { ($0.named.name, "\($0.named.value)") },
      notes: ["vocabulary": corpus.vocabulary.text(of: 0..<Token(corpus.vocabulary.count))])
  }

  private func train(
    _ recipe: Recipe, _ files: KeptRun, _ input: TrainingInput, _ split: Split,
    _ terminal: inout Terminal
  ) throws {
    let isFinished = files.isFinished
    if !isFinished, fileExists(files.path) {
      terminal.say("'\(files.path)' is of an earlier run; this one takes its place when it is done")
    }
    let trained = try input.others.model(of: recipe, on: input)
    if let model = trained.model as? any TensorModel {
      try files.keep(model.tensors, of: recipe.id, trained.history)
    }
    if isFinished { terminal.say("'\(files.path)' is of a run that is done, and stays as it is") }
    if let logs { try TrainingLog(trained.history).write(to: "\(logs)/\(recipe.id)") }
    let losses = trained.losses(on: split)
    try terminal.print(
      lossLine(recipe.id, Part.allCases.map { (part: $0.rawValue, loss: losses[$0]) }))
  }
}
