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
  /// How many threads work on experiments.
  public var jobs = 1
  /// Where findings are remembered from run to run; by default nowhere.
  public var store = FindingsStore(folder: nil)

  /// All findings about `corpus`, one after the other, at the settings that reports have.
  public init(corpus: Corpus) { self.corpus = corpus }

  private typealias Experiment = (name: String, find: @Sendable () throws -> Finding)

  /// All findings, on up to `jobs` threads; the same for any number. `report` hears the name of each
  /// experiment as it ends, and how many of them have. Throws what training throws.
  public func findings(
    report: @escaping @Sendable (_ name: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
  ) throws -> Findings {
    try findings(from: SectionInputs(corpus, splitSeed: splitSeed), report: report)
  }

  /// The same, from inputs that others have a hand in.
  func findings(
    from inputs: SectionInputs,
    report: @escaping @Sendable (_ name: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
  ) throws -> Findings {
    let experiments = FindingsPart.allCases.filter(parts.contains).flatMap { part in
      part == .models ? recipeExperiments : sectionExperiments(part, inputs)
    }
    let done = Mutex(0)
    let found = try concurrently(
      jobs: jobs,
      experiments.map { experiment in
        {
          let finding = try experiment.find()
          done.withLock {
            $0 += 1
            report(experiment.name, $0, experiments.count)
          }
          return finding
        }
      })
    return assembled(found, inputs)
  }

  private func sectionExperiments(
    _ part: FindingsPart, _ inputs: SectionInputs
  ) -> [Experiment] {
    FindingsSection.all.filter { $0.part == part }.sorted { $0.effort > $1.effort }.map { section in
      (section.page, { try section.find(inputs, store) })
    }
  }

  private var recipeExperiments: [Experiment] {
    let (readable, limit) = corpus.readable(by: recipes)
    let data = SplitCorpus(readable, seed: splitSeed)
    let others = TrainedModels()
    return recipes.sorted { $0.begins(before: $1) }.map { recipe in
      let key =
        ["model", recipe.id, corpus.sha256, "\(splitSeed)", "\(seed)", profile.rawValue]
        + (steps.map { ["\($0)"] } ?? []) + (limit.map { ["reading \($0.characters)"] } ?? [])
      let find: @Sendable () throws -> Finding = {
        let model = try store.finding(key) {
          try ModelFindings(
            recipe, on: data, seed: seed, profile: profile, steps: steps, others: others)
        }
        return { $0.models.append(model) }
      }
      return (recipe.id, find)
    }
  }

  /// What the models read of long words; nil where they read all, or none is asked for.
  public var readingLimit: ReadingLimit? {
    parts.contains(.models) ? corpus.readable(by: recipes).limit : nil
  }

  private func assembled(_ found: [Finding], _ inputs: SectionInputs) -> Findings {
    var findings = Findings(dataset: DatasetFindings(corpus))
    findings.lecture = parts.contains(.lecture) ? LectureFindings(inputs.lecture) : nil
    findings.exercises = parts.contains(.exercises) ? Sections() : nil
    findings.reading = readingLimit
    for put in found { put(&findings) }
    // As the recipes stand, not as they were run.
    findings.models = recipes.compactMap { recipe in findings.models.first { $0.id == recipe.id } }
    let expected = ExpectedNumbers(forCorpusWithSHA256: corpus.sha256)
    findings.checks = findings.lecture?.numbers.map { $0.check(expected[$0.id]) } ?? []
    return findings
  }
}
