import Kernels

/// What a recurrent cell reads at each of N rows, and in which order it visits them.
public struct CellInputs: BitwiseCopyable {
  let table: Tensor
  let tokens: Indices
  let start: Tensor
  let levels: Int
  let bounds: Indices
  let parents: Indices

  /// - Parameters:
  ///   - table: what each token adds to the gates' sums: V x G.
  ///   - tokens: the token of each row: N.
  ///   - start: the state before the first level: 1 x S.
  ///   - levels: how many there are; level t is the rows between `bounds[t]` and `bounds[t + 1]`.
  ///   - parents: the row whose state each row continues, of the level before; 0 in the first level,
  ///     whose only state before is `start`.
  public init(
    table: Tensor, tokens: Indices, start: Tensor, levels: Int, bounds: Indices, parents: Indices
  ) {
    precondition(start.rows == 1, "a recurrent network starts from one state, not \(start.shape)")
    (self.table, self.tokens, self.start) = (table, tokens, start)
    (self.levels, self.bounds, self.parents) = (levels, bounds, parents)
  }

  var rows: Int { Int(bounds[levels]) }

  func rows(of level: Int) -> Range<Int> { Int(bounds[level])..<Int(bounds[level + 1]) }
}

/// What the steps of a cell share: gates and states of all rows, with gradients that are written level
/// by level, so that nothing need be set to zero.
struct CellRows: BitwiseCopyable {
  /// N x G: sums at first, activations after the step.
  let gates: Tensor
  /// N x G: the gradient of the sums.
  let dgates: Matrix
  /// N x S: the state that each row continues.
  let before: Matrix
  let dbefore: Matrix
  /// N x S.
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
  func forward(_ rows: Range<Int>, _ kernels: any KernelSet.Type)
  /// From the gradient of `after` to those of the gates' sums and of `before`, which are written.
  func backward(_ rows: Range<Int>, dafter: Matrix, _ kernels: any KernelSet.Type)
  /// Adds to the weights' gradients what all rows together owe to them: one product, not one a step.
  func addWeightGradients(_ kernels: any KernelSet.Type)
}

/// A cell, applied to one level of rows after the other.
struct Unrolled<Step: Cell>: Operation {
  let cell: Step
  let inputs: CellInputs
  let memory: CellRows

  var result: Tensor { memory.after }

  func forward(_ kernels: any KernelSet.Type) {
    kernels.gather(inputs.table.matrix, at: inputs.tokens, into: memory.gates.matrix)
    for level in 0..<inputs.levels {
      let rows = inputs.rows(of: level)
      kernels.gather(
        (level == 0 ? inputs.start : memory.after).matrix, at: inputs.parents + rows.lowerBound,
        into: memory.before.rows(rows))
      cell.forward(rows, kernels)
    }
  }

  func backward(_ kernels: any KernelSet.Type) {
    guard let dafter = memory.after.gradient else { return }
    for level in (0..<inputs.levels).reversed() {
      let rows = inputs.rows(of: level)
      cell.backward(rows, dafter: dafter.rows(rows), kernels)
      guard let into = level == 0 ? inputs.start.gradient : dafter else { continue }
      kernels.gatherBackward(
        dy: memory.dbefore.rows(rows), at: inputs.parents + rows.lowerBound, into: into)
    }
    cell.addWeightGradients(kernels)
    if let dtable = inputs.table.gradient {
      kernels.gatherBackward(dy: memory.dgates, at: inputs.tokens, into: dtable)
    }
  }
}

extension PreparedWeight {
  /// sums += x W^T.
  func addProduct(with x: Matrix, to sums: Matrix, _ kernels: any KernelSet.Type) {
    kernels.product(x, forward, from: sums, into: sums)
  }

  /// dx = dsums W.
  func backward(
    _ dsums: Matrix, into dx: Matrix, from start: Matrix? = nil, _ kernels: any KernelSet.Type
  ) {
    kernels.product(dsums, weight.matrix, from: start, into: dx)
  }

  /// dW += dsums^T x.
  func addGradient(_ dsums: Matrix, x: Matrix, _ kernels: any KernelSet.Type) {
    guard let (dw, before) = weight.gradientTarget else { return }
    kernels.product(dsums.transposed, x, from: before, into: dw)
  }
}
