import Kernels

/// y = (x - mean) / deviation * scale + shift, each column by itself.
private struct BatchNorm: Operation {
  let x: Tensor
  let scale: Tensor
  let shift: Tensor
  let epsilon: Float
  let mean: UnsafeMutablePointer<Float>
  let variance: UnsafeMutablePointer<Float>
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.columnStatistics(x.matrix, mean: mean, variance: variance)
    kernels.batchNorm(
      x.matrix, mean: mean, variance: variance, scale: scale.start, shift: shift.start,
      epsilon: epsilon, into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient, let dscale = scale.gradient, let dshift = shift.gradient else {
      return
    }
    kernels.batchNormBackward(
      x.matrix, mean: mean, variance: variance, scale: scale.start, epsilon: epsilon, dy: dy,
      dx: x.gradient, dscale: dscale.start, dshift: dshift.start)
  }
}

/// Mean and variance of each column over the whole training, as batch normalisation needs them when
/// it is used on a single row. A class, as each step of training moves it.
public final class RunningStatistics {
  /// The running mean of each of the C columns.
  public internal(set) var mean: [Float]
  /// The running variance of each of the C columns.
  public internal(set) var variance: [Float]
  /// The share of the newest batch.
  public let momentum: Float

  /// Before any batch: means of 0 and variances of 1, as PyTorch has them.
  public init(columns: Int, momentum: Float) {
    mean = Array(repeating: 0, count: columns)
    variance = Array(repeating: 1, count: columns)
    self.momentum = momentum
  }

  /// Takes over stored statistics.
  public func replace(mean: [Float], variance: [Float]) {
    precondition(mean.count == self.mean.count && variance.count == self.variance.count)
    self.mean = mean
    self.variance = variance
  }

  /// The variance of a batch is divided by N - 1 here, as PyTorch does.
  fileprivate func move(to mean: UnsafePointer<Float>, _ variance: UnsafePointer<Float>, rows: Int)
  {
    let unbiased = rows > 1 ? Float(rows) / Float(rows - 1) : 1
    for column in self.mean.indices {
      self.mean[column] += momentum * (mean[column] - self.mean[column])
      self.variance[column] += momentum * (variance[column] * unbiased - self.variance[column])
    }
  }
}

extension Tape {
  /// Batch normalisation (Ioffe and Szegedy 2015) over the rows of x: N x C. A recording tape uses
  /// the batch's own statistics and moves `running` towards them; another one uses `running`.
  public func batchNorm(
    _ x: Tensor, scale: Tensor, shift: Tensor, running: RunningStatistics, epsilon: Float = 1e-5
  ) -> Tensor {
    precondition(
      scale.isShaped(1, x.columns) && shift.isShaped(1, x.columns)
        && running.mean.count == x.columns,
      "batchNorm of \(x.shape) needs scale, shift and statistics of [1, \(x.columns)]")
    let result = tensor(rows: x.rows, columns: x.columns)
    guard isRecording else {
      kernels.batchNorm(
        x.matrix, mean: running.mean, variance: running.variance, scale: scale.start,
        shift: shift.start, epsilon: epsilon, into: result.matrix)
      return result
    }
    let (mean, variance) = (scratch(x.columns), scratch(x.columns))
    _ = run(
      BatchNorm(
        x: x, scale: scale, shift: shift, epsilon: epsilon, mean: mean, variance: variance,
        result: result))
    running.move(to: mean, variance, rows: x.rows)
    return result
  }
}
