import Basics
public import Corpora
import Kernels
import Models
import Randomness
import Training

/// A random search for the settings of one network (Bergstra and Bengio 2012), on train and dev alone.
///
/// Its first trial are the shipped settings. Every other one draws its settings and trains for as many
/// multiplications, so that no network wins by being larger. As the lowest of many losses is low by luck too,
/// the best and the shipped settings are trained again under further seeds at the end.
public struct TuningSearch: Sendable {
  /// Trials, the shipped settings among them.
  public var trials = 40
  /// Seeds what is drawn of the settings.
  public var seed: UInt64 = 1
  /// How many trials run at a time.
  public var jobs = 1
  /// Where trials are kept, of this search and of others; by default nowhere.
  public var store = FindingsStore.none
  /// The file that keeps the trials as they end, and from which a search goes on; nil for none.
  public var log: String?

  private let training: NetworkTraining
  private let input: TrainingInput
  private let conditions: [(name: String, value: String)]
  private static let confirmingSeeds: UInt64 = 2

  /// A search on the train and dev parts of `corpus`. Throws `TuningError`.
  public init(
    _ recipe: Recipe, _ corpus: Corpus, splitSeed: Int = Split.lectureSeed,
    profile: Profile = .standard
  ) throws(TuningError) {
    guard let training = recipe.training else { throw .nothingToTune(recipe.id) }
    // It has no test part, and the search knows no more than this.
    var input = TrainingInput(corpus, split: Split(corpus.words, seed: splitSeed))
    input.profile = profile
    guard !input.words.isEmpty, !input.dev.isEmpty else { throw .tooFewWords }
    (self.training, self.input) = (training, input)
    conditions = [
      ("recipe", recipe.id),
      ("profile", profile.rawValue),
      ("list", corpus.identity),
      ("splitSeed", "\(splitSeed)"),
    ]
  }

  /// What a search found.
  public struct Outcome: Sendable {
    /// The shipped settings.
    public let shipped: Candidate
    /// Those of the trial with the lowest loss; nil where none was lower than that of the shipped settings.
    public let best: Candidate?
  }

  /// Settings that were trained under one seed or several.
  public struct Candidate: Sendable {
    /// The number of its first trial; 0 for the shipped settings.
    public let trial: Int
    public let settings: [NamedSetting]
    /// How many numbers the network learns.
    public let parameters: Int
    /// The lowest loss on dev under each seed, in nats per character.
    public let dev: [Double]
  }

  /// Runs all trials that the log does not have yet. The same for any number of jobs.
  ///
  /// - Parameters:
  ///   - resumed: hears how many trials the log had, if it had any.
  ///   - report: hears of each training run, always in the same order, and whether its settings are
  ///     new and did better than all before.
  /// - Throws: `TuningError` if the log is of another search, a `FileError`, or what `report` throws.
  public func run(
    resumed: (Int) -> Void = { _ in },
    report: @escaping @Sendable (Candidate, _ isBest: Bool) throws -> Void
  ) throws -> Outcome {
    let more = [
      ("trials", "\(trials)"),
      ("searchSeed", "\(seed)"),
    ]
    let log = TuningLog(settings: training.searched.map(\.name), conditions: conditions + more)
    let progress = try TuningProgress(log, at: self.log) { [first = input.seed] in
      try report(Candidate([$0]), $0.seed == first && $0.dev < $1)
    }
    let drawn = drawn()
    let known = try progress.known(drawn, from: 0)
    if progress.keptCount > 0 { resumed(progress.keptCount) }
    let first = try finished(drawn, known, progress, from: 0)
    let shipped = first[0]
    let lowest = first.min { $0.dev < $1.dev } ?? shipped
    let again = (lowest == shipped ? [shipped] : [shipped, lowest]).flatMap { trial in
      (1...Self.confirmingSeeds).map { trial.again(seed: input.seed &+ $0) }
    }
    let confirmed = try finished(
      again, progress.known(again, from: first.count), progress, from: first.count)
    func candidate(_ trial: Trial) -> Candidate {
      Candidate([trial] + confirmed.filter { $0.number == trial.number })
    }
    return Outcome(
      shipped: candidate(shipped), best: lowest == shipped ? nil : candidate(lowest))
  }
}

