import Kernels

/// c' = f c + i tanh(g), h' = o tanh(c').
private struct LSTM: Cell {
  let weight: PreparedWeight
  let rows: CellRows
  /// tanh(c'): N x H.
  let squashed: Matrix

  func forward(_ range: Range<Int>, _ kernels: ChosenKernels) {
    let (gates, before) = (rows.gates.matrix.rows(range), rows.before.rows(range))
    weight.addProduct(with: output(before), to: gates, kernels)
    kernels.lstm(
      gates, memory: memory(before), squashed: squashed.rows(range),
      into: rows.after.matrix.rows(range))
  }

  func backward(_ range: Range<Int>, dafter: Matrix, _ kernels: ChosenKernels) {
    let (dgates, dbefore) = (rows.dgates.rows(range), rows.dbefore.rows(range))
    kernels.lstmBackward(
      rows.gates.matrix.rows(range), memory: memory(rows.before.rows(range)),
      squashed: squashed.rows(range), dstate: dafter, into: dgates, memory(dbefore))
    weight.backward(dgates, into: output(dbefore), kernels)
  }

  func addWeightGradients(_ kernels: ChosenKernels) {
    weight.addGradient(rows.dgates, x: output(rows.before), kernels)
  }

  private func output(_ state: Matrix) -> Matrix { state.columns(0..<squashed.columns) }

  private func memory(_ state: Matrix) -> Matrix {
    state.columns(squashed.columns..<2 * squashed.columns)
  }
}

extension Tape {
  /// Long short-term memory (Hochreiter and Schmidhuber 1997) along all words: h and c after each row
  /// side by side, N x 2H, and the activated gates i, f, tanh(g) and o, N x 4H.
  ///
  /// `weight` takes h (4H x H, in the order of the gates); the table and the start of `inputs` have 4H
  /// and 2H columns.
  public func lstm(_ inputs: CellInputs, _ weight: PreparedWeight) -> (
    states: Tensor, gates: Tensor
  ) {
    let hidden = weight.weight.columns
    precondition(
      weight.weight.rows == 4 * hidden && inputs.table.columns == 4 * hidden
        && inputs.start.columns == 2 * hidden,
      "lstm: a weight of \(weight.weight.shape), sums of \(inputs.table.shape), a state of \(inputs.start.shape)"
    )
    let rows = CellRows(inputs, on: self)
    let squashed = constant(rows: inputs.rows, columns: hidden).matrix
    let cell = LSTM(weight: weight, rows: rows, squashed: squashed)
    return (run(Unrolled(cell: cell, inputs: inputs, memory: rows)), rows.gates)
  }
}
