// exp, log, tanh and sigmoid of our own: the C library's differ from machine to machine.
//
// Coefficients are minimax fits (Lawson's algorithm) of the expressions beside them, rounded to
// Float. Each function is within 2 units in the last place; the tests measure it.

#if arch(wasm32)
  /// e^x: a function of its own, as `fused`.
  @inline(never)
  func exp(_ x: Lanes) -> Lanes { exponential(x) }
#else
  /// e^x.
  @inline(always)
  func exp(_ x: Lanes) -> Lanes { exponential(x) }
#endif

/// e^x = 2^n e^r with |r| at most ln 2 / 2.
@inline(always)
private func exponential(_ x: Lanes) -> Lanes {
  // Beyond these bounds the result is infinite or rounds to zero; NaN compares false and stays.
  let bounded = x.replacing(with: 89, where: x .> 89).replacing(with: -104, where: x .< -104)
  // Adding 1.5 * 2^23 leaves the nearest integer in the low bits.
  let magic = Lanes(repeating: 12_582_912)
  let shifted = magic.fma(bounded, Lanes(repeating: 1.442695))
  let n = shifted - magic
  // The first remainder is exact; the second product is what ln 2 has beyond a Float.
  let r = bounded.fma(n, Lanes(repeating: -0.6931472)).fma(n, Lanes(repeating: 1.904654e-9))
  // Two factors, as 2^n itself may lie outside of Float's range.
  let bits = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- Int32(0x4B40_0000)
  let half = bits &>> 1
  return (expReduced(r) * powerOfTwo(half)) * powerOfTwo(bits &- half)
}

/// e^r = 1 + r + r^2 q(r).
@inline(always)
private func expReduced(_ r: Lanes) -> Lanes {
  var q = Lanes(repeating: 0.0013814596)
  q = Lanes(repeating: 0.0083687175).fma(q, r)
  q = Lanes(repeating: 0.04166839).fma(q, r)
  q = Lanes(repeating: 0.16666521).fma(q, r)
  q = Lanes(repeating: 0.49999994).fma(q, r)
  return 1 + r.fma(q, r * r)
}

@inline(always)
private func powerOfTwo(_ n: SIMD16<Int32>) -> Lanes {
  unsafeBitCast((n &+ 127) &<< 23, to: Lanes.self)
}

/// log(2^e (1 + f)) = e ln 2 + f - f^2 / 2 + f^3 p(f), with 1 + f between sqrt(1/2) and sqrt(2).
@inline(always)
func log(_ x: Lanes) -> Lanes {
  let tiny = x .< Float.leastNormalMagnitude
  let normal = x.replacing(with: x * 33_554_432, where: tiny)  // 2^25
  let bits = unsafeBitCast(normal, to: SIMD16<Int32>.self)
  // Moves the mantissa's range so that it starts at sqrt(1/2).
  let offset = bits &- Int32(0x3F35_04F3)
  let exponent = offset &>> 23
  let mantissa = unsafeBitCast(bits &- (exponent &<< 23), to: Lanes.self)
  // An integer in the low bits of 1.5 * 2^23 becomes a float without a conversion.
  let shifted = unsafeBitCast(exponent &+ Int32(0x4B40_0000), to: Lanes.self)
  let e = shifted - 12_582_912 - Lanes(repeating: 0).replacing(with: 25, where: tiny)
  let y = logReduced(mantissa - 1, e)
  return y.replacing(with: x, where: x .== .infinity)
    .replacing(with: -.infinity, where: x .== 0)
    .replacing(with: .nan, where: x .< 0 .| (x .!= x))
}

@inline(always)
private func logReduced(_ f: Lanes, _ e: Lanes) -> Lanes {
  var p = Lanes(repeating: -0.0763443)
  p = Lanes(repeating: 0.1276155).fma(p, f)
  p = Lanes(repeating: -0.13160194).fma(p, f)
  p = Lanes(repeating: 0.14201762).fma(p, f)
  p = Lanes(repeating: -0.16623357).fma(p, f)
  p = Lanes(repeating: 0.20001227).fma(p, f)
  p = Lanes(repeating: -0.25000823).fma(p, f)
  p = Lanes(repeating: 0.3333333).fma(p, f)
  let square = f * f
  let low = (p * (square * f)).fma(e, Lanes(repeating: -2.1219444e-4)).fma(-0.5, square)
  return (f + low).fma(e, Lanes(repeating: 0.693359375))
}

/// With e = e^-|x|, e / (1 + e) below zero and 1 - e / (1 + e) above.
@inline(always)
func sigmoid(_ x: Lanes) -> Lanes {
  let negative = x .< 0
  let e = exp(x.replacing(with: -x, where: .!negative))
  let rough = e / (1 + e)
  // What is missing, e - rough (1 + e), divided by 1 + e, which is the product with 1 - rough.
  let missing = (e - rough).fma(-rough, e)
  let share = rough.fma(missing, 1 - rough)
  return (1 - share).replacing(with: share, where: negative)
}

/// x + x^3 p(x^2) near zero, 1 - 2 / (e^2x + 1) beyond; the sign is put back at the end.
@inline(always)
func tanh(_ x: Lanes) -> Lanes {
  let bits = unsafeBitCast(x, to: SIMD16<UInt32>.self)
  let magnitude = unsafeBitCast(bits & 0x7FFF_FFFF, to: Lanes.self)
  let square = x * x
  var p = Lanes(repeating: -0.0057049785)
  p = Lanes(repeating: 0.020639079).fma(p, square)
  p = Lanes(repeating: -0.053739712).fma(p, square)
  p = Lanes(repeating: 0.13331442).fma(p, square)
  p = Lanes(repeating: -0.3333328).fma(p, square)
  let near = magnitude.fma(p, square * magnitude)
  let far = 1 - 2 / (exp(magnitude + magnitude) + 1)
  let value = near.replacing(with: far, where: magnitude .> 0.625)
  let signed = unsafeBitCast(value, to: SIMD16<UInt32>.self) | (bits & 0x8000_0000)
  return unsafeBitCast(signed, to: Lanes.self)
}
