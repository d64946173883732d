import Corpora
import Models
import Randomness
import Tensors
import Training

/// How large a network is and how long it trains: what differs from profile to profile.
struct NetworkSettings: Sendable {
  var steps: Int
  /// The highest learning rate of AdamW, after a short warm-up and before the way down along a cosine.
  var peak: Float = 4e-3
  var dropout: Float = 0
  var weightDecay: Float = 0.01
  /// C, H and layers, where they are not the model's own.
  var channels: Int?
  var hidden: Int?
  var layers: Int?

  /// The same network for as long as a glance takes.
  fileprivate var quick: NetworkSettings {
    var quick = self
    (quick.steps, quick.dropout) = (min(200, steps), 0)
    (quick.channels, quick.hidden) = (nil, nil)
    return quick
  }

  fileprivate func apply(to size: inout NetworkSize) {
    size.channels = channels ?? size.channels
    size.hidden = hidden ?? size.hidden
    size.layers = layers ?? size.layers
  }

  /// 64 words a step, the gradient cut to 1.
  fileprivate var plan: TrainingPlan {
    var plan = TrainingPlan(
      steps: steps, schedule: .cosine(peak: peak, warmUp: max(10, steps / 50), floor: 0.01))
    (plan.batchSize, plan.clip) = (64, 1)
    (plan.dropout, plan.optimizer) = (
      dropout, AnyOptimizer(AdamW(weightDecay: weightDecay))
    )
    plan.evaluations = steps < 1000 ? 3 : 20
    return plan
  }
}

extension Recipe {
  /// The recipe of a network: what it is, its sizes where they are not the reference implementation's, and
  /// its settings for each profile.
  ///
  /// - Parameters:
  ///   - effort: how long it takes beside the others.
  ///   - published: what others have reached with it, in nats per character.
  ///   - isCompared: false for a variant that pictures of all models leave out.
  static func network(
    _ id: String, _ title: String, _ summary: String, _ kind: ModelKind, effort: Int = 1,
    published: Double? = nil, isCompared: Bool = true,
    size: @escaping @Sendable (inout NetworkSize) -> Void = { _ in },
    standard: NetworkSettings, full: NetworkSettings
  ) -> Recipe {
    var recipe = Recipe(id: id, title: title, summary: summary, hasSmoothing: false) { input in
      var settings =
        switch input.profile {
        case .quick: standard.quick
        case .standard: standard
        case .full: full
        }
      settings.steps = input.steps ?? settings.steps(for: input)
      var networkSize = NetworkSize(vocabulary: input.vocabularySize, reading: input.words)
      size(&networkSize)
      settings.apply(to: &networkSize)
      var generator = TorchGenerator(seed: input.seed)
      let model = NeuralLanguageModel(kind, networkSize, using: &generator)
      let history = try Trainer(settings.plan)
        .train(model, on: input.words, dev: input.dev, using: &generator, keeping: input.files)
      return TrainedModel(model, history: history)
    }
    (recipe.network, recipe.effort, recipe.published) = (kind, effort, published)
    (recipe.isCompared, recipe.learns) = (isCompared, true)
    return recipe
  }
}

extension NetworkSettings {
  /// The steps of the profile; for a script of thousands of characters, or for long words, whose every step
  /// costs more, as many as take about as long.
  fileprivate func steps(for input: TrainingInput) -> Int {
    let alphabet = 150
    return affordable(steps * alphabet / max(alphabet, input.vocabularySize), reading: input.words)
  }
}
