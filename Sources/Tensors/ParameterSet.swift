public import Kernels

/// How a parameter's first values are drawn.
public enum Initializer: Equatable, Sendable {
  case zeros
  case ones
  /// Normal around 0.
  case normal(deviation: Float)
  /// Uniform between -bound and bound.
  case uniform(bound: Float)
}

/// One named tensor of a model, in PyTorch's own name and shape.
public struct Parameter {
  /// As in PyTorch's `state_dict`: `transformer.wte.weight`.
  public let name: String
  /// PyTorch's shape; a vector has one dimension, and is one row of its tensor.
  public let shape: [Int]
  /// How the first values are drawn.
  public let initial: Initializer
  /// The values and their gradient, a row for each index of all dimensions but the last.
  public let tensor: Tensor
  let moments: Moments

  /// AdamW's running means of the gradient and of its square.
  struct Moments {
    let first: UnsafeMutablePointer<Float>
    let second: UnsafeMutablePointer<Float>
  }
}

/// All parameters of a model, with their gradients and AdamW's moments.
///
/// Layers declare parameters in the order in which PyTorch makes them; then they are filled, once, in
/// that order. Their tensors are valid as long as the set lives.
public final class ParameterSet {
  /// In the order of declaration.
  public private(set) var all: [Parameter] = []
  /// What layers that normalise over a batch keep beside their parameters, by the layer's name.
  public private(set) var statistics: [(name: String, running: RunningStatistics)] = []
  /// Whether more was declared than there may be.
  public private(set) var exceedsLimit = false
  private let arena = Arena()
  private let limit: Int

  /// A set without parameters, for so many numbers at the most: what is declared beyond them gets no room, and
  /// whoever declared it must not be used.
  public init(limit: Int = .max) { self.limit = limit }

  /// How many numbers a model learns.
  public var count: Int { all.reduce(0) { $0 + $1.tensor.count } }

  /// A new parameter of one or two dimensions; all its numbers are zero until `fill`.
  public func declare(_ name: String, _ shape: [Int], _ initial: Initializer) -> Tensor {
    precondition((1...2).contains(shape.count), "\(name): a parameter has one or two dimensions")
    precondition(!all.contains { sameName($0.name, name) }, "two parameters are called \(name)")
    var (rows, columns) = (shape.count == 2 ? shape[0] : 1, shape[shape.count - 1])
    let (size, overflow) = rows.multipliedReportingOverflow(by: columns)
    if overflow || size > limit - count {
      exceedsLimit = true
      (rows, columns) = (1, 1)
    }
    let values = zeros(rows * columns)
    let storage = arena.room(for: 1, of: Tensor.Storage.self)
    storage.pointee = Tensor.Storage(
      values: values, gradients: zeros(rows * columns), count: rows * columns, hasGradient: false)
    let tensor = Tensor(
      rows: rows, columns: columns, stride: columns, start: values, storage: storage)
    let moments = Parameter.Moments(first: zeros(tensor.count), second: zeros(tensor.count))
    all.append(
      Parameter(name: name, shape: shape, initial: initial, tensor: tensor, moments: moments))
    return tensor
  }

  /// Running statistics of so many columns for the layer of this name: means of 0, variances of 1.
  public func declareStatistics(
    _ name: String, columns: Int, momentum: Float
  ) -> RunningStatistics {
    let running = RunningStatistics(columns: columns, momentum: momentum)
    statistics.append((name, running))
    return running
  }

  /// The parameter of this name.
  public subscript(name: String) -> Parameter? { all.first { sameName($0.name, name) } }

  /// Fills every parameter in order; `draw` is asked for those that are random.
  public func fill(drawing draw: (Initializer, UnsafeMutableBufferPointer<Float>) -> Void) {
    for parameter in all {
      let numbers = UnsafeMutableBufferPointer(
        start: parameter.tensor.start, count: parameter.tensor.count)
      switch parameter.initial {
      case .zeros: numbers.update(repeating: 0)
      case .ones: numbers.update(repeating: 1)
      case .normal, .uniform: draw(parameter.initial, numbers)
      }
    }
  }

  /// Forgets all gradients; each is zero when a backward pass first adds to it.
  public func clearGradients() {
    for parameter in all { parameter.tensor.storage.pointee.hasGradient = false }
  }

  /// Shortens all gradients together to the length `longest` where they are longer.
  public func clipGradients(to longest: Float, _ kernels: ChosenKernels = Kernels.kernels) {
    let norm = gradientNorm(kernels)
    if norm > longest { scaleGradients(by: longest / norm, kernels) }
  }

  /// The Euclidean length of all gradients together.
  private func gradientNorm(_ kernels: ChosenKernels) -> Float {
    let squares = all.reduce(0.0) { sum, parameter in
      guard let gradient = parameter.usedGradient else { return sum }
      return sum + kernels.sumOfSquares(gradient, count: parameter.tensor.count)
    }
    return Float(squares.squareRoot())
  }

  /// Multiplies all gradients by `factor`.
  private func scaleGradients(by factor: Float, _ kernels: ChosenKernels) {
    for parameter in all {
      guard parameter.usedGradient != nil, let gradient = parameter.tensor.gradient else {
        continue
      }
      kernels.add(gradient, times: factor - 1, into: gradient)
    }
  }

  private func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
    let room = arena.room(for: count, of: Float.self)
    room.update(repeating: 0, count: count)
    return room
  }
}

extension Parameter {
  /// AdamW's running means of the gradient and of its square, to be kept with a run that may go on later.
  public var runningMeans: (gradient: [Float], square: [Float]) {
    let count = tensor.count
    return (
      Array(UnsafeBufferPointer(start: moments.first, count: count)),
      Array(UnsafeBufferPointer(start: moments.second, count: count))
    )
  }

  /// Takes over running means that were kept.
  public func setRunningMeans(gradient: [Float], square: [Float]) {
    precondition(gradient.count == tensor.count && square.count == tensor.count)
    moments.first.update(from: gradient, count: tensor.count)
    moments.second.update(from: square, count: tensor.count)
  }

  /// The gradient if a backward pass reached this parameter.
  var usedGradient: UnsafeMutablePointer<Float>? {
    tensor.storage.pointee.hasGradient ? tensor.storage.pointee.gradients : nil
  }
}
