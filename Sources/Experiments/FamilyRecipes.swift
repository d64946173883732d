/// The makemore family: the reference implementation's networks and those that its README names.
extension Recipe {
  static let mlp = network(
    "mlp", "MLP", "one hidden layer on all characters so far (Bengio et al. 2003)", kind: "mlp",
    standard: .init(steps: 4000, dropout: 0.2, hidden: 128),
    full: .init(steps: 20_000, dropout: 0.3, hidden: 256))

  static let rnn = network(
    "rnn", "RNN", "a state that each character moves (Elman 1990)", kind: "rnn",
    standard: .init(steps: 6000, dropout: 0.1, hidden: 128),
    full: .init(steps: 20_000, peak: 2e-3, dropout: 0.2, hidden: 256))

  static let gru = network(
    "gru", "GRU", "a state with gates that keep or renew it (Cho et al. 2014)", kind: "gru",
    effort: 2,
    standard: .init(steps: 5000, peak: 3e-3, dropout: 0.2, hidden: 192),
    full: .init(steps: 16_000, peak: 3e-3, dropout: 0.3, weightDecay: 0.05, hidden: 256))

  static let lstm = network(
    "lstm", "LSTM", "a state and a memory behind gates (Graves 2013)", kind: "lstm", effort: 5,
    standard: .init(steps: 5000, peak: 3e-3, dropout: 0.2, weightDecay: 0.05, hidden: 256),
    full: .init(steps: 20_000, peak: 3e-3, dropout: 0.35, weightDecay: 0.05, hidden: 320))

  static let bagOfWords = network(
    "bow", "Bag of words", "the mean of all characters so far, and one hidden layer", kind: "bow",
    standard: .init(steps: 4000), full: .init(steps: 20_000, hidden: 256))

  static let cnn = network(
    "cnn", "CNN", "convolutions that reach 1, 2, 4 and 8 characters back (WaveNet, 2016)",
    kind: "cnn", effort: 3,
    standard: .init(steps: 6000, dropout: 0.2),
    full: .init(steps: 20_000, peak: 2e-3, dropout: 0.3, weightDecay: 0.1, channels: 128))

  static let transformer = network(
    "transformer", "Transformer", "four layers of attention (Vaswani et al. 2017)",
    kind: "transformer", effort: 4,
    standard: standardTransformer, full: fullTransformer)

  fileprivate static let standardTransformer = NetworkSettings(
    steps: 6000, peak: 2e-3, dropout: 0.1)
  fileprivate static let fullTransformer = NetworkSettings(
    steps: 16_000, peak: 2e-3, dropout: 0.15, weightDecay: 0.1)
}

/// Findings of others, tried on the family.
extension Recipe {
  static let tiedTransformer = network(
    "transformer-tied", "Transformer, tied weights",
    "the embedding is the last layer's weight too (Press and Wolf 2017)",
    kind: "transformer", effort: 4,
    size: { $0.tiesWeights = true },
    standard: standardTransformer, full: fullTransformer)
}

/// The networks of the follow-up lectures, at their sizes.
extension Recipe {
  static let shortMLP = lectureMLP("mlp-3", "MLP, three characters", published: 2.17)

  static let planeMLP = lectureMLP(
    "mlp-plane", "MLP, letters in a plane", "two numbers a letter, so that they can be drawn",
    channels: 2)

  static let batchNormMLP = lectureMLP(
    "mlp-batchnorm", "MLP with batch normalisation", "the third lecture's", published: 2.10,
    batchNorm: true)

  /// Three characters of context and 200 hidden units.
  private static func lectureMLP(
    _ id: String, _ title: String, _ summary: String = "the second lecture's",
    published: Double? = nil, channels: Int = 10, batchNorm: Bool = false
  ) -> Recipe {
    network(
      id, title, summary, kind: "mlp", published: published,
      size: { size in
        (size.context, size.channels, size.hidden) = (3, channels, 200)
        (size.blankIsBoundary, size.batchNorm) = (true, batchNorm)
      },
      standard: .init(steps: 5000), full: .init(steps: 12_000))
  }

  static let waveNet = network(
    "wavenet", "Hierarchical WaveNet", "the sixth lecture's", kind: "wavenet", effort: 2,
    published: 1.993,
    size: { size in (size.channels, size.hidden, size.layers) = (24, 128, 3) },
    standard: .init(steps: 4000), full: .init(steps: 8000))
}
