import Kernels

/// The mean of each row with those before it in its segment.
private struct PrefixMean: Operation {
  let x: Tensor
  let bounds: Indices
  let segments: Int
  let result: Tensor

  func forward(_ kernels: any KernelSet.Type) {
    kernels.prefixMean(x.matrix, bounds: bounds, segments: segments, into: result.matrix)
  }

  func backward(_ kernels: any KernelSet.Type) {
    guard let dy = result.gradient, let dx = x.gradient else { return }
    kernels.prefixMeanBackward(dy: dy, bounds: bounds, segments: segments, into: dx)
  }
}

extension Tape {
  /// Row t of a segment becomes the mean of rows 0...t: attention in which all weights are equal.
  /// `bounds` are the B + 1 row numbers at which B segments begin and end.
  public func prefixMean(_ x: Tensor, bounds: Indices, segments: Int) -> Tensor {
    let result = tensor(rows: x.rows, columns: x.columns)
    return run(PrefixMean(x: x, bounds: bounds, segments: segments, result: result))
  }
}
