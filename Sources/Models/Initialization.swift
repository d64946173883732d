public import Randomness
public import Tensors

extension ParameterSet {
  /// Draws every parameter as PyTorch's constructors do, in the order of declaration.
  public func fill(using generator: inout TorchGenerator) {
    fill { initial, numbers in
      switch initial {
      case .normal(let deviation):
        let drawn = generator.randn(numbers.count)
        for index in numbers.indices { numbers[index] = deviation * drawn[index] }
      case .uniform(let bound):
        _ = numbers.update(
          fromContentsOf: generator.uniform(numbers.count, from: -bound, to: bound))
      case .zeros, .ones: break
      }
    }
  }
}
