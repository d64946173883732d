import Tensors

/// Some of the numbers that make up a trained model: a parameter, or running statistics.
public struct StoredNumbers {
  /// As in PyTorch's `state_dict`.
  public let name: String
  public let shape: [Int]
  private let read: () -> [Float]
  private let write: ([Float]) -> Void

  init(
    name: String, shape: [Int], read: @escaping () -> [Float], write: @escaping ([Float]) -> Void
  ) {
    (self.name, self.shape, self.read, self.write) = (name, shape, read, write)
  }

  init(_ parameter: Parameter) {
    self.init(
      name: parameter.name, shape: parameter.shape, read: { parameter.tensor.values },
      write: { parameter.tensor.fill(from: $0) })
  }

  /// Row by row.
  public var values: [Float] { read() }

  /// Puts others in their place, as many.
  public func replace(_ values: [Float]) {
    precondition(values.count == shape.reduce(1, *), "\(values.count) numbers for \(name) \(shape)")
    write(values)
  }
}

extension NeuralLanguageModel {
  /// Everything that was learned: the parameters in order, then running statistics.
  public var state: [StoredNumbers] { parameters.all.map { StoredNumbers($0) } + network.buffers }
}
