import Kernels

/// What a recurrent cell reads at each of N rows, and in which order it visits them.
public struct CellInputs: BitwiseCopyable {
  let table: Tensor
  let tokens: IndexList
  let start: Tensor
  let bounds: IndexList
  let parents: IndexList

  /// - Parameters:
  ///   - table: what each token adds to the gates' sums: V x G.
  ///   - tokens: the token of each row: N.
  ///   - start: the states before the first step: one for all rows, or several: B x S.
  ///   - bounds: step t visits the rows between `bounds[t]` and `bounds[t + 1]`: T + 1.
  ///   - parents: the row whose state each row continues, of the step before; in the first step a row of
  ///     `start`: N.
  public init(
    table: Tensor, tokens: IndexList, start: Tensor, bounds: IndexList, parents: IndexList
  ) {
    (self.table, self.tokens, self.start) = (table, tokens, start)
    (self.bounds, self.parents) = (bounds, parents)
    tokens.expect(rowsOf: table)
    bounds.expect(boundsOf: tokens.count)
    parents.expect(tokens.count, "parents")
    for step in 0..<steps {
      let states =
        step == 0 ? 0..<Int32(start.rows) : bounds.start[step - 1]..<bounds.start[step]
      for row in rows(of: step) {
        let parent = parents.start[row]
        precondition(
          states.contains(parent), "row \(row) continues row \(parent), not one of \(states)")
      }
    }
  }

  var rows: Int { tokens.count }

  var steps: Int { bounds.count - 1 }

  func rows(of step: Int) -> Range<Int> {
    Int(bounds.start[step])..<Int(bounds.start[step + 1])
  }
}

/// What the steps of a cell share: gates and states of all rows, with gradients that are written step by
/// step, so that nothing need be set to zero.
struct CellRows: BitwiseCopyable {
  /// N x G: sums at first, activations after the step.
  let gates: Tensor
  /// N x G: the gradient of the sums.
  let dgates: Matrix
  /// N x S: the state that each row continues.
  let before: Matrix
  let dbefore: Matrix
  /// N x S: the state after each row.
  let after: Tensor

  init(_ inputs: CellInputs, on tape: Tape) {
    func scratch(_ columns: Int) -> Matrix {
      Matrix(
        tape.scratch(tape.isRecording ? inputs.rows * columns : 0), rows: inputs.rows,
        columns: columns)
    }
    gates = tape.constant(rows: inputs.rows, columns: inputs.table.columns)
    dgates = scratch(inputs.table.columns)
    before = tape.constant(rows: inputs.rows, columns: inputs.start.columns).matrix
    dbefore = scratch(inputs.start.columns)
    after = tape.tensor(rows: inputs.rows, columns: inputs.start.columns)
  }
}

/// One step of a recurrent network on some rows, forward beside backward.
protocol Cell: BitwiseCopyable {
  /// From the gates' sums and `before` to the gates' activations and `after`.
  func forward(_ rows: Range<Int>, _ kernels: ChosenKernels)
  /// From the gradient of `after` to those of the gates' sums and of `before`, which are written.
  func backward(_ rows: Range<Int>, dafter: Matrix, _ kernels: ChosenKernels)
  /// Adds to the weights' gradients what all rows together owe to them: one product, not one a step.
  func addWeightGradients(_ kernels: ChosenKernels)
}

/// A cell, applied to the rows of one step after the other.
struct Unrolled<Unit: Cell>: Operation {
  let cell: Unit
  let inputs: CellInputs
  let memory: CellRows

  var result: Tensor { memory.after }

  func forward(_ kernels: ChosenKernels) {
    guard inputs.steps > 0 else { return }
    kernels.gather(inputs.table.matrix, at: inputs.tokens.start, into: memory.gates.matrix)
    forward(inputs.rows(of: 0), from: inputs.start.matrix, kernels)
    let strands = Strands(inputs, kernels)
    kernels.share(strands.count, threads: strands.count) { strand in
      for step in 1..<inputs.steps {
        forward(strands.rows(of: strand, at: step), from: memory.after.matrix, kernels)
      }
    }
  }

  private func forward(_ rows: Range<Int>, from states: Matrix, _ kernels: ChosenKernels) {
    kernels.gather(
      states, at: inputs.parents.start + rows.lowerBound, into: memory.before.rows(rows))
    cell.forward(rows, kernels)
  }

  func backward(_ kernels: ChosenKernels) {
    guard inputs.steps > 0, let dafter = memory.after.gradient else { return }
    let strands = Strands(inputs, kernels)
    kernels.share(strands.count, threads: strands.count) { strand in
      for step in (1..<inputs.steps).reversed() {
        let rows = strands.rows(of: strand, at: step)
        cell.backward(rows, dafter: dafter.rows(rows), kernels)
        // What the first step is owed, strands would add to the same rows.
        if step > 1 { passOn(rows, to: dafter, kernels) }
      }
    }
    if inputs.steps > 1 { passOn(inputs.rows(of: 1), to: dafter, kernels) }
    let first = inputs.rows(of: 0)
    cell.backward(first, dafter: dafter.rows(first), kernels)
    if let dstart = inputs.start.gradient { passOn(first, to: dstart, kernels) }
    cell.addWeightGradients(kernels)
    if let dtable = inputs.table.gradient {
      kernels.gatherBackward(dy: memory.dgates, at: inputs.tokens.start, into: dtable)
    }
  }

  /// Adds the gradients of the states that `rows` continue to those states' own.
  private func passOn(_ rows: Range<Int>, to states: Matrix, _ kernels: ChosenKernels) {
    kernels.gatherBackward(
      dy: memory.dbefore.rows(rows), at: inputs.parents.start + rows.lowerBound, into: states)
  }
}

extension PreparedWeight {
  /// sums += x W^T.
  func addProduct(with x: Matrix, to sums: Matrix, _ kernels: ChosenKernels) {
    kernels.product(x, forward, from: sums, into: sums)
  }

  /// dx = dsums W.
  func backward(
    _ dsums: Matrix, into dx: Matrix, from start: Matrix? = nil, _ kernels: ChosenKernels
  ) {
    kernels.product(dsums, weight.matrix, from: start, into: dx)
  }

  /// dW += dsums^T x.
  func addGradient(_ dsums: Matrix, x: Matrix, _ kernels: ChosenKernels) {
    guard let (dw, before) = weight.gradientTarget else { return }
    kernels.product(dsums.transposed, x, from: before, into: dw)
  }
}
