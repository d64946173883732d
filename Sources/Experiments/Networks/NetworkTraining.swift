import Basics
public import Models
import Randomness
import Training

/// What trains a network: its kind, the sizes that make it this recipe, its settings for each profile, and
/// which of them a search may change.
public struct NetworkTraining: Sendable {
  /// The kind of network.
  public let kind: ModelKind
  /// Sets the sizes that are not the reference implementation's.
  let size: @Sendable (inout NetworkSize) -> Void
  let standard, full: NetworkSettings
  /// What a search may try.
  let space: SearchSpace

  /// The settings that ship for a profile; for a script of thousands of characters, whose every step costs
  /// more, as many steps as take about as long.
  func settings(_ profile: Profile, vocabularySize: Int) -> NetworkSettings {
    var settings =
      switch profile {
      case .quick: standard.quick
      case .standard: standard
      case .full: full
      }
    let alphabet = 150
    settings.steps = max(1, settings.steps * alphabet / max(alphabet, vocabularySize))
    return settings
  }

  /// The sizes of the network for what `input` holds.
  func size(_ settings: NetworkSettings, for input: TrainingInput) -> NetworkSize {
    var size = NetworkSize(vocabulary: input.vocabularySize, reading: input.words)
    self.size(&size)
    settings.apply(to: &size)
    return size
  }

  /// The settings that such a network really has: its steps, and what a search may change.
  var searched: [Setting] { [.steps] + space.choices.map(\.setting) }

  /// What `settings` come to in a network of this size.
  func named(_ settings: NetworkSettings, _ size: NetworkSize) -> [NamedSetting] {
    searched.map {
      NamedSetting(name: $0.name, value: $0.value(settings, size).text(.exact, for: .programs))
    }
  }

  /// Trains with `settings`. Throws `TrainingError`.
  func train(_ settings: NetworkSettings, on input: TrainingInput) throws -> TrainedModel {
    var generator = TorchGenerator(seed: input.seed)
    let model = NeuralLanguageModel(kind, size(settings, for: input), using: &generator)
    let history = try Trainer(settings.plan)
      .train(model, on: input.words, dev: input.dev, using: &generator, keeping: input.state)
    return TrainedModel(model, history: history)
  }
}

extension Recipe {
  /// The recipe of a network.
  ///
  /// - Parameters:
  ///   - effort: how long it takes beside the others.
  ///   - published: what others have reached with it, in nats per character.
  ///   - isCompared: false for a variant that pictures of all models leave out.
  ///   - size: sets the sizes that are not the reference implementation's.
  ///   - space: what a search may try.
  static func network(
    _ id: String, _ title: String, _ summary: String, _ kind: ModelKind, effort: Int = 1,
    published: Double? = nil, isCompared: Bool = true,
    size: @escaping @Sendable (inout NetworkSize) -> Void = { _ in },
    space: SearchSpace = .fixedSizes, standard: NetworkSettings, full: NetworkSettings
  ) -> Recipe {
    let training = NetworkTraining(
      kind: kind, size: size, standard: standard, full: full, space: space)
    var recipe = Recipe(id: id, title: title, summary: summary, hasSmoothing: false) { input in
      var settings = training.settings(input.profile, vocabularySize: input.vocabularySize)
      settings.steps = input.steps ?? settings.steps
      return try training.train(settings, on: input)
    }
    (recipe.training, recipe.effort, recipe.published) = (training, effort, published)
    recipe.isCompared = isCompared
    return recipe
  }
}
