import Basics
public import Corpora
import Randomness
import Synchronization
import Training

/// Runs the experiments that a report needs.
public struct FindingsBuilder: Sendable {
  /// The list of words.
  public let corpus: Corpus
  /// The parts that are computed.
  public var parts: Set<FindingsPart> = Set(FindingsPart.allCases)
  /// The recipes that are trained, if models are among the parts.
  public var recipes: [Recipe] = RecipeBook.all
  /// Seeds what recipes draw.
  public var seed: UInt64 = TorchGenerator.lectureSeed
  /// Shuffles the corpus before it is split.
  public var splitSeed = Split.lectureSeed
  /// How much work the training of networks may be.
  public var profile = Profile.standard
  /// Replaces the profile's number of steps, for networks.
  public var steps: Int?
  /// What a recipe may take: one that would take more is left out.
  public var room = Demand.most
  /// Whether models are kept for pages that ask them.
  public var keepsModels = false
  /// How many threads work on experiments.
  public var jobs = 1
  /// Hears how the experiments go; nil if nobody asks.
  public var progress: BuildProgress?
  /// Where findings are remembered from run to run; by default nowhere.
  public var store = FindingsStore.none

  /// All findings about `corpus`, one after the other, at the settings that reports have.
  public init(corpus: Corpus) { self.corpus = corpus }

  /// What experiments put their results into.
  private struct Found {
    var findings: Findings
    /// By recipe.
    var wordLosses: [String: [Double]] = [:]
  }

  private typealias Experiment = (
    name: String, bytes: Int, steps: Int, work: Double,
    find: @Sendable () throws -> @Sendable (inout Found) -> Void
  )

  /// All findings, on up to `jobs` threads; the same for any number. Throws what training throws.
  public func findings() throws -> Findings {
    try findings(from: SectionInputs(corpus, splitSeed: splitSeed, room: room))
  }

  /// The same, from inputs that others have a hand in.
  func findings(from inputs: SectionInputs) throws -> Findings {
    let readable = corpus.readable(by: shown).corpus
    let data = parts.contains(.models) || keepsModels ? SplitCorpus(readable, seed: splitSeed) : nil
    let out = leftOut(of: data)
    let others = TrainedModels()
    let experiments = FindingsPart.allCases.flatMap { part in
      part == .models
        ? (recipeExperiments(data, others) + playableExperiments(data, others)).filter { one in
          !out.contains { $0.id == one.name }
        }
        : parts.contains(part) ? sectionExperiments(part, inputs) : []
    }
    progress?.expect(experiments.count, work: experiments.reduce(0) { $0 + $1.work })
    return assembled(try results(of: experiments), out, data, inputs)
  }

  /// What takes more than so many bytes leaves holes that are worth giving back.
  private static let manyBytes = 50_000_000

  /// What the experiments find. Two of the largest are never at work at the same time, unless there are threads for
  /// many.
  private func results(
    of experiments: [Experiment]
  ) throws -> [@Sendable (inout Found) -> Void] {
    let pairs = max(1, jobs / 2)
    let memory = SharedRoom(room.bytes < .max / pairs ? room.bytes * pairs : .max)
    return try concurrently(
      jobs: jobs,
      experiments.map { experiment in
        {
          try memory(experiment.bytes) {
            progress?.begin(experiment.name, steps: experiment.steps, work: experiment.work)
            defer {
              if experiment.bytes > Self.manyBytes { giveBackHoles() }
              progress?.end(experiment.name)
            }
            return try experiment.find()
          }
        }
      })
  }

  private func sectionExperiments(
    _ part: FindingsPart, _ inputs: SectionInputs
  ) -> [Experiment] {
    FindingsSection.all.filter { $0.part == part }.sorted { $0.effort > $1.effort }.map { section in
      let find: @Sendable () throws -> @Sendable (inout Found) -> Void = {
        let put = try section.find(inputs, store)
        return { put(&$0.findings) }
      }
      return (section.page, section.bytes(inputs), 0, 0, find)
    }
  }

  /// The recipes that pages show; none where models are no part of the report.
  var shown: [Recipe] { parts.contains(.models) ? recipes : [] }

