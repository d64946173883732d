import Kernels

/// Row n of the result is row `indices[n]` of the table; a negative index gives zeros.
private struct Gather: Operation {
  let table: Tensor
  let indices: Indices
  let result: Tensor

  func forward(_ kernels: any KernelSet.Type) {
    kernels.gather(table.matrix, at: indices, into: result.matrix)
  }

  func backward(_ kernels: any KernelSet.Type) {
    guard let dy = result.gradient, let dtable = table.gradient else { return }
    kernels.gatherBackward(dy: dy, at: indices, into: dtable)
  }
}

/// Row n of the result is a row to start from plus the rows `indices[n * terms...]` of the table.
private struct GatherSum: Operation {
  let table: Tensor
  let indices: Indices
  let terms: Int
  let start: Tensor?
  let result: Tensor

  func forward(_ kernels: any KernelSet.Type) {
    kernels.gatherSum(
      table.matrix, at: indices, terms: terms, from: start.map { UnsafePointer($0.start) },
      into: result.matrix)
  }

  func backward(_ kernels: any KernelSet.Type) {
    guard let dy = result.gradient else { return }
    if let dtable = table.gradient {
      kernels.gatherSumBackward(dy: dy, at: indices, terms: terms, into: dtable)
    }
    if let dstart = start?.gradient { kernels.sumRows(dy, into: dstart) }
  }
}

extension Tape {
  /// Chosen rows of a table: an embedding, a shift, a change of order. Negative indices give zeros.
  ///
  /// `indices` must live until the tape is reset: see `indices(_:)`.
  public func rows(of table: Tensor, at indices: Indices, count: Int) -> Tensor {
    check(indices, count, table)
    let result = tensor(rows: count, columns: table.columns)
    return run(Gather(table: table, indices: indices, result: result))
  }

  /// Sums of chosen rows: row n = start + the `terms` rows of the table that `indices` has for it.
  /// Negative indices are left out. This is `one-hot x weight` without the zeros.
  public func sumOfRows(
    of table: Tensor, at indices: Indices, terms: Int, count: Int, from start: Tensor? = nil
  ) -> Tensor {
    check(indices, count * terms, table)
    let result = tensor(rows: count, columns: table.columns)
    return run(
      GatherSum(table: table, indices: indices, terms: terms, start: start, result: result))
  }

  private func check(_ indices: Indices, _ count: Int, _ table: Tensor) {
    for index in UnsafeBufferPointer(start: indices, count: count) {
      precondition(index < table.rows, "there is no row \(index) in a table of \(table.shape)")
    }
  }
}
