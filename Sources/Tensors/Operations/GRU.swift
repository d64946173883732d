import Kernels

/// z and r = sigmoid, candidate = tanh of what r lets it see, h' = h + z (candidate - h).
private struct GRU: Cell {
  let gateWeight: PreparedWeight
  let candidateWeight: PreparedWeight
  let rows: CellRows
  /// r h: N x H.
  let kept: Matrix
  let dkept: Matrix

  func forward(_ range: Range<Int>, _ kernels: ChosenKernels) {
    let (gates, state) = (rows.gates.matrix.rows(range), rows.before.rows(range))
    gateWeight.addProduct(with: state, to: updateAndReset(gates), kernels)
    kernels.gruReset(gates, state: state, into: kept.rows(range))
    candidateWeight.addProduct(with: kept.rows(range), to: candidate(gates), kernels)
    kernels.gruUpdate(gates, state: state, into: rows.after.matrix.rows(range))
  }

  func backward(_ range: Range<Int>, dafter: Matrix, _ kernels: ChosenKernels) {
    let (gates, state) = (rows.gates.matrix.rows(range), rows.before.rows(range))
    let (dgates, dstate) = (rows.dgates.rows(range), rows.dbefore.rows(range))
    kernels.gruUpdateBackward(gates, state: state, dnew: dafter, into: dgates, dstate)
    candidateWeight.backward(candidate(dgates), into: dkept.rows(range), kernels)
    kernels.gruResetBackward(gates, state: state, dkept: dkept.rows(range), into: dgates, dstate)
    gateWeight.backward(updateAndReset(dgates), into: dstate, from: dstate, kernels)
  }

  func addWeightGradients(_ kernels: ChosenKernels) {
    gateWeight.addGradient(updateAndReset(rows.dgates), x: rows.before, kernels)
    candidateWeight.addGradient(candidate(rows.dgates), x: kept, kernels)
  }

  private func updateAndReset(_ gates: Matrix) -> Matrix { gates.columns(0..<2 * kept.columns) }

  private func candidate(_ gates: Matrix) -> Matrix {
    gates.columns(2 * kept.columns..<3 * kept.columns)
  }
}

extension Tape {
  /// The gated recurrent unit (Cho et al. 2014) along all words: the state after each row, N x H, and
  /// the activated gates z, r and candidate, N x 3H.
  ///
  /// `gateWeight` gives z and r (2H x H), `candidateWeight` the candidate (H x H); the table and the
  /// start of `inputs` have 3H and H columns.
  public func gru(
    _ inputs: CellInputs, _ gateWeight: PreparedWeight, _ candidateWeight: PreparedWeight
  ) -> (states: Tensor, gates: Tensor) {
    let hidden = inputs.start.columns
    precondition(
      gateWeight.weight.isShaped(2 * hidden, hidden)
        && candidateWeight.weight.isShaped(hidden, hidden)
        && inputs.table.columns == 3 * hidden,
      "gru: weights of \(gateWeight.weight.shape) and \(candidateWeight.weight.shape), sums of \(inputs.table.shape)"
    )
    let rows = CellRows(inputs, on: self)
    let cell = GRU(
      gateWeight: gateWeight, candidateWeight: candidateWeight, rows: rows,
      kept: constant(rows: inputs.rows, columns: hidden).matrix,
      dkept: constant(rows: isRecording ? inputs.rows : 0, columns: hidden).matrix)
    return (run(Unrolled(cell: cell, inputs: inputs, memory: rows)), rows.gates)
  }
}