  private func recipeExperiments(_ data: SplitCorpus?, _ others: TrainedModels) -> [Experiment] {
    guard let data else { return [] }
    let ordered = shown.inOrderOfWork(jobs: jobs) { recipe in
      recipe.demand(for: input(data, others, watching: recipe))?.multiplications ?? 0
    }
    return ordered.map { recipe in
      let key = key("model", recipe) + (keepsModels ? ["kept"] : [])
      let input = input(data, others, watching: recipe)
      let (steps, work) = work(of: recipe, on: input, key)
      let find: @Sendable () throws -> @Sendable (inout Found) -> Void = {
        let model = try store.finding(key) {
          try TestedModel(
            recipe, on: data, input, keepingFor: keepsModels ? corpus : nil)
        }
        return {
          $0.findings.models.append(model.findings)
          $0.wordLosses[recipe.id] = model.wordLosses
          if let playable = model.playable { $0.findings.playable.append(playable) }
        }
      }
      return (recipe.id, recipe.bytes(on: input), steps, work, find)
    }
  }

  /// Models that pages ask and do not show: the lecture's own, and the members of a mixture.
  private func playableExperiments(_ data: SplitCorpus?, _ others: TrainedModels) -> [Experiment] {
    guard let data, keepsModels else { return [] }
    let members = Set(shown.flatMap(\.members)).subtracting(shown.map(\.id))
    let asked = RecipeBook.all.filter { recipe in
      members.contains(recipe.id)
        || recipe.sampled == .all && !shown.contains { $0.id == recipe.id }
    }
    return asked.map { recipe in
      let key = key("playable", recipe)
      let input = input(data, others, watching: recipe)
      let (steps, work) = work(of: recipe, on: input, key)
      let find: @Sendable () throws -> @Sendable (inout Found) -> Void = {
        let model = try store.finding(key) {
          try PlayableModel(recipe, on: input, of: corpus)
        }
        return { $0.findings.playable.append(model) }
      }
      return (recipe.id, recipe.bytes(on: input), steps, work, find)
    }
  }

  /// Everything that a recipe's model depends on.
  private func key(_ what: String, _ recipe: Recipe) -> [String] {
    [what, recipe.id, corpus.sha256, "\(splitSeed)", "\(seed)", profile.rawValue]
      + (steps.map { ["\($0)"] } ?? [])
      + (readingLimit.map { ["reading \($0.characters)"] } ?? [])
  }

  /// What recipes are trained on.
  func input(
    _ data: SplitCorpus, _ others: TrainedModels, watching recipe: Recipe
  ) -> TrainingInput {
    var input = TrainingInput(data.corpus, split: data.split)
    (input.seed, input.profile, input.steps, input.others) = (seed, profile, steps, others)
    if let progress { input.watch = { progress.move(recipe.id, $0) } }
    return input
  }

  /// The steps of a network that is still to be trained and the multiplications of all of them, where somebody
  /// asks for the time left.
  private func work(
    of recipe: Recipe, on input: TrainingInput, _ key: [String]
  ) -> (steps: Int, work: Double) {
    guard progress != nil, !store.has(key), let training = recipe.training, !input.words.isEmpty
    else { return (0, 0) }
    return (training.settings(for: input).steps, training.demand(for: input).multiplications)
  }

  /// What the models read of long words; nil where they read all, or none is asked for.
  public var readingLimit: ReadingLimit? { corpus.readable(by: shown).limit }

  private func assembled(
    _ results: [@Sendable (inout Found) -> Void], _ out: [LeftOut], _ data: SplitCorpus?,
    _ inputs: SectionInputs
  ) -> Findings {
    var found = Found(findings: Findings(dataset: DatasetFindings(corpus)))
    found.findings.lecture = parts.contains(.lecture) ? LectureFindings(inputs.lecture) : nil
    found.findings.exercises = parts.contains(.exercises) ? Sections() : nil
    found.findings.reading = readingLimit
    let outOfReport = out.filter { out in shown.contains { $0.id == out.id } }
    found.findings.leftOut = outOfReport.isEmpty ? nil : outOfReport
    (found.findings.seeds.models, found.findings.seeds.split) = (seed, splitSeed)
    for put in results { put(&found) }
    var findings = found.findings
    // As the recipes stand, not as they were run.
    findings.models = recipes.compactMap { recipe in findings.models.first { $0.id == recipe.id } }
    findings.playable = RecipeBook.all.compactMap { recipe in
      findings.playable.first { $0.id == recipe.id }
    }
    findings.testComparison =
      parts.contains(.models) ? data.map { comparison(found, $0.comparedWords) } : nil
    let expected = ExpectedNumbers(forCorpusWithSHA256: corpus.sha256)
    findings.checks = findings.lecture?.numbers.map { $0.check(expected[$0.id]) } ?? []
    return findings
  }

  private func comparison(_ found: Found, _ words: Words) -> TestComparison {
    TestComparison(
      examples: words.map { $0.count + 1 },
      losses: recipes.compactMap { recipe in
        found.wordLosses[recipe.id].map { (recipe.id, $0) }
      })
  }
}
