import Tensors

/// y = x W^T + b, declared and initialised as PyTorch's `nn.Linear`.
public struct LinearLayer {
  public let weight: Tensor
  public let bias: Tensor?

  public init(
    _ name: String, from input: Int, to output: Int, bias: Bool = true, in set: ParameterSet
  ) {
    weight = set.declare(
      "\(name).weight", [output, input], .uniform(bound: Self.weightBound(inputs: input)))
    let bound = Float(1 / Double(input).squareRoot())
    self.bias = bias ? set.declare("\(name).bias", [output], .uniform(bound: bound)) : nil
  }

  /// From what a network ends with to logits, by default `lm_head` of its own.
  ///
  /// Where weights are tied (Press and Wolf 2017), its rows are the embeddings, which then start small enough
  /// for logits (see `NetworkSize.tokenInitial`); those of another width cannot be.
  static func head(
    _ size: NetworkSize, from input: Int, tokens: Tensor, bias: Bool = true, in set: ParameterSet
  ) -> LinearLayer {
    guard size.tiesWeights, tokens.isShaped(size.vocabulary, input) else {
      return LinearLayer("lm_head", from: input, to: size.vocabulary, bias: bias, in: set)
    }
    let shift = bias ? set.declare("lm_head.bias", [size.vocabulary], .zeros) : nil
    return LinearLayer(weight: tokens, bias: shift)
  }

  private init(weight: Tensor, bias: Tensor?) { (self.weight, self.bias) = (weight, bias) }

  /// 1 / sqrt(inputs) in PyTorch's steps (He et al. 2015 with a slope of the square root of 5), which
  /// do not always round to the same number.
  private static func weightBound(inputs: Int) -> Float {
    let slope = (5.0).squareRoot()
    let gain = (2 / (1 + slope * slope)).squareRoot()
    return Float((3.0).squareRoot() * (gain / Double(inputs).squareRoot()))
  }

  public func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    tape.linear(x, weight, bias)
  }

  /// The multiplications of the product with so many rows.
  func multiplications(rows: Int) -> Int { rows * weight.count }
}

extension NetworkSize {
  /// How embeddings begin: as PyTorch's do, or with logits of about 1 where they are the last layer too.
  var tokenInitial: Initializer {
    .normal(deviation: tiesWeights ? 1 / Float(channels).squareRoot() : 1)
  }
}

/// Scale and shift of a normalisation, declared and initialised as PyTorch's `nn.LayerNorm`.
public struct LayerNormLayer {
  public let weight: Tensor
  public let bias: Tensor

  public init(_ name: String, channels: Int, in set: ParameterSet) {
    weight = set.declare("\(name).weight", [channels], .ones)
    bias = set.declare("\(name).bias", [channels], .zeros)
  }

  public func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    tape.layerNorm(x, scale: weight, shift: bias)
  }
}

/// Scale, shift and running statistics of a normalisation over the batch, declared and initialised as
/// PyTorch's `nn.BatchNorm1d`.
public struct BatchNormLayer {
  public let weight: Tensor
  public let bias: Tensor
  private let running: RunningStatistics

  public init(_ name: String, channels: Int, in set: ParameterSet) {
    weight = set.declare("\(name).weight", [channels], .ones)
    bias = set.declare("\(name).bias", [channels], .zeros)
    running = set.declareStatistics(name, columns: channels, momentum: 0.1)
  }

  public func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    tape.batchNorm(x, scale: weight, shift: bias, running: running)
  }
}
