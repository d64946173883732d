public import KernelInterface

// Recurrent cells. A GRU's halves use two of the three gates each, or one, all as large as the state.

extension MeteredKernels {
  public static func lstm(_ gates: Matrix, memory: Matrix, squashed: Matrix, into state: Matrix) {
    note(
      reads: gates.numbers + memory.numbers,
      writes: gates.numbers + squashed.numbers + state.numbers)
    real.lstm(gates, memory: memory, squashed: squashed, into: state)
  }

  public static func lstmBackward(
    _ gates: Matrix, memory: Matrix, squashed: Matrix, dstate: Matrix, into dgates: Matrix,
    _ dmemory: Matrix
  ) {
    note(
      reads: gates.numbers + memory.numbers + squashed.numbers + dstate.numbers,
      writes: dgates.numbers + dmemory.numbers)
    real.lstmBackward(
      gates, memory: memory, squashed: squashed, dstate: dstate, into: dgates, dmemory)
  }

  /// Activates z and r, and lets r h through.
  public static func gruReset(_ gates: Matrix, state: Matrix, into kept: Matrix) {
    note(reads: 3 * state.numbers, writes: 2 * state.numbers + kept.numbers)
    real.gruReset(gates, state: state, into: kept)
  }

  /// Reads z, activates the candidate, and mixes.
  public static func gruUpdate(_ gates: Matrix, state: Matrix, into new: Matrix) {
    note(reads: 3 * state.numbers, writes: state.numbers + new.numbers)
    real.gruUpdate(gates, state: state, into: new)
  }

  /// Reads z and the candidate, and writes their gradients.
  public static func gruUpdateBackward(
    _ gates: Matrix, state: Matrix, dnew: Matrix, into dgates: Matrix, _ dstate: Matrix
  ) {
    note(
      reads: 3 * state.numbers + dnew.numbers, writes: 2 * state.numbers + dstate.numbers)
    real.gruUpdateBackward(gates, state: state, dnew: dnew, into: dgates, dstate)
  }

  /// Reads r, writes its gradient, and adds the state's share.
  public static func gruResetBackward(
    _ gates: Matrix, state: Matrix, dkept: Matrix, into dgates: Matrix, _ dstate: Matrix
  ) {
    note(
      reads: 2 * state.numbers + dkept.numbers + dstate.numbers,
      writes: state.numbers + dstate.numbers)
    real.gruResetBackward(gates, state: state, dkept: dkept, into: dgates, dstate)
  }
}
