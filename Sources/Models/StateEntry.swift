import Tensors

/// Some of the numbers that make up a trained model: a parameter, or running statistics.
public struct StateEntry {
  /// As in PyTorch's `state_dict`.
  public let name: String
  /// PyTorch's: a vector has one dimension.
  public let shape: [Int]
  /// Whether they are always the same: PyTorch keeps masks with what is learned.
  public let isConstant: Bool
  private let read: () -> [Float]
  private let write: ([Float]) -> Void

  init(
    name: String, shape: [Int], read: @escaping () -> [Float], write: @escaping ([Float]) -> Void
  ) {
    (self.name, self.shape, self.read, self.write) = (name, shape, read, write)
    isConstant = false
  }

  /// The mask that lets T positions see themselves and those before: ones on and below the diagonal of the
  /// last two dimensions.
  init(mask name: String, shape: [Int]) {
    (self.name, self.shape, isConstant) = (name, shape, true)
    let size = shape[shape.count - 1]
    read = { (0..<size * size).map { $0 / size >= $0 % size ? 1 : 0 } }
    write = { _ in }
  }

  init(_ parameter: Parameter) {
    self.init(
      name: parameter.name, shape: parameter.shape, read: { parameter.tensor.values },
      write: { parameter.tensor.fill(from: $0) })
  }

  /// The running mean and variance of a layer, in PyTorch's names.
  static func entries(of running: RunningStatistics, named name: String) -> [StateEntry] {
    [
      StateEntry(
        name: "\(name).running_mean", shape: [running.mean.count], read: { running.mean },
        write: { running.replace(mean: $0, variance: running.variance) }),
      StateEntry(
        name: "\(name).running_var", shape: [running.variance.count], read: { running.variance },
        write: { running.replace(mean: running.mean, variance: $0) }),
    ]
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
  /// All that a checkpoint holds: the parameters in order, then running statistics and masks.
  public var state: [StateEntry] {
    parameters.all.map { StateEntry($0) }
      + parameters.statistics.flatMap { StateEntry.entries(of: $0.running, named: $0.name) }
      + network.masks
  }

  /// What training changes.
  public var learned: [StateEntry] { state.filter { !$0.isConstant } }
}
