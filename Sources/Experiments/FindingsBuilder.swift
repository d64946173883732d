import Basics
import Corpora
import Randomness
import Synchronization
import Training

/// Runs the experiments that a report needs.
public struct FindingsBuilder: Sendable {
  public let corpus: Corpus
  public var parts: Set<FindingsPart> = Set(FindingsPart.allCases)
  public var recipes: [Recipe] = RecipeBook.all
  /// Seeds what recipes draw.
  public var seed: UInt64 = TorchGenerator.lectureSeed
  /// Shuffles the corpus before it is split.
  public var splitSeed = 42
  public var profile = Profile.standard
  /// Replaces the profile's number of steps, for networks.
  public var steps: Int?
  public var jobs = 1
  public var store = FindingsStore(folder: nil)

  public init(corpus: Corpus) { self.corpus = corpus }

  /// Something that was computed.
  private enum Product: Sendable {
    case bigram(BigramFindings)
    case chapters(LectureFindings)
    case model(ModelFindings)
    case exercise(ExerciseFindings)
  }

  private typealias Experiment = (name: String, run: @Sendable () throws -> Product)

  /// All findings, on up to `jobs` threads; the same for any number. `report` hears the name of each
  /// experiment as it ends, and how many of them have.
  public func findings(
    report: @escaping @Sendable (_ name: String, _ done: Int, _ of: Int) -> Void = { _, _, _ in }
  ) throws -> Findings {
    let experiments = experiments
    let done = Mutex(0)
    let products = try concurrently(
      jobs: jobs,
      experiments.map { experiment in
        {
          let product = try experiment.run()
          done.withLock {
            $0 += 1
            report(experiment.name, $0, experiments.count)
          }
          return product
        }
      })
    return assembled(products)
  }

  private var experiments: [Experiment] {
    (parts.contains(.exercises) ? exerciseExperiments : [])
      + (parts.contains(.models) ? modelExperiments : [])
      + (parts.isDisjoint(with: [.bigram, .chapters, .lecture]) ? [] : lectureExperiments)
  }

  private var lectureExperiments: [Experiment] {
    let lecture = Lecture(corpus)
    var experiments: [Experiment] = []
    if !parts.isDisjoint(with: [.chapters, .lecture]) {
      experiments.append(
        (
          "lecture",
          { .chapters(store.finding(["chapters", corpus.sha256]) { LectureFindings(lecture) }) }
        ))
    }
    if parts.contains(.bigram) {
      experiments.append(
        (
          "bigram",
          { .bigram(store.finding(["bigram", corpus.sha256]) { BigramFindings(lecture) }) }
        ))
    }
    return experiments
  }

  private var exerciseExperiments: [Experiment] {
    let exercises = Exercises(corpus, splitSeed: splitSeed)
    return ExerciseExperiment.all.map { experiment in
      let key = ["exercise", experiment.id, corpus.sha256, "\(splitSeed)"]
      return (
        experiment.id, { .exercise(try store.finding(key) { try experiment.run(exercises) }) }
      )
    }
  }

  private var modelExperiments: [Experiment] {
    let data = SplitCorpus(corpus, seed: splitSeed)
    let others = TrainedModels()
    return recipes.sorted { $0.begins(before: $1) }.map { recipe in
      let key =
        ["model", recipe.id, corpus.sha256, "\(splitSeed)", "\(seed)", profile.rawValue]
        + (steps.map { ["\($0)"] } ?? [])
      return (
        recipe.id,
        {
          .model(
            try store.finding(key) {
              try ModelFindings(
                recipe, on: data, seed: seed, profile: profile, steps: steps, others: others)
            })
        }
      )
    }
  }

  private func assembled(_ products: [Product]) -> Findings {
    var findings = Findings(dataset: DatasetFindings(corpus))
    for product in products {
      switch product {
      case .bigram(let bigram): findings.bigram = bigram
      case .model(let model): findings.models.append(model)
      case .exercise(let section):
        findings.exercises = findings.exercises ?? ExerciseFindings()
        findings.exercises?.merge(section)
      case .chapters(let chapters):
        findings.chapters = chapters
        findings.lecture = LectureNumbers.rows(
          chapters, expected: ExpectedNumbers(forCorpusWithSHA256: corpus.sha256))
      }
    }
    // As the recipes stand, not as they were run.
    findings.models = recipes.compactMap { recipe in findings.models.first { $0.id == recipe.id } }
    return findings
  }
}
