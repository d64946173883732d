import Corpora

/// Learned numbers of a model without running means or masks, for a file.
public struct NamedTensor: Sendable, Equatable {
  /// What the file calls them.
  public let name: String
  /// The length of each dimension.
  public let shape: [Int]
  /// Row by row.
  public let values: [Float]
}

/// A network on the last few characters, which is no `NeuralLanguageModel`; a file can hold what it learned.
public protocol TensorModel: LanguageModel {
  /// What it learned, in the order of a file.
  var tensors: [NamedTensor] { get }
}

extension BigramNetwork: TensorModel {
  /// W, V x V.
  public var tensors: [NamedTensor] {
    [NamedTensor(name: "W", shape: [vocabularySize, vocabularySize], values: weights)]
  }
}

extension SoftmaxRegression: TensorModel {
  /// W, row by row; with the table as input the `contexts` whose rows these are, too.
  public var tensors: [NamedTensor] {
    let shape = [weights.count / vocabularySize, vocabularySize]
    let w = NamedTensor(name: "W", shape: shape, values: weights.map { Float($0) })
    guard input == .table else { return [w] }
    return [
      w,
      NamedTensor(
        name: "contexts", shape: [contexts.contextCount, order],
        values: contexts.contexts.map { Float($0) }),
    ]
  }
}

extension TrainedNGramMLP: TensorModel {
  /// What each character adds to the hidden layer at each place (`order` x V x H), and the rest by
  /// PyTorch's names.
  public var tensors: [NamedTensor] {
    [
      NamedTensor(
        name: "places", shape: [order, vocabularySize, hiddenBias.count], values: places),
      NamedTensor(name: "mlp.0.bias", shape: [hiddenBias.count], values: hiddenBias),
      NamedTensor(
        name: "mlp.2.weight", shape: [vocabularySize, hiddenBias.count], values: outputWeight),
      NamedTensor(name: "mlp.2.bias", shape: [vocabularySize], values: outputBias),
    ]
  }
}
