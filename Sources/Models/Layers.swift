public import Tensors

/// y = x W^T + b, declared and initialised as PyTorch's `nn.Linear`.
public struct LinearLayer {
  /// As PyTorch keeps it: a row for each output, a column for each input.
  public let weight: Tensor
  /// One row, a number for each output; nil for a layer without.
  public let bias: Tensor?

  /// Declares `NAME.weight` and, unless it has none, `NAME.bias`.
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

  /// From a row of inputs to a row of outputs, for each of the N rows of `x`.
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
  /// The scale, one row of C numbers.
  public let weight: Tensor
  /// The shift, one row of C numbers.
  public let bias: Tensor

  /// Declares `NAME.weight` and `NAME.bias`.
  public init(_ name: String, channels: Int, in set: ParameterSet) {
    weight = set.declare("\(name).weight", [channels], .ones)
    bias = set.declare("\(name).bias", [channels], .zeros)
  }

  /// Each row of `x` (N x C) with mean 0 and variance 1, then scaled and shifted.
  public func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    tape.layerNorm(x, scale: weight, shift: bias)
  }
}

/// Scale, shift and running statistics of a normalisation over the batch, declared and initialised as
/// PyTorch's `nn.BatchNorm1d`.
public struct BatchNormLayer {
  /// The scale, one row of C numbers.
  public let weight: Tensor
  /// The shift, one row of C numbers.
  public let bias: Tensor
  private let running: RunningStatistics

  /// Declares `NAME.weight`, `NAME.bias` and the running statistics of `NAME`.
  public init(_ name: String, channels: Int, in set: ParameterSet) {
    weight = set.declare("\(name).weight", [channels], .ones)
    bias = set.declare("\(name).bias", [channels], .zeros)
    running = set.declareStatistics(name, columns: channels, momentum: 0.1)
  }

  /// Each column of `x` (N x C) with mean 0 and variance 1 over the batch, then scaled and shifted.
  public func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    tape.batchNorm(x, scale: weight, shift: bias, running: running)
  }
}
