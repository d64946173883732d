import Tensors

/// y = x W^T + b, declared and initialised as PyTorch's `nn.Linear`.
public struct LinearLayer {
  public let weight: Tensor
  public let bias: Tensor?

  public init(
    _ name: String, from input: Int, to output: Int, bias: Bool = true, in set: ParameterSet
  ) {
    let bound = 1 / Float(input).squareRoot()
    weight = set.declare("\(name).weight", [output, input], .uniform(bound: bound))
    self.bias = bias ? set.declare("\(name).bias", [output], .uniform(bound: bound)) : nil
  }

  public func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    tape.linear(x, weight, bias)
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
