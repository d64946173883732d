import Kernels

/// y = a b.
private struct Product: Operation {
  let a: Tensor
  let b: Tensor
  /// Room for the transpose of b, which da needs.
  let scratch: UnsafeMutablePointer<Float>
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.product(a.matrix, b.matrix, from: nil, into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient else { return }
    if let (da, before) = a.gradientTarget {
      let transposed = Matrix(scratch, rows: b.columns, columns: b.rows)
      kernels.copy(b.matrix.transposed, into: transposed)
      kernels.product(dy, transposed, from: before, into: da)
    }
    if let (db, before) = b.gradientTarget {
      kernels.product(a.matrix.transposed, dy, from: before, into: db)
    }
  }
}

extension Tape {
  /// The matrix product a b: N x K, K x M to N x M.
  public func product(_ a: Tensor, _ b: Tensor) -> Tensor {
    precondition(
      a.columns == b.rows,
      "product of \(a.shape) and \(b.shape): \(a.columns) columns meet \(b.rows) rows")
    let result = tensor(rows: a.rows, columns: b.columns)
    return run(Product(a: a, b: b, scratch: scratch(isRecording ? b.count : 0), result: result))
  }
}
