import Corpora
import Models
import Randomness
import Training

extension Recipe {
  /// The recipe of a network: what it is, how large, and how it is trained in each profile.
  ///
  /// - Parameters:
  ///   - kind: an id of `ModelCatalog`.
  ///   - size: changes the reference implementation's sizes.
  ///   - plan: changes the plan that all networks start from.
  static func network(
    _ id: String, _ title: String, _ summary: String, kind: String,
    size: @escaping @Sendable (inout NetworkSize, Profile) -> Void = { _, _ in },
    plan: @escaping @Sendable (inout TrainingPlan, Profile) -> Void = { _, _ in }
  ) -> Recipe {
    Recipe(id: id, title: title, summary: summary, hasSmoothing: false) { input in
      guard let kind = ModelCatalog.kind(kind) else {
        preconditionFailure("recipe \(id) is about a network that the catalog does not have")
      }
      var networkSize = NetworkSize(
        vocabulary: input.vocabularySize, positions: input.words.longest + 1)
      size(&networkSize, input.profile)
      var trainingPlan = TrainingPlan(profile: input.profile)
      plan(&trainingPlan, input.profile)
      var generator = TorchGenerator(seed: input.seed)
      let model = NeuralLanguageModel(kind, networkSize, using: &generator)
      let history = try Trainer(trainingPlan).train(
        model, on: input.words, dev: input.dev, using: &generator)
      return TrainedModel(model, history: history)
    }
  }
}

extension TrainingPlan {
  /// What all networks start from: AdamW, a short warm-up, and down along a cosine.
  init(profile: Profile) {
    let steps =
      switch profile {
      case .quick: 300
      case .standard: 4000
      case .full: 20_000
      }
    self.init(
      steps: steps, schedule: .cosine(peak: 4e-3, warmUp: max(10, steps / 50), floor: 0.01))
    batchSize = 64
    clip = 1
    looks = profile == .quick ? 5 : 20
  }
}

extension Words {
  /// The characters of the longest word.
  fileprivate var longest: Int { reduce(0) { Swift.max($0, $1.count) } }
}

extension Recipe {
  static let mlp = network(
    "mlp", "MLP", "one hidden layer on all characters so far (Bengio et al. 2003)", kind: "mlp")

  static let rnn = network(
    "rnn", "RNN", "a state that each character moves (Elman 1990)", kind: "rnn")

  static let gru = network(
    "gru", "GRU", "a state with gates that keep or renew it (Cho et al. 2014)", kind: "gru")

  static let lstm = network(
    "lstm", "LSTM", "a state and a memory behind gates (Graves 2013)", kind: "lstm")

  static let bagOfWords = network(
    "bow", "Bag of words", "the mean of all characters so far, and one hidden layer", kind: "bow")

  static let cnn = network(
    "cnn", "CNN", "convolutions that reach 1, 2, 4 and 8 characters back (WaveNet, 2016)",
    kind: "cnn")

  static let transformer = network(
    "transformer", "Transformer", "four layers of attention (Vaswani et al. 2017)",
    kind: "transformer",
    plan: { plan, _ in
      plan.schedule = .cosine(peak: 2e-3, warmUp: plan.steps / 50, floor: 0.01)
      plan.dropout = 0.1
    })

  static let shortMLP = network(
    "mlp-3", "MLP, three characters", "the second lecture's: 2.17 on dev as published",
    kind: "mlp",
    size: { size, _ in
      (size.context, size.channels, size.hidden) = (3, 10, 200)
      size.blankIsBoundary = true
    })

  static let batchNormMLP = network(
    "mlp-batchnorm", "MLP with batch normalisation",
    "the third lecture's: 2.10 on dev as published", kind: "mlp",
    size: { size, _ in
      (size.context, size.channels, size.hidden) = (3, 10, 200)
      (size.blankIsBoundary, size.batchNorm) = (true, true)
    },
    plan: { plan, _ in plan.sharesRows = false })

  static let waveNet = network(
    "wavenet", "Hierarchical WaveNet", "the sixth lecture's: 1.993 on dev as published",
    kind: "wavenet",
    size: { size, _ in (size.channels, size.hidden, size.layers) = (24, 128, 3) },
    plan: { plan, _ in plan.sharesRows = false })
}
