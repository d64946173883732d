import Basics
import Corpora
import Experiments
import Models
import Randomness
import Training

/// `mmreport train`: networks, whose parameters and losses are kept as files.
struct Train: Subcommand {
  static let name = "train"
  static let summary = "train networks and keep their parameters as safetensors"
  static let positionals = Positionals<Train>.several("RECIPE...", atMost: 100, \.recipes)

  var recipes: [String] = []
  var input = InputOptions()
  var output = "checkpoints"
  var logs: String?
  var steps = 0
  var seed: UInt64 = TorchGenerator.lectureSeed
  var splitSeed = Split.lectureSeed
  var profile = Profile.standard
  var resume = false

  static let options: [Option<Train>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .text("--output", "DIR", "where RECIPE.safetensors goes (default: checkpoints)", \.output),
      .optionalText("--logdir", "DIR", "losses as CSV and for TensorBoard, by recipe", \.logs),
      .number(
        "--steps", "steps of training (default: the profile's)", \.steps, in: 0...100_000_000),
      .number(
        "--seed", "seeds the models (default: \(TorchGenerator.lectureSeed))", \.seed,
        in: 0...UInt64.max),
      .number(
        "--split-seed", "shuffles the words before they are split (default: \(Split.lectureSeed))",
        \.splitSeed,
        in: Int.min...Int.max),
      .choice("--profile", "how much work training may be", \.profile),
      .flag("--resume", "go on with a run that was stopped", \.resume),
    ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let recipes = try recipes.map { id throws(ExperimentError) in try RecipeBook.recipe(id) }
    let corpus = try input.corpus(&terminal)
    let split = Split(corpus.words, seed: splitSeed)
    try makeFolders(output)
    if let logs { try makeFolders(logs) }
    for recipe in recipes {
      terminal.progress("training \(recipe.id)")
      try train(recipe, corpus, split, &terminal)
    }
    return .done
  }

  private func train(
    _ recipe: Recipe, _ corpus: Corpus, _ split: Split, _ terminal: inout Terminal
  ) throws {
    let state = TrainingStateFile(
      "\(output)/\(recipe.id).part.safetensors", resumes: resume,
      of: [
        ("list", corpus.sha256), ("seed", "\(seed)"), ("split seed", "\(splitSeed)"),
        ("profile", profile.rawValue),
      ])
    var input = TrainingInput(corpus, split: split)
    (input.seed, input.profile) = (seed, profile)
    (input.steps, input.state) = (steps > 0 ? steps : nil, state)
    let trained = try recipe.train(input)
    if let model = trained.model as? NeuralLanguageModel {
      let vocabulary = corpus.vocabulary.text(of: 0..<Token(corpus.vocabulary.count))
      try Checkpoint.write(
        model, to: "\(output)/\(recipe.id).safetensors", notes: ["vocabulary": vocabulary])
    }
    if let logs { try TrainingLog(trained.history).write(to: "\(logs)/\(recipe.id)") }
    state.remove()
    let measured = trained.losses(on: split)
    let losses = Part.allCases.map { "\($0.rawValue) \((measured[$0] ?? .nan).fixed(4))" }
    try terminal.print("\(recipe.id)  " + losses.joined(separator: "  ") + "  nats per character")
  }
}
