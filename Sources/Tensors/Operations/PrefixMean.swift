import Kernels

/// Each row plus the mean of it and all before it in its word.
private struct PrefixMean: Operation {
  let x: Tensor
  let parents: Indices
  let positions: Indices
  /// The sums of all rows so far, forward; backward those of all rows from here on.
  let sums: Matrix
  let result: Tensor

  func forward(_ kernels: any KernelSet.Type) {
    kernels.addPrefixMean(
      x.matrix, parents: parents, positions: positions, sums: sums, into: result.matrix)
  }

  func backward(_ kernels: any KernelSet.Type) {
    guard let dy = result.gradient, let (dx, before) = x.gradientTarget else { return }
    kernels.addPrefixMeanBackward(
      dy: dy, parents: parents, positions: positions, sums: sums, from: before, into: dx)
  }
}

extension Tape {
  /// Adds to each row the mean of it and all before it: attention in which all weights are equal, with
  /// what passes by it. N x C.
  ///
  /// Row n has `positions[n]` rows before it, the last of them `parents[n]` (negative for none), which
  /// is smaller than n; words may share rows.
  public func addPrefixMean(to x: Tensor, parents: Indices, positions: Indices) -> Tensor {
    run(
      PrefixMean(
        x: x, parents: parents, positions: positions,
        sums: Matrix(scratch(x.count), rows: x.rows, columns: x.columns),
        result: tensor(rows: x.rows, columns: x.columns)))
  }
}
