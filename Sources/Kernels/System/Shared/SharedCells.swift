public import KernelInterface

// Recurrent cells are shared by rows, each of which is a word's. An elementary function for each gate.

extension SharedKernels {
  public static func lstm(_ gates: Matrix, memory: Matrix, squashed: Matrix, into state: Matrix) {
    share(gates.rows, nanoseconds: evaluating(2 * gates.rows * gates.columns)) { rows in
      real.lstm(
        gates.rows(rows), memory: memory.rows(rows), squashed: squashed.rows(rows),
        into: state.rows(rows))
    }
  }

  public static func lstmBackward(
    _ gates: Matrix, memory: Matrix, squashed: Matrix, dstate: Matrix, into dgates: Matrix,
    _ dmemory: Matrix
  ) {
    share(gates.rows, nanoseconds: moving(3 * gates.rows * gates.columns)) { rows in
      real.lstmBackward(
        gates.rows(rows), memory: memory.rows(rows), squashed: squashed.rows(rows),
        dstate: dstate.rows(rows), into: dgates.rows(rows), dmemory.rows(rows))
    }
  }

  public static func gruReset(_ gates: Matrix, state: Matrix, into kept: Matrix) {
    share(gates.rows, nanoseconds: evaluating(2 * kept.rows * kept.columns)) { rows in
      real.gruReset(gates.rows(rows), state: state.rows(rows), into: kept.rows(rows))
    }
  }

  public static func gruUpdate(_ gates: Matrix, state: Matrix, into new: Matrix) {
    share(gates.rows, nanoseconds: evaluating(new.rows * new.columns)) { rows in
      real.gruUpdate(gates.rows(rows), state: state.rows(rows), into: new.rows(rows))
    }
  }

  public static func gruUpdateBackward(
    _ gates: Matrix, state: Matrix, dnew: Matrix, into dgates: Matrix, _ dstate: Matrix
  ) {
    share(gates.rows, nanoseconds: moving(7 * state.rows * state.columns)) { rows in
      real.gruUpdateBackward(
        gates.rows(rows), state: state.rows(rows), dnew: dnew.rows(rows), into: dgates.rows(rows),
        dstate.rows(rows))
    }
  }

  public static func gruResetBackward(
    _ gates: Matrix, state: Matrix, dkept: Matrix, into dgates: Matrix, _ dstate: Matrix
  ) {
    share(gates.rows, nanoseconds: moving(5 * state.rows * state.columns)) { rows in
      real.gruResetBackward(
        gates.rows(rows), state: state.rows(rows), dkept: dkept.rows(rows), into: dgates.rows(rows),
        dstate.rows(rows))
    }
  }
}
