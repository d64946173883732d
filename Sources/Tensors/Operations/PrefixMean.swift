import Kernels

/// Each row plus the mean of it and all before it in its word.
private struct PrefixMean: Operation {
  let x: Tensor
  let parents: IndexList
  let positions: IndexList
  /// The sums of all rows so far, forward; backward those of all rows from here on.
  let sums: Matrix
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.addPrefixMean(
      x.matrix, parents: parents.start, positions: positions.start, sums: sums,
      into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient, let (dx, before) = x.gradientTarget else { return }
    kernels.addPrefixMeanBackward(
      dy: dy, parents: parents.start, positions: positions.start, sums: sums, from: before,
      into: dx)
  }
}

extension Tape {
  /// Adds to each row the mean of it and all before it: attention in which all weights are equal, with
  /// what passes by it. N x C.
  ///
  /// Row n has `positions[n]` rows before it, the last of them `parents[n]` (negative for none), which
  /// is smaller than n; words may share rows.
  public func addPrefixMean(to x: Tensor, parents: IndexList, positions: IndexList) -> Tensor {
    parents.expect(x.rows, "parents")
    positions.expect(x.rows, "positions")
    for row in 0..<x.rows {
      precondition(parents.start[row] < row, "row \(row) continues row \(parents.start[row])")
      precondition(positions.start[row] >= 0, "row \(row) is at position \(positions.start[row])")
    }
    return run(
      PrefixMean(
        x: x, parents: parents, positions: positions,
        sums: Matrix(scratch(x.count), rows: x.rows, columns: x.columns),
        result: tensor(rows: x.rows, columns: x.columns)))
  }
}
