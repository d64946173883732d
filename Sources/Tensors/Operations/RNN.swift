import Kernels

/// h' = tanh(sums).
private struct RNN: Cell {
  let weight: PreparedWeight
  let rows: CellRows

  func forward(_ range: Range<Int>, _ kernels: ChosenKernels) {
    let sums = rows.gates.matrix.rows(range)
    weight.addProduct(with: rows.before.rows(range), to: sums, kernels)
    kernels.map(.tanh, sums, into: rows.after.matrix.rows(range))
  }

  func backward(_ range: Range<Int>, dafter: Matrix, _ kernels: ChosenKernels) {
    let (after, dsums) = (rows.after.matrix.rows(range), rows.dgates.rows(range))
    kernels.mapBackward(
      .tanh, x: rows.gates.matrix.rows(range), y: after, dy: dafter, from: nil, into: dsums)
    weight.backward(dsums, into: rows.dbefore.rows(range), kernels)
  }

  func addWeightGradients(_ kernels: ChosenKernels) {
    weight.addGradient(rows.dgates, x: rows.before, kernels)
  }
}

extension Tape {
  /// The simple recurrent network (Elman 1990) along all words: the state after each row, N x H.
  ///
  /// `weight` takes the state (H x H); the table and the start of `inputs` have H columns.
  public func rnn(_ inputs: CellInputs, _ weight: PreparedWeight) -> Tensor {
    let hidden = inputs.start.columns
    precondition(
      weight.weight.isShaped(hidden, hidden) && inputs.table.columns == hidden,
      "rnn: a weight of \(weight.weight.shape), sums of \(inputs.table.shape), \(hidden) in the state"
    )
    let rows = CellRows(inputs, on: self)
    return run(
      Unrolled(cell: RNN(weight: weight, rows: rows), inputs: inputs, memory: rows))
  }
}
