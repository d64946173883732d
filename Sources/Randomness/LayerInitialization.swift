/// Initializer values of PyTorch's layers, drawn in the order in which their constructors draw.
extension TorchGenerator {
  /// `nn.Linear(inputs, outputs)`: `weight` (outputs x inputs, row by row), then `bias` (outputs), both
  /// uniform within 1 / sqrt(inputs) of zero (He et al. 2015, with a slope of the square root of 5).
  ///
  /// - Parameter bias: false draws no bias and returns an empty one.
  public mutating func linear(
    inputs: Int, outputs: Int, bias hasBias: Bool = true
  ) -> (weight: [Float], bias: [Float]) {
    precondition(inputs > 0, "a linear layer has inputs")
    let root = Double(inputs).squareRoot()
    // In PyTorch's steps, which do not always round to the same number as 1 / sqrt(inputs).
    let slope = (5.0).squareRoot()
    let gain = (2 / (1 + slope * slope)).squareRoot()
    let bound = Float((3.0).squareRoot() * (gain / root))
    let weight = uniform(inputs * outputs, from: -bound, to: bound)
    guard hasBias else { return (weight, []) }
    let biasBound = Float(1 / root)
    return (weight, uniform(outputs, from: -biasBound, to: biasBound))
  }

  /// `nn.Embedding(count, width)`: standard normal numbers (count x width, row by row).
  public mutating func embedding(count: Int, width: Int) -> [Float] { randn(count * width) }
}
