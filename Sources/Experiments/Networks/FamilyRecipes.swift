import Models
import Training

extension Recipe {
  /// The makemore family: the reference implementation's networks, those that its README names, and
  /// findings of others tried on them.
  static let family: [Recipe] = [
    network(
      "mlp", "MLP", "one hidden layer on all characters so far (Bengio et al. 2003)", .mlp,
      space: .oneHidden, source: .search("mlp", seedDeviation: 0.0036),
      standard: .init(
        steps: 1300, batch: 128, peak: 1.6e-2, weightDecay: 0.03, channels: 32, hidden: 320),
      full: .init(steps: 20_000, dropout: 0.3, hidden: 256)),
    network(
      "rnn", "RNN", "a state that each character moves (Elman 1990)", .rnn, space: .oneHidden,
      source: .search("rnn", seedDeviation: 0.0009),
      standard: .init(
        steps: 1500, batch: 128, peak: 1.6e-2, weightDecay: 0.1, channels: 96, hidden: 192),
      full: .init(steps: 20_000, peak: 2e-3, dropout: 0.2, hidden: 256)),
    network(
      "gru", "GRU", "a state with gates that keep or renew it (Cho et al. 2014)", .gru,
      space: .oneHidden, source: .search("gru", seedDeviation: 0.0014),
      standard: .init(
        steps: 1400, batch: 128, peak: 1.6e-2, weightDecay: 0.1, channels: 96, hidden: 192),
      full: .init(steps: 16_000, peak: 3e-3, dropout: 0.3, weightDecay: 0.05, hidden: 256)),
    network(
      "lstm", "LSTM", "a state and a memory behind gates (Graves 2013)", .lstm,
      space: .oneHidden, source: .kept("lstm", seedDeviation: 0.0032),
      standard: .init(
        steps: 1100, batch: 128, peak: 1.4e-2, warmUp: 0.05, dropout: 0.05, weightDecay: 0.1,
        channels: 48,
        hidden: 320),
      full: .init(steps: 20_000, peak: 3e-3, dropout: 0.35, weightDecay: 0.05, hidden: 320)),
    network(
      "bow", "Bag of words", "the mean of all characters so far, and one hidden layer", .bagOfWords,
      space: .oneHidden, source: .search("bow", seedDeviation: 0.0024),
      standard: .init(
        steps: 1100, batch: 128, peak: 1.6e-2, weightDecay: 0.03, channels: 32, hidden: 320),
      full: .init(steps: 20_000, hidden: 256)),
    network(
      "cnn", "CNN", "convolutions that reach 1, 2, 4 and 8 characters back (WaveNet, 2016)", .cnn,
      space: .convolutions, source: .kept("cnn", seedDeviation: 0.0010),
      standard: .init(
        steps: 1700, batch: 128, peak: 7e-3, dropout: 0.05, weightDecay: 0.1, channels: 80),
      full: .init(steps: 20_000, peak: 2e-3, dropout: 0.3, weightDecay: 0.1, channels: 128)),
    network(
      "transformer", "Transformer", "four layers of attention (Vaswani et al. 2017)", .transformer,
      space: .attention, source: transformerSource,
      standard: standardTransformer, full: fullTransformer),
    network(
      "transformer-tied", "Transformer, tied weights",
      "the embedding is the last layer's weight too (Press and Wolf 2017)", .transformer,
      isCompared: false, size: { $0.tiesWeights = true }, space: .attention,
      source: transformerSource, standard: standardTransformer, full: fullTransformer),
  ]

  private static let transformerSource = SettingsSource.kept("transformer", seedDeviation: 0.0028)
  private static let standardTransformer = NetworkSettings(
    steps: 2000, batch: 128, peak: 7e-3, dropout: 0.02)
  private static let fullTransformer = NetworkSettings(
    steps: 16_000, peak: 2e-3, dropout: 0.15, weightDecay: 0.1)
}

extension Recipe {
  /// The networks of the follow-up lectures, at their sizes.
  static let followUps: [Recipe] = [
    shortMLP(
      "mlp-plane", "MLP, characters in a plane",
      "two numbers per character, so that they can be drawn",
      seedDeviation: 0.0066, isCompared: false, channels: 2),
    shortMLP(
      "mlp-3", "MLP, three characters", "the second lecture's", seedDeviation: 0.0017,
      published: .plainMLP),
    shortMLP(
      "mlp-batchnorm", "MLP with batch normalisation", "the third lecture's",
      seedDeviation: 0.0020, published: .batchNormMLP,
      batchNorm: true),
    network(
      "wavenet", "Hierarchical WaveNet", "the sixth lecture's", .waveNet,
      published: .waveNet,
      size: { size in (size.channels, size.hidden, size.layers) = (24, 128, 3) },
      space: .lectureTree, source: .kept("wavenet", seedDeviation: 0.0024),
      standard: .init(steps: 3600, peak: 5e-3), full: .init(steps: 8000)),
  ]

  /// Three characters of context and 200 hidden units.
  private static func shortMLP(
    _ id: String, _ title: String, _ summary: String, seedDeviation: Double,
    published: PublishedLevel? = nil,
    isCompared: Bool = true, channels: Int = 10, batchNorm: Bool = false
  ) -> Recipe {
    network(
      id, title, summary, .mlp, published: published, isCompared: isCompared,
      size: { size in
        (size.context, size.channels, size.hidden) = (3, channels, 200)
        (size.blankIsBoundary, size.batchNorm) = (true, batchNorm)
      },
      space: .lectureMLP, source: .kept(id, seedDeviation: seedDeviation),
      standard: .init(steps: 5000), full: .init(steps: 12_000))
  }
}
