import Kernels

/// y = factor * the sum of all elements.
private struct Sum: Operation {
  let x: Tensor
  let factor: Float
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    result.start.pointee = factor * kernels.sum(x.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient, let dx = x.gradient else { return }
    let one = Matrix(dy.start, rows: dx.rows, columns: dx.columns, rowStride: 0, columnStride: 0)
    kernels.add(one, times: factor, into: dx)
  }
}

extension Tape {
  /// The sum of all elements: 1 x 1.
  public func sum(_ x: Tensor) -> Tensor {
    run(Sum(x: x, factor: 1, result: tensor(rows: 1, columns: 1)))
  }

  /// The mean of all elements: 1 x 1.
  public func mean(_ x: Tensor) -> Tensor {
    run(Sum(x: x, factor: 1 / Float(x.count), result: tensor(rows: 1, columns: 1)))
  }
}