extension TuningSearch {
  /// The shipped settings, and others that differ from one another: fewer than `trials` where the space has
  /// no more.
  private func drawn() -> [Trial] {
    let shipped = training.settings(input.profile, vocabularySize: input.vocabularySize)
    let work = TrainingWork(training, on: input)
    var generator = TorchGenerator(seed: seed)
    var found = [shipped]
    // Enough to meet nearly all of a small space, and no more than a moment.
    for _ in 0..<100 * trials where found.count < trials {
      var settings = training.space.draw(from: shipped, using: &generator)
      settings.steps = work.steps(of: settings, costing: shipped)
      if !found.contains(settings) { found.append(settings) }
    }
    return found.enumerated().map { trial($0.offset, $0.element) }
  }

  private func trial(_ number: Int, _ settings: NetworkSettings) -> Trial {
    let size = training.size(settings, for: input)
    return Trial(
      number: number, seed: input.seed, settings: settings,
      named: training.named(training.searched, settings, size),
      parameters: NeuralLanguageModel(training.kind, size).parameterCount)
  }

  /// `trials` as they did, on as many threads as there may be; after the first error none begins any more.
  private func finished(
    _ trials: [Trial], _ known: [Trial?], _ progress: TuningProgress, from start: Int
  ) throws -> [Trial] {
    let tasks = trials.indices.map { number in
      { @Sendable () throws -> Trial? in
        try progress.finish(at: start + number) {
          try known[number] ?? Crew.shared.working { try trained(trials[number]) }
        }
      }
    }
    return try Crew.shared.waiting { try concurrently(jobs: jobs, tasks) }.compactMap { $0 }
  }

  /// How many trials there are: fewer than `trials` where the space has no more.
  public var trialCount: Int { drawn().count }

  /// Runs one trial alone, so that it is kept; none of a number that the space has no more for. Returns whether it
  /// was kept.
  public func perform(_ number: Int) throws -> Bool {
    let trials = drawn()
    guard trials.indices.contains(number) else { return true }
    _ = try trained(trials[number])
    return store.has(step(trials[number]))
  }

  /// The training of a trial, with all that it depends on.
  private func step(_ trial: Trial) -> Step {
    let settings = trial.named.map { Step.Input($0.name, $0.value.text(.exact, for: .programs)) }
    let id = conditions[0].value
    return Step(
      "trial", id,
      from: conditions.dropFirst().map { .init($0.name, $0.value) } + settings
        + [.init("the seed", trial.seed)])
  }

  private func trained(_ trial: Trial) throws -> Trial {
    let lowest = try store.finding(step(trial)) { try self.lowest(trial) }
    var trial = trial
    (trial.dev, trial.bestStep) = (lowest.dev ?? .infinity, lowest.step)
    return trial
  }

  /// The lowest loss on dev of a training with the settings of `trial`, and its step.
  private func lowest(_ trial: Trial) throws -> Lowest {
    var input = input
    input.seed = trial.seed
    do {
      let points = try training.train(trial.settings, on: input).history.points
      let lowest = points.min { ($0.dev ?? .infinity) < ($1.dev ?? .infinity) }
      return Lowest(dev: lowest?.dev, step: lowest?.step ?? 0)
    } catch TrainingError.diverged {
      // As bad as can be, and no reason to end the search.
      return Lowest(dev: nil, step: 0)
    }
  }

  /// What is kept of a trial.
  private struct Lowest: Codable {
    /// In nats per character; nil where training diverged.
    let dev: Double?
    let step: Int
  }
}

extension TuningSearch.Candidate {
  /// The same settings under one seed after the other.
  fileprivate init(_ trials: [Trial]) {
    (trial, settings, parameters) = (trials[0].number, trials[0].named, trials[0].parameters)
    dev = trials.map(\.dev)
  }

  /// The mean of its losses.
  public var mean: Double { Experiments.mean(dev) }

  /// The difference between the highest and the lowest of its losses.
  public var spread: Double { (dev.max() ?? 0) - (dev.min() ?? 0) }
}
