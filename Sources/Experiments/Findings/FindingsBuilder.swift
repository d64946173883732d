import Basics
public import Corpora
import Kernels
import Randomness
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
  struct Found {
    var findings: Findings
    /// By recipe.
    var wordLosses: [String: [Double]] = [:]
  }

  /// All findings, on up to `jobs` threads; the same for any number. Throws what training throws.
  public func findings() throws -> Findings { try findings(of: plan()) }

  /// The same, when it is known what there is to do.
  public func findings(of plan: FindingsPlan) throws -> Findings {
    progress?.expect(
      plan.experiments.count, work: plan.experiments.reduce(0) { $0 + workLeft(of: $1) })
    return assembled(try results(of: plan.experiments), plan)
  }

  /// What takes more than so many bytes leaves holes that are worth giving back.
  private static let manyBytes = 50_000_000

  /// What the experiments find. Two of the largest are never at work at the same time, unless there are threads for
  /// many.
  func results(of experiments: [Experiment]) throws -> [@Sendable (inout Found) -> Void] {
    let pairs = max(1, jobs / 2)
    let memory = SharedRoom(room.bytes < .max / pairs ? room.bytes * pairs : .max)
    let tasks = experiments.map { experiment in
      { @Sendable in try memory(experiment.bytes) { try found(by: experiment) } }
    }
    return try Crew.shared.waiting { try concurrently(jobs: jobs, tasks) }
  }

  private func found(by experiment: Experiment) throws -> @Sendable (inout Found) -> Void {
    progress?.begin(experiment.name, steps: experiment.steps, work: workLeft(of: experiment))
    defer {
      if experiment.bytes > Self.manyBytes { giveBackHoles() }
      progress?.end(experiment.name)
    }
    return try Crew.shared.working { try experiment.find() }
  }

  /// What the models read of long words; nil where they read all, or none is asked for.
  public var readingLimit: ReadingLimit? { corpus.readable(by: shown).limit }

  private func assembled(
    _ results: [@Sendable (inout Found) -> Void], _ plan: FindingsPlan
  ) -> Findings {
    var found = Found(findings: Findings(dataset: DatasetFindings(corpus)))
    found.findings.lecture = parts.contains(.lecture) ? LectureFindings(plan.inputs.lecture) : nil
    found.findings.exercises = parts.contains(.exercises) ? Sections() : nil
    found.findings.reading = readingLimit
    found.findings.leftOut = plan.modelsLeftOut.isEmpty ? nil : plan.modelsLeftOut
    (found.findings.seeds.models, found.findings.seeds.split) = (seed, splitSeed)
    for put in results { put(&found) }
    var findings = found.findings
    // As the recipes stand, not as they were run.
    findings.models = recipes.compactMap { recipe in findings.models.first { $0.id == recipe.id } }
    findings.playable = RecipeBook.all.compactMap { recipe in
      findings.playable.first { $0.id == recipe.id }
    }
    findings.testComparison =
      parts.contains(.models) ? plan.data.map { comparison(found, $0.comparedWords) } : nil
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
