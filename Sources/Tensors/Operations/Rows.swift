import Kernels

/// Row n of the result is row `indices[n]` of the table; a negative index gives zeros.
private struct Gather: Operation {
  let table: Tensor
  let indices: IndexList
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.gather(table.matrix, at: indices.start, into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient, let dtable = table.gradient else { return }
    kernels.gatherBackward(dy: dy, at: indices.start, into: dtable)
  }
}

/// Row n of the result is a row to start from plus the rows `indices[n * terms...]` of the table.
private struct GatherSum: Operation {
  let table: Tensor
  let indices: IndexList
  let terms: Int
  let start: Tensor?
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.gatherSum(
      table.matrix, at: indices.start, terms: terms,
      from: start.map { UnsafePointer($0.start) }, into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient else { return }
    if let dtable = table.gradient {
      kernels.gatherSumBackward(dy: dy, at: indices.start, terms: terms, into: dtable)
    }
    if let dstart = start?.gradient { kernels.sumRows(dy, into: dstart) }
  }
}

extension Tape {
  /// Chosen rows of a table, one an index: an embedding, a shift, a change of order. Negative indices
  /// give zeros.
  public func rows(of table: Tensor, at indices: IndexList) -> Tensor {
    indices.expect(rowsOf: table)
    let result = tensor(rows: indices.count, columns: table.columns)
    return run(Gather(table: table, indices: indices, result: result))
  }

  /// Sums of chosen rows: row n = start + the `terms` rows of the table that `indices` has for it.
  /// Negative indices are left out. This is `one-hot x weight` without the zeros.
  public func sumOfRows(
    of table: Tensor, at indices: IndexList, terms: Int, from start: Tensor? = nil
  ) -> Tensor {
    precondition(
      terms > 0 && indices.count.isMultiple(of: terms) || indices.count == 0,
      "\(indices.count) indices are not sums of \(terms) rows each")
    precondition(
      start?.isShaped(1, table.columns) ?? true,
      "sums of rows of \(table.shape) start from [1, \(table.columns)]")
    indices.expect(rowsOf: table)
    let result = tensor(rows: indices.count / max(terms, 1), columns: table.columns)
    return run(
      GatherSum(table: table, indices: indices, terms: terms, start: start, result: result))
  }
}
