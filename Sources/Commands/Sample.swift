import Basics
import Corpora
import Experiments
import Models
import Randomness
import Training

/// `mmreport sample`: words that a model makes up.
struct Sample: Subcommand {
  static let name = "sample"
  static let summary = "let a model make up words"
  static let positionals = Positionals<Sample>.one("RECIPE", .recipe, \.recipe)

  var recipe = ""
  var input = InputOptions()
  var count = 10
  var seed: UInt64 = TorchGenerator.lectureSeed
  var draw = SamplingMethod.torch
  var temperature: Double?
  var topK = 0
  var prefix = ""
  var scope: TrainingScope?
  var splitSeed = Split.lectureSeed
  var smoothing: Double?
  var profile = Profile.standard
  var cache = StoreOptions()

  /// The recipes of the lecture, by id.
  private static let taughtByAll =
    RecipeBook.all.filter { $0.sampled == .all }.map(\.id).joined(separator: ", ")

  static let options: [Option<Sample>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .number("--count", "how many words (default: 10)", \.count, in: 1...1_000_000),
      .seed("the draws", TorchGenerator.lectureSeed, \.seed),
      .choice("--draw", "as the video, PyTorch today, or PyTorch with MKL draws", \.draw),
      .amount("--temperature", "T", "below 1 more of the likely, above 1 less", \.temperature),
      .number(
        "--top-k", "only the likeliest characters (default: 0, all)", \.topK, in: 0...1_000_000),
      .text("--prefix", "TEXT", "what every word begins with", \.prefix),
      .optionalChoice(
        "--on", "words that teach it (default: train; all for \(taughtByAll))", \.scope),
      .splitSeed(\.splitSeed),
      .profile(\.profile),
      .amount("--smoothing", "A", "the fake count of a count model", \.smoothing),
    ] + StoreOptions.options.map { $0.within(\.cache) }

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let recipe = try RecipeBook.recipe(recipe, smoothing: smoothing)
    let corpus = try input.corpus(&terminal, for: [recipe])
    let beginning = try corpus.tokens(of: prefix)
    try ReadingLimit.check(beginning, for: [recipe])
    var training = TrainingInput(corpus, scope ?? recipe.sampled, splitSeed: splitSeed)
    (training.smoothing, training.profile) = (smoothing, profile)
    training.others = try cache.models(terminal)
    let model = try training.others.model(of: recipe, on: training).model
    var generator = TorchGenerator(seed: seed)
    let sampler = Sampler(
      draw: draw, temperature: max(temperature ?? 1, Sampler.leastTemperature),
      topK: topK > 0 ? topK : nil,
      prefix: beginning)
    let words = sampler.words(count, from: model, using: &generator)
    try terminal.print(lines: words.lazy.map { printable(corpus.vocabulary.text(of: $0)) })
    return .done
  }
}
