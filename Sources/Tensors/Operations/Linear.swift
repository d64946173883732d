import Kernels

/// A weight as PyTorch keeps it (out x in), with its transpose beside it for one step.
///
/// Whoever uses a weight many times in a step (a recurrent cell) prepares it once.
public struct PreparedWeight: BitwiseCopyable {
  let weight: Tensor
  /// in x out.
  let transposed: UnsafeMutablePointer<Float>

  /// in x out, as products take it.
  var forward: Matrix { Matrix(transposed, rows: weight.columns, columns: weight.rows) }
}

/// The transposes of parameters that do not change while they are used, each made once.
public final class PreparedWeights {
  private let arena = Arena()
  private var all: [PreparedWeight] = []

  /// None yet.
  public init() {}

  /// The transpose of `weight`; only a parameter's may be kept, as other tensors go.
  func prepared(_ weight: Tensor, _ kernels: ChosenKernels) -> PreparedWeight {
    for known in all
    where known.weight.start == weight.start && known.weight.stride == weight.stride
      && known.weight.isShaped(weight.rows, weight.columns)
    {
      return known
    }
    let room = arena.room(for: weight.count, of: Float.self)
    all.append(PreparedWeight(weight, transposedInto: room, kernels))
    return all[all.count - 1]
  }
}

extension PreparedWeight {
  fileprivate init(
    _ weight: Tensor, transposedInto room: UnsafeMutablePointer<Float>, _ kernels: ChosenKernels
  ) {
    (self.weight, transposed) = (weight, room)
    kernels.copy(weight.matrix.transposed, into: forward)
  }
}

/// y = x W^T + b.
private struct Linear: Operation {
  let x: Tensor
  let weight: PreparedWeight
  let bias: Tensor?
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    let start = bias.map { $0.matrix.repeated(rows: x.rows) }
    kernels.product(x.matrix, weight.forward, from: start, into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient else { return }
    if let (dx, before) = x.gradientTarget {
      kernels.product(dy, weight.weight.matrix, from: before, into: dx)
    }
    if let (dw, before) = weight.weight.gradientTarget {
      kernels.product(dy.transposed, x.matrix, from: before, into: dw)
    }
    if let db = bias?.gradient { kernels.sumRows(dy, into: db) }
  }
}

extension Tape {
  /// Lays the transpose of `weight` beside it, for this step or for as long as the tape keeps parameters'.
  public func prepare(_ weight: Tensor) -> PreparedWeight {
    if let prepared, weight.isParameter { return prepared.prepared(weight, kernels) }
    return PreparedWeight(weight, transposedInto: scratch(weight.count), kernels)
  }

  /// x W^T + b: N x in, out x in, 1 x out to N x out.
  public func linear(_ x: Tensor, _ weight: Tensor, _ bias: Tensor? = nil) -> Tensor {
    linear(x, prepare(weight), bias)
  }

  /// x W^T + b with a weight prepared before.
  public func linear(_ x: Tensor, _ weight: PreparedWeight, _ bias: Tensor? = nil) -> Tensor {
    let (output, input) = (weight.weight.rows, weight.weight.columns)
    precondition(
      x.columns == input,
      "linear: x of \(x.shape) meets a weight of \([output, input]), which takes \(input) columns")
    if let bias {
      precondition(
        bias.isShaped(1, output),
        "linear: a weight of \([output, input]) needs a bias of [1, \(output)], not \(bias.shape)")
    }
    let result = tensor(rows: x.rows, columns: output)
    return run(Linear(x: x, weight: weight, bias: bias, result: result))
  }
}
