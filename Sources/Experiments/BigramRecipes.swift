import Corpora
import Models
import Randomness
import Training

extension Recipe {
  static let bigram = Recipe(
    id: "bigram", title: "Bigram counts",
    summary: "how often each character follows each other, plus a fake count (default 1)",
    hasSmoothing: true, isCompared: true, sampled: .all, countedLength: 2
  ) { input in
    let table = ContextTable(input.words, order: 1, vocabularySize: input.vocabularySize)
    return TrainedModel(CountModel(table, smoothing: input.smoothing ?? 1))
  }

  static let bigramNetwork = Recipe(
    id: "bigram-net", title: "Bigram neural net",
    summary: "one linear layer and a softmax: 200 steps of full-batch descent, rate 50, decay 0.01",
    hasSmoothing: false, variantOf: bigram.id, sampled: .all,
    ownSettingsSource: SettingsSource(sizes: .lecture, training: .lecture),
    ownDemand: \.bigramNetworkDemand
  ) { input in
    let table = ContextTable(input.words, order: 1, vocabularySize: input.vocabularySize)
    var generator = TorchGenerator(seed: input.seed)
    var network = BigramNetwork(vocabularySize: input.vocabularySize, using: &generator)
    let history = FullBatchDescent().train(&network, on: table)
    return TrainedModel(network, history: history)
  }
}
