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
  /// How the settings of `standard` were found.
  let standardSource: SettingsSource

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

  /// How the settings of a profile were found. Those of `full` are too dear to search for, and those of
  /// `quick` only have to be quick: the reference implementation's sizes, and fewer steps.
  func source(_ profile: Profile) -> SettingsSource {
    switch profile {
    case .quick: SettingsSource(sizes: .lecture, training: .hand)
    case .standard: standardSource
    case .full: SettingsSource(sizes: space.keepsSizes ? .lecture : .hand, training: .hand)
    }
  }

  /// The sizes of the network for what `input` holds.
  func size(_ settings: NetworkSettings, for input: TrainingInput) -> NetworkSize {
    var size = NetworkSize(vocabulary: input.vocabularySize, reading: input.words)
    self.size(&size)
    settings.apply(to: &size)
    return size
  }

  /// What a search changes: the settings that such a network has, and as many steps as it may then take.
  var searched: [Setting] { [.steps] + space.choices.map(\.setting) }

  /// The shipped settings, with as many steps as were asked for, and fewer words a step where they are long.
  func settings(for input: TrainingInput) -> NetworkSettings {
    var settings = settings(input.profile, vocabularySize: input.vocabularySize)
    settings.steps = input.steps ?? settings.steps
    settings.batch = affordable(settings.batch, reading: input.words)
    for change in input.changes { change.apply(to: &settings) }
    return settings
  }

  /// All that a network is trained with on `input`.
  func namedSettings(for input: TrainingInput) -> [NamedSetting] {
    let settings = settings(for: input)
    return named(searched + space.fixed, settings, size(settings, for: input))
  }

  /// What `settings` come to in a network of this size, those that are asked for.
  func named(
    _ asked: [Setting], _ settings: NetworkSettings, _ size: NetworkSize
  ) -> [NamedSetting] {
    asked.map {
      NamedSetting(name: $0.name, value: $0.value(settings, size))
    }
  }

  /// The loss on dev of the network as `train` begins it, in nats per character.
  func untrainedLoss(on input: TrainingInput) -> Double {
    var generator = TorchGenerator(seed: input.seed)
    let size = size(settings(for: input), for: input)
    return NeuralLanguageModel(kind, size, using: &generator).negativeLogLikelihood(of: input.dev)
  }

  /// Trains with `settings`. Throws `TrainingError`, or `SettingChangeError` where heads cannot share channels.
  func train(_ settings: NetworkSettings, on input: TrainingInput) throws -> TrainedModel {
    var generator = TorchGenerator(seed: input.seed)
    let size = size(settings, for: input)
    guard size.channels.isMultiple(of: size.heads) || !kind.hasHeads else {
      throw SettingChangeError.unequalHeads(channels: size.channels, heads: size.heads)
    }
    let model = NeuralLanguageModel(kind, size, using: &generator)
    let history = try Trainer(settings.plan, watch: input.watch)
      .train(model, on: input.words, dev: input.dev, using: &generator, keeping: input.files)
    return TrainedModel(model, history: history)
  }
}

extension NetworkTraining {
  /// Writes the files of a run that was `trained` on `input` at another time, if there are to be any. Throws
  /// `TrainingError`.
  func keep(_ trained: TrainedModel, of input: TrainingInput) throws(TrainingError) {
    guard let model = trained.model as? NeuralLanguageModel else { return }
    try input.files?.finish(model, by: settings(for: input).plan, trained.history)
  }
}

extension Recipe {
  /// The recipe of a network.
  ///
  /// - Parameters:
  ///   - published: what others have reached with it.
  ///   - isCompared: false for a variant that pictures of all models leave out.
  ///   - size: sets the sizes that are not the reference implementation's.
  ///   - space: what a search may try.
  ///   - source: how the settings of `standard` were found.
  static func network(
    _ id: String, _ title: String, _ summary: String, _ kind: ModelKind,
    published: PublishedLevel? = nil, isCompared: Bool = true,
    size: @escaping @Sendable (inout NetworkSize) -> Void = { _ in },
    space: SearchSpace = .ofTraining, source: SettingsSource = .hand,
    standard: NetworkSettings, full: NetworkSettings
  ) -> Recipe {
    var source = source
    if space.keepsSizes { source.sizes = .lecture }
    let training = NetworkTraining(
      kind: kind, size: size, standard: standard, full: full, space: space,
      standardSource: source)
    var recipe = Recipe(id: id, title: title, summary: summary, hasSmoothing: false) { input in
      try training.train(training.settings(for: input), on: input)
    }
    (recipe.training, recipe.published) = (training, published)
    (recipe.isCompared, recipe.fitting) = (isCompared, .stopping)
    return recipe
  }
}
