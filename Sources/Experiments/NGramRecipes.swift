import Corpora
import Models
import Randomness
import Training

extension Recipe {
  static let trigram = counting(3, isCompared: true)
  static let fourGram = counting(4)
  static let fiveGram = counting(5)
  static let sixGram = counting(6)

  static let trigramOneMark = Recipe(
    id: "trigram-one-mark", title: "Trigram counts, one start token",
    summary: "as trigram, but the first character of a word is only ever context",
    hasSmoothing: true, variantOf: Family.counts, fitting: .smoothing, countedLength: 3
  ) { input in
    let table = ContextTable(
      input.words, order: 2, vocabularySize: input.vocabularySize, padding: .single)
    return TrainedModel(
      CountModel(table, smoothing: input.chosenSmoothing(order: 2), padding: .single))
  }

  static let trigramNetwork = Recipe(
    id: "trigram-net", title: "Trigram net, two one-hot vectors",
    summary: "one linear layer, 2 V x V, trained to convergence with decay 0.002",
    hasSmoothing: false, variantOf: Family.networks,
    ownSettingsSource: SettingsSource(sizes: .lecture, training: .hand),
    ownDemand: \.trigramNetworkDemand
  ) { $0.converged(.additive, decay: 0.002) }

  static let trigramTableNetwork = Recipe(
    id: "trigram-table-net", title: "Trigram net, one-hot pairs",
    summary: "one linear layer, V^2 x V, trained to convergence with decay 0.01",
    hasSmoothing: false, variantOf: Family.networks,
    ownSettingsSource: SettingsSource(sizes: .lecture, training: .hand),
    ownDemand: \.trigramTableDemand
  ) { $0.converged(.table, decay: 0.01) }

  static let trigramMLP = Recipe(
    id: "trigram-mlp", title: "Small MLP on two characters",
    summary: "embeddings of 16, 64 tanh units: 600 steps of AdamW on all examples at once",
    hasSmoothing: false, variantOf: Family.networks,
    ownSettingsSource: SettingsSource(sizes: .hand, training: .hand),
    ownDemand: \.trigramMLPDemand
  ) { input in
    let table = ContextTable(input.words, order: 2, vocabularySize: input.vocabularySize)
    let (network, history) = NGramMLP.trained(
      on: table, using: TorchGenerator(seed: input.seed))
    return TrainedModel(network, history: history)
  }

  /// What the recipes of this file are variants of.
  private enum Family {
    static let counts = "n-gram"
    static let networks = "trigram-net"
  }

  /// Counts of n-grams, with one fake count for all.
  private static func counting(_ n: Int, isCompared: Bool = false) -> Recipe {
    Recipe(
      id: NGramName.id(n), title: NGramName.title(n),
      summary: "counts after \(n - 1) characters; its fake count is tuned on held-out words",
      hasSmoothing: true, variantOf: Family.counts, fitting: .smoothing, isCompared: isCompared,
      countedLength: n
    ) { input in
      let smoothing = input.chosenSmoothing(order: n - 1)
      let table = ContextTable(
        input.words, order: n - 1, vocabularySize: input.vocabularySize)
      return TrainedModel(CountModel(table, smoothing: smoothing))
    }
  }
}

/// What count models are called.
enum NGramName {
  static func id(_ n: Int) -> String { [2: "bigram", 3: "trigram"][n] ?? "\(n)-gram" }
  static func title(_ n: Int) -> String {
    ([2: "Bigram", 3: "Trigram"][n] ?? "\(n)-gram") + " counts"
  }
}

extension TrainingInput {
  /// The fake count that was asked for, or the one that is best for words held out of the training.
  fileprivate func chosenSmoothing(order: Int) -> Double {
    smoothing ?? HeldOutTuning(self, order: order).smoothing(order: order)
  }

  fileprivate func converged(_ kind: SoftmaxRegression.Input, decay: Double) -> TrainedModel {
    let table = ContextTable(words, order: 2, vocabularySize: vocabularySize)
    var network = SoftmaxRegression(kind, for: table)
    network.converge(on: table, regularisation: decay)
    return TrainedModel(network)
  }
}
