import KernelInterface

// Independent chains, enough to keep every multiply-add unit busy and few enough to stay in
// registers: twelve vectors where there are 32 registers of sixteen lanes, six elsewhere.

extension SIMDKernels {
  public static func multiplyAdds(_ operations: Int) -> (operations: Int, result: Float) {
    var (c0, c1, c2) = (Lanes(repeating: 0), Lanes(repeating: 1), Lanes(repeating: 2))
    var (c3, c4, c5) = (Lanes(repeating: 3), Lanes(repeating: 4), Lanes(repeating: 5))
    #if WIDE_REGISTERS
      var (c6, c7, c8) = (Lanes(repeating: 6), Lanes(repeating: 7), Lanes(repeating: 8))
      var (c9, c10, c11) = (Lanes(repeating: 9), Lanes(repeating: 10), Lanes(repeating: 11))
      let chains = 12
    #else
      let chains = 6
    #endif
    // Halving and adding one tends to two: no overflow, and no denormal numbers that would be slow.
    let (half, one) = (Lanes(repeating: 0.5), Lanes(repeating: 1))
    let each = 2 * laneCount * chains
    let rounds = (operations + each - 1) / each
    var round = 0
    while round < rounds {
      (c0, c1, c2) = (one.fma(half, c0), one.fma(half, c1), one.fma(half, c2))
      (c3, c4, c5) = (one.fma(half, c3), one.fma(half, c4), one.fma(half, c5))
      #if WIDE_REGISTERS
        (c6, c7, c8) = (one.fma(half, c6), one.fma(half, c7), one.fma(half, c8))
        (c9, c10, c11) = (one.fma(half, c9), one.fma(half, c10), one.fma(half, c11))
      #endif
      round += 1
    }
    var sum = c0 + c1 + c2 + c3 + c4 + c5
    #if WIDE_REGISTERS
      sum += c6 + c7 + c8 + c9 + c10 + c11
    #endif
    return (rounds * each, sum.total)
  }
}
