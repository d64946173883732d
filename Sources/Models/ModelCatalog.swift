import Basics
import Tensors

/// A kind of network, by the id that a user types.
public struct ModelKind: Sendable {
  public let id: String
  public let title: String
  /// Where it comes from.
  public let source: String
  /// Whether the reference implementation has it, so that it can be replayed.
  public let isInReference: Bool
  /// Declares its parameters in a set, in PyTorch's order.
  public let make: @Sendable (NetworkSize, ParameterSet) -> any NeuralModel

  init(
    _ id: String, _ title: String, _ source: String, isInReference: Bool = true,
    make: @escaping @Sendable (NetworkSize, ParameterSet) -> any NeuralModel
  ) {
    (self.id, self.title, self.source) = (id, title, source)
    (self.isInReference, self.make) = (isInReference, make)
  }
}

/// All kinds of networks: a line each.
public enum ModelCatalog {
  public static let all: [ModelKind] = [
    ModelKind("bigram", "Bigram", "one table of logits", make: Bigram.init),
    ModelKind("mlp", "MLP", "Bengio et al. 2003", make: MLP.init),
    ModelKind("rnn", "RNN", "Elman 1990", make: Recurrent<RNNCell>.init),
    ModelKind("gru", "GRU", "Cho et al. 2014", make: Recurrent<GRUCell>.init),
    ModelKind("bow", "Bag of words", "equal attention to all before", make: BagOfWords.init),
    ModelKind("transformer", "Transformer", "Vaswani et al. 2017", make: Transformer.init),
    ModelKind(
      "lstm", "LSTM", "Graves 2013", isInReference: false, make: Recurrent<LSTMCell>.init),
    ModelKind(
      "cnn", "CNN", "van den Oord et al. 2016", isInReference: false, make: DilatedCNN.init),
    ModelKind(
      "wavenet", "Hierarchical WaveNet", "after van den Oord et al. 2016", isInReference: false,
      make: HierarchicalMLP.init),
  ]

  /// The kind with this id, or nil.
  public static func kind(_ id: String) -> ModelKind? { all.first { $0.id == id } }
}
