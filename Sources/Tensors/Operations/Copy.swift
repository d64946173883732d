import Kernels

/// Writes x into a part of a larger tensor.
private struct Copy: Operation {
  let x: Tensor
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.copy(x.matrix, into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient, let dx = x.gradient else { return }
    kernels.add(dy, times: 1, into: dx)
  }
}

extension Tape {
  /// Copies x into `part`, a view of a tensor made for it: this is how rows or columns are joined.
  public func copy(_ x: Tensor, into part: Tensor) {
    precondition(
      x.isShaped(part.rows, part.columns), "a tensor of \(x.shape) does not fit into \(part.shape)")
    _ = run(Copy(x: x, result: part))
  }

  /// The columns of `parts` side by side: N x (C1 + C2 + ...).
  public func joinColumns(_ parts: Tensor...) -> Tensor {
    let joined = tensor(rows: parts[0].rows, columns: parts.reduce(0) { $0 + $1.columns })
    var first = 0
    for part in parts {
      copy(part, into: joined[columns: first..<first + part.columns])
      first += part.columns
    }
    return joined
  }
}
