/// Elementary functions of `Double` that give the same bits on every machine.
///
/// The C library's differ from machine to machine. These use only additions, multiplications, divisions
/// and square roots, each rounded as IEEE 754 says, in a fixed order; all are within 2 units in the
/// last place. Each reduces its argument to a small interval and sums a Taylor series there. SLEEF, which
/// has such functions too, does not promise one result for all instruction sets and versions.
public enum Elementary {
  /// e to the power of `x`: 0 and infinity beyond the range of `Double`.
  public static func exp(_ x: Double) -> Double {
    guard x < 709.79 else { return x.isNaN ? x : .infinity }
    guard x > -745.2 else { return 0 }
    let (rest, tail, power) = reducedByLn2(x)
    return scaled(1 + (rest + expBeyondLinear(rest, tail)), by: power)
  }

  /// The natural logarithm: minus infinity for 0, not a number below.
  public static func log(_ x: Double) -> Double {
    guard x > 0, x < .infinity else { return logAtTheEdge(x) }
    let (mantissa, exponent) = splitAroundOne(x)
    return logOfOnePlus(mantissa - 1, exponent, correction: 0)
  }

  /// The natural logarithm of 1 + `x`, exact for small `x` as well.
  public static func log1p(_ x: Double) -> Double {
    guard x > -1, x < .infinity else { return logAtTheEdge(1 + x) }
    if x.magnitude < 0x1p-54 { return x }
    if x > -0.25, x < 0.375 { return logOfOnePlus(x, 0, correction: 0) }
    let sum = 1 + x
    let lost = x > 1 ? 1 - (sum - x) : x - (sum - 1)
    let (mantissa, exponent) = splitAroundOne(sum)
    return logOfOnePlus(mantissa - 1, exponent, correction: lost / sum)
  }

  /// The hyperbolic tangent.
  public static func tanh(_ x: Double) -> Double {
    let size = x.magnitude
    guard size < 22 else { return x.isNaN ? x : (x < 0 ? -1 : 1) }
    guard size > 0x1p-28 else { return x }
    let (rest, tail, power) = reducedByLn2(2 * size)
    let scale = scaled(1, by: power)
    let linear = (scale - 1) + scale * rest
    let beyond = ((scale - 1) - linear) + scale * rest + scale * expBeyondLinear(rest, tail)
    let result = tanh(fromExpMinusOne: linear + beyond, lost: beyond - ((linear + beyond) - linear))
    return x < 0 ? -result : result
  }

  /// The sine of `x` radians, for arguments of every size.
  public static func sin(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    if x.magnitude < 0.78 { return x.magnitude < 0x1p-27 ? x : sineNearZero(x, 0) }
    let (rest, tail, quarter) = reducedByHalfPi(x)
    let value = quarter & 1 == 0 ? sineNearZero(rest, tail) : cosineNearZero(rest, tail)
    return quarter & 2 == 0 ? value : -value
  }

  /// The cosine of `x` radians, for arguments of every size.
  public static func cos(_ x: Double) -> Double {
    guard x.isFinite else { return .nan }
    if x.magnitude < 0.78 { return cosineNearZero(x, 0) }
    let (rest, tail, quarter) = reducedByHalfPi(x)
    let value = quarter & 1 == 0 ? cosineNearZero(rest, tail) : sineNearZero(rest, tail)
    return (quarter + 1) & 2 == 0 ? value : -value
  }
}

/// c + `x` (d + `x` (e + ...)), from the innermost term outwards.
@inline(__always)
private func series(
  _ x: Double, _ c: Double, _ d: Double, _ e: Double, _ f: Double = 0, _ g: Double = 0,
  _ h: Double = 0
) -> Double {
  c + x * (d + x * (e + x * (f + x * (g + x * h))))
}

// MARK: - Exponential and logarithm

/// ln 2 in two parts: the first has 32 bits, so that multiples by an exponent are exact.
private let ln2High = 0x1.62e42feep-1
private let ln2Low = 0x1.a39ef35793c76p-33

