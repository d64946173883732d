public import KernelInterface

// Each product and sum is rounded by itself, as if every operation were a kernel of its own.

extension SIMDKernels {
  public static func lstm(
    _ gates: Matrix, memory: Matrix, squashed: Matrix, into state: Matrix
  ) {
    let hidden = memory.columns
    for row in 0..<memory.rows {
      let (from, old) = (gates.row(row), In(memory.row(row)))
      let (i, f, g, o) = (from, from + hidden, from + 2 * hidden, from + 3 * hidden)
      let (output, new) = (state.row(row), state.row(row) + hidden)
      for chunk in Chunks(hidden) {
        let (input, forget) = (sigmoid(chunk.load(In(i))), sigmoid(chunk.load(In(f))))
        let (candidate, gate) = (tanh(chunk.load(In(g))), sigmoid(chunk.load(In(o))))
        let memory = forget * chunk.load(old) + input * candidate
        let squashedMemory = tanh(memory)
        chunk.store(input, i)
        chunk.store(forget, f)
        chunk.store(candidate, g)
        chunk.store(gate, o)
        chunk.store(memory, new)
        chunk.store(squashedMemory, squashed.row(row))
        chunk.store(gate * squashedMemory, output)
      }
    }
  }

  public static func lstmBackward(
    _ gates: Matrix, memory: Matrix, squashed: Matrix, dstate: Matrix, into dgates: Matrix,
    _ dmemory: Matrix
  ) {
    let hidden = memory.columns
    for row in 0..<memory.rows {
      let (from, to) = (In(gates.row(row)), dgates.row(row))
      let (old, tanhs) = (In(memory.row(row)), In(squashed.row(row)))
      let (doutput, dnew) = (In(dstate.row(row)), In(dstate.row(row)) + hidden)
      for chunk in Chunks(hidden) {
        let (i, f) = (chunk.load(from), chunk.load(from + hidden))
        let (g, o) = (chunk.load(from + 2 * hidden), chunk.load(from + 3 * hidden))
        let (tanh, dh) = (chunk.load(tanhs), chunk.load(doutput))
        let dc = chunk.load(dnew).fma(1 - tanh * tanh, dh * o)
        chunk.store(i * (1 - i) * (dc * g), to)
        chunk.store(f * (1 - f) * (dc * chunk.load(old)), to + hidden)
        chunk.store((1 - g * g) * (dc * i), to + 2 * hidden)
        chunk.store(o * (1 - o) * (dh * tanh), to + 3 * hidden)
        chunk.store(dc * f, dmemory.row(row))
      }
    }
  }

  public static func gruReset(_ gates: Matrix, state: Matrix, into kept: Matrix) {
    let hidden = state.columns
    for row in 0..<state.rows {
      let (z, r) = (gates.row(row), gates.row(row) + hidden)
      for chunk in Chunks(hidden) {
        chunk.store(sigmoid(chunk.load(In(z))), z)
        let reset = sigmoid(chunk.load(In(r)))
        chunk.store(reset, r)
        chunk.store(reset * chunk.load(In(state.row(row))), kept.row(row))
      }
    }
  }

  public static func gruUpdate(_ gates: Matrix, state: Matrix, into new: Matrix) {
    let hidden = state.columns
    for row in 0..<state.rows {
      let (z, candidates) = (In(gates.row(row)), gates.row(row) + 2 * hidden)
      for chunk in Chunks(hidden) {
        let candidate = tanh(chunk.load(In(candidates)))
        let old = chunk.load(In(state.row(row)))
        chunk.store(candidate, candidates)
        chunk.store(old + chunk.load(z) * (candidate - old), new.row(row))
      }
    }
  }

  public static func gruUpdateBackward(
    _ gates: Matrix, state: Matrix, dnew: Matrix, into dgates: Matrix, _ dstate: Matrix
  ) {
    let hidden = state.columns
    for row in 0..<state.rows {
      let (from, to) = (In(gates.row(row)), dgates.row(row))
      for chunk in Chunks(hidden) {
        let (z, candidate) = (chunk.load(from), chunk.load(from + 2 * hidden))
        let (old, dh) = (chunk.load(In(state.row(row))), chunk.load(In(dnew.row(row))))
        let moved = dh * z
        chunk.store(z * (1 - z) * (dh * (candidate - old)), to)
        chunk.store((1 - candidate * candidate) * moved, to + 2 * hidden)
        chunk.store(dh - moved, dstate.row(row))
      }
    }
  }

  public static func gruResetBackward(
    _ gates: Matrix, state: Matrix, dkept: Matrix, into dgates: Matrix, _ dstate: Matrix
  ) {
    let hidden = state.columns
    for row in 0..<state.rows {
      let (resets, to) = (In(gates.row(row)) + hidden, dgates.row(row) + hidden)
      for chunk in Chunks(hidden) {
        let (r, g) = (chunk.load(resets), chunk.load(In(dkept.row(row))))
        chunk.store(r * (1 - r) * (g * chunk.load(In(state.row(row)))), to)
        chunk.add(g * r, to: dstate.row(row))
      }
    }
  }
}
