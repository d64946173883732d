import Basics
import Corpora
import Training

/// A part of the findings that is computed by itself, beside others.
struct Experiment: Sendable {
  /// What a progress line calls it.
  let name: String
  let step: Step
  /// The recipes that train what it reads.
  var needs: [String] = []
  /// Bytes that it takes at the most, by and large.
  let bytes: Int
  /// The steps of a network's training and the multiplications of all of them; 0 for others.
  var steps = 0
  var work = 0.0
  let find: @Sendable () throws -> @Sendable (inout FindingsBuilder.Found) -> Void
}

extension FindingsBuilder {
  /// What was kept takes no time.
  func workLeft(of experiment: Experiment) -> Double {
    store.has(experiment.step) ? 0 : experiment.work
  }
}

/// What a builder is going to do, known before any of it is done. It is reckoned once: every network's demand takes
/// some milliseconds.
public struct FindingsPlan: Sendable {
  /// All experiments of the report in the order in which they begin.
  let experiments: [Experiment]
  /// The recipes of the report that there is no room to train.
  let modelsLeftOut: [LeftOut]
  /// Those of the exercises' own nets.
  let netsLeftOut: [LeftOut]
  /// What models are trained on; nil where none is.
  let data: SplitCorpus?
  let inputs: SectionInputs

  /// All of the report that there is no room to train.
  public var leftOut: [LeftOut] {
    modelsLeftOut + netsLeftOut.filter { net in !modelsLeftOut.contains { $0.id == net.id } }
  }
}

extension FindingsBuilder {
  /// What there is to do.
  public func plan() -> FindingsPlan {
    plan(from: SectionInputs(corpus, splitSeed: splitSeed, room: room))
  }

  /// The same, from inputs that others have a hand in.
  func plan(from inputs: SectionInputs) -> FindingsPlan {
    let readable = corpus.readable(by: shown).corpus
    let data = parts.contains(.models) || keepsModels ? SplitCorpus(readable, seed: splitSeed) : nil
    let out = leftOut(of: data)
    let others = TrainedModels(kept: store)
    let experiments = FindingsPart.allCases.flatMap { part in
      part == .models
        ? (recipeExperiments(data, others) + playableExperiments(data, others)).filter { one in
          !out.contains { $0.id == one.name }
        }
        : parts.contains(part) ? sectionExperiments(part, inputs) : []
    }
    return FindingsPlan(
      experiments: experiments,
      modelsLeftOut: out.filter { out in shown.contains { $0.id == out.id } },
      netsLeftOut: parts.contains(.exercises) ? inputs.exercises.leftOut : [], data: data,
      inputs: inputs)
  }

  private func sectionExperiments(
    _ part: FindingsPart, _ inputs: SectionInputs
  ) -> [Experiment] {
    FindingsSection.all.filter { $0.part == part }.sorted { $0.effort > $1.effort }.map { section in
      let step = section.step(inputs)
      return Experiment(
        name: section.page, step: step, bytes: section.bytes(inputs),
        find: {
          let put = try section.find(inputs, store)
          return { put(&$0.findings) }
        })
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
      experiment(
        "model", recipe, input(data, others, watching: recipe),
        from: keepsModels ? [.init("the forms", "are there")] : []
      ) { input in
        try TestedModel(recipe, on: data, input, keepingFor: keepsModels ? corpus : nil)
      } put: {
        $0.findings.models.append($1.findings)
        $0.wordLosses[recipe.id] = $1.wordLosses
        if let playable = $1.playable { $0.findings.playable.append(playable) }
      }
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
      experiment("form", recipe, input(data, others, watching: recipe)) { input in
        try PlayableModel(recipe, on: input, of: corpus)
      } put: {
        $0.findings.playable.append($1)
      }
    }
  }

  /// An experiment about the recipe's model, which depends on `more` beside what all models depend on.
  private func experiment<Value: Codable & Sendable>(
    _ kind: String, _ recipe: Recipe, _ input: TrainingInput, from more: [Step.Input] = [],
    find: @escaping @Sendable (TrainingInput) throws -> Value,
    put: @escaping @Sendable (inout Found, Value) -> Void
  ) -> Experiment {
    let step = Step(kind, recipe.id, from: trainingInputs + more)
    let training = input.words.isEmpty ? nil : recipe.training
    return Experiment(
      name: recipe.id, step: step, needs: recipe.members, bytes: recipe.bytes(on: input),
      steps: training?.settings(for: input).steps ?? 0,
      work: training?.demand(for: input).multiplications ?? 0,
      find: {
        let value = try store.finding(step) { try find(input) }
        return { put(&$0, value) }
      })
  }

  /// Everything that a recipe's model depends on.
  private var trainingInputs: [Step.Input] {
    [
      .init("the list", corpus.identity), .init("the split's seed", splitSeed),
      .init("the seed", seed), .init("the profile", profile.rawValue),
    ] + (steps.map { [.init("the number of steps", $0)] } ?? [])
      + (readingLimit.map { [.init("the reading limit", $0.characters)] } ?? [])
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
}