extension Elementary {
  /// `x` as (`rest` + `tail`) + `power` ln 2, where `rest` is at most half of ln 2 in size.
  private static func reducedByLn2(_ x: Double) -> (rest: Double, tail: Double, power: Int) {
    // Added to this number, another is rounded to an integer, which stands in the low bits.
    let rounder = 0x1.8p52
    let rounded = x * 0x1.71547652b82fep+0 + rounder
    let power = rounded - rounder
    let high = x - power * ln2High
    let low = power * ln2Low
    let rest = high - low
    return (rest, (high - rest) - low, Int(Int32(truncatingIfNeeded: rounded.bitPattern)))
  }

  /// e^(`x` + `tail`) - 1 - `x` for `x` within half of ln 2 of zero.
  private static func expBeyondLinear(_ x: Double, _ tail: Double) -> Double {
    let square = x * x
    let odd = series(
      square, 1 / 6, 1 / 120, 1 / 5040, 1 / 362_880, 1 / 39_916_800, 1 / 6_227_020_800)
    let even = series(square, 1 / 24, 1 / 720, 1 / 40_320, 1 / 3_628_800, 1 / 479_001_600)
    return tail + tail * x + (0.5 * square + square * (x * odd + square * even))
  }

  /// tanh x as m / (m + 2), where m = `m` + `lost` is e^2x - 1.
  private static func tanh(fromExpMinusOne m: Double, lost: Double) -> Double {
    let divisor = m + 2
    if m > 2 { return 1 - 2 / divisor }
    let quotient = m / divisor
    let divisorLost = (2 - divisor) + m
    return quotient + (lost - quotient * (lost + divisorLost)) / divisor
  }

  /// `x` times 2 to the `power`, rounded once where the result is subnormal.
  private static func scaled(_ x: Double, by power: Int) -> Double {
    if power > 1023 { return x * 2 * powerOfTwo(power - 1) }
    if power < -1022 { return x * powerOfTwo(power + 54) * 0x1p-54 }
    return x * powerOfTwo(power)
  }

  private static func powerOfTwo(_ power: Int) -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: power + 1023) << 52)
  }

  /// A positive finite `x` as mantissa times 2 to the exponent, with the mantissa from 0.71 to 1.42.
  private static func splitAroundOne(_ x: Double) -> (mantissa: Double, exponent: Double) {
    let subnormal = x < .leastNormalMagnitude
    let bits = (subnormal ? x * 0x1p54 : x).bitPattern
    // Counted from the square root of a half, so that the mantissa is as close to one as it can be.
    let fromRootHalf = bits &- 0x3fe6_a09e_0000_0000
    let exponent = Int64(bitPattern: fromRootHalf) >> 52
    let mantissa = Double(bitPattern: bits &- UInt64(bitPattern: exponent << 52))
    return (mantissa, Double(subnormal ? exponent - 54 : exponent))
  }

  /// ln(1 + `f`) + `exponent` ln 2 + `correction`, for `f` from -0.3 to 0.42: with s = f / (2 + f) it is
  /// 2 (s + s^3/3 + s^5/5 + ...), and 2s = f - f^2/2 + s f^2/2 keeps the digits of `f`.
  private static func logOfOnePlus(_ f: Double, _ exponent: Double, correction: Double) -> Double {
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even = series(w, 2 / 5, 2 / 9, 2 / 13, 2 / 17, 2 / 21)
    let odd = series(w, 2 / 3, 2 / 7, 2 / 11, 2 / 15, 2 / 19)
    let halfSquare = 0.5 * f * f
    let small = s * (halfSquare + z * (odd + z * even)) + (exponent * ln2Low + correction)
    return exponent * ln2High - ((halfSquare - small) - f)
  }

  /// The logarithm of zero, infinity, negative numbers and what is not a number.
  private static func logAtTheEdge(_ x: Double) -> Double {
    if x.isNaN { return x }
    return x == 0 ? -.infinity : x < 0 ? .nan : .infinity
  }
}

