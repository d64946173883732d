import Basics
public import Tensors

/// A kind of network: what the command line, as the reference implementation, calls a type.
public struct ModelKind: Sendable {
  /// What a user types.
  public let id: String
  /// What lists and pages call it.
  public let title: String
  /// Where it comes from.
  public let source: String
  /// Whether the reference implementation has it, so that it can be replayed.
  public let isInReference: Bool
  /// Whether attention heads share its channels out among them, so that their number must divide them.
  public let hasHeads: Bool
  /// Declares its parameters in a set, in PyTorch's order.
  public let make: @Sendable (NetworkSize, ParameterSet) -> AnyNeuralModel

  init<Network: NeuralModel>(
    _ id: String, _ title: String, _ source: String, isInReference: Bool = true,
    hasHeads: Bool = false,
    make: @escaping @Sendable (NetworkSize, ParameterSet) -> Network
  ) {
    (self.id, self.title, self.source) = (id, title, source)
    (self.isInReference, self.hasHeads) = (isInReference, hasHeads)
    self.make = { AnyNeuralModel(make($0, $1)) }
  }
}

/// All kinds of networks: a line each. Each declares itself in its own file.
public enum ModelCatalog {
  public static let all: [ModelKind] = [
    .bigram,
    .mlp,
    .rnn,
    .gru,
    .bagOfWords,
    .transformer,
    .lstm,
    .cnn,
    .waveNet,
  ]

  /// The kind with this id, or nil.
  public static func kind(_ id: String) -> ModelKind? { all.first { sameName($0.id, id) } }
}