// MARK: - Sine and cosine

extension Elementary {
  /// sin(`x` + `tail`) for `x` within a quarter of pi of zero.
  private static func sineNearZero(_ x: Double, _ tail: Double) -> Double {
    let z = x * x
    let w = z * z
    let even = series(w, 1 / 120, 1 / 362_880, 1 / 6_227_020_800, 1 / 355_687_428_096_000)
    let odd = series(w, 1 / 6, 1 / 5040, 1 / 39_916_800, 1 / 1_307_674_368_000)
    return x + (x * z * (z * even - odd) + tail * (1 - 0.5 * z))
  }

  /// cos(`x` + `tail`) for `x` within a quarter of pi of zero.
  private static func cosineNearZero(_ x: Double, _ tail: Double) -> Double {
    let z = x * x
    let w = z * z
    let even = series(w, 1 / 24, 1 / 40_320, 1 / 479_001_600, 1 / 20_922_789_888_000)
    let odd = series(w, 1 / 720, 1 / 3_628_800, 1 / 87_178_291_200)
    let head = 1 - 0.5 * z
    return head + (((1 - head) - 0.5 * z) + (w * (even - z * odd) - x * tail))
  }

  /// `x` as (`rest` + `tail`) + `quarter` pi / 2, by Payne and Hanek's method: of 2 / pi only those 192 bits
  /// are multiplied that can reach the quarter and the digits of the rest.
  private static func reducedByHalfPi(_ x: Double) -> (rest: Double, tail: Double, quarter: Int) {
    let mantissa = x.significandBitPattern | 1 << 52
    let place = Int(x.bitPattern >> 52 & 0x7ff) - 1023 - 52 + 62
    let (word, bit) = (place >> 6, UInt64(place & 63))
    func window(_ index: Int) -> UInt64 {
      let (first, second) = (twoOverPi[word + index], twoOverPi[word + index + 1])
      return bit == 0 ? first : first << bit | second >> (64 - bit)
    }
    let middle = mantissa.multipliedFullWidth(by: window(1))
    let lowest = mantissa.multipliedFullWidth(by: window(2)).high
    let high = mantissa &* window(0) &+ middle.high
    // In units of 2^-126 quarters; what overflows is whole turns.
    let turns = UInt128(high) << 64 &+ UInt128(middle.low) &+ UInt128(lowest)
    let quarter = Int(truncatingIfNeeded: (turns &+ 1 << 125) >> 126)
    let (rest, tail) = timesHalfPi(Int128(bitPattern: turns &- UInt128(quarter) << 126))
    return x < 0 ? (-rest, -tail, -quarter) : (rest, tail, quarter)
  }

  /// `fraction` 2^-126 pi / 2 as a sum of two numbers.
  private static func timesHalfPi(_ fraction: Int128) -> (rest: Double, tail: Double) {
    let size = fraction.magnitude
    let shift = size.leadingZeroBitCount
    let (high, low) = UInt64(truncatingIfNeeded: (size << shift) >> 64)
      .multipliedFullWidth(by: 0xc90f_daa2_2168_c235)
    let unit = powerOfTwo(3 - shift) * (fraction < 0 ? -1 : 1)
    let rest = Double(Int64(high >> 11))
    let tail = Double(Int64(high & 0x7ff)) * 0x1p-64 + Double(Int64(low >> 11)) * 0x1p-117
    return (rest * 0x1p-53 * unit, tail * unit)
  }
}

/// The binary digits of 2 / pi after the point, behind one word of zeros.
private let twoOverPi: [UInt64] = [
  0, 0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041,
  0xfe51_63ab_debb_c561, 0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c,
  0xfe1d_eb1c_b129_a73e, 0xe882_35f5_2ebb_4484, 0xe99c_7026_b45f_7e41,
  0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b, 0x1ff8_97ff_de05_980f,
  0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d,
  0x7527_bac7_ebe5_f17b, 0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08,
  0x5603_3046_fc7b_6bab, 0xf0cf_bc20_9af4_361d,
]
