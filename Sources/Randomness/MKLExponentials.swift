import Basics

/// Exponential numbers of mean one as Intel's Math Kernel Library draws them: by the inverse function
/// from the multiplicative congruential generator MCG31m1 (L'Ecuyer 1999).
struct MKLExponentials {
  private static let modulus: UInt64 = 1 << 31 - 1
  private static let multiplier: UInt64 = 1_132_489_760

  private var state: UInt64

  init(seed: UInt32) {
    let rest = UInt64(seed) % Self.modulus
    state = rest == 0 ? 1 : rest
  }

  /// The next number, computed as there in single precision. It is never zero: PyTorch asks for the least
  /// normal number to be added, so that it can divide by it.
  mutating func next() -> Float {
    let uniform = Float(Double(state) / Double(Self.modulus))
    state = state * Self.multiplier % Self.modulus
    return .leastNormalMagnitude - Float(Elementary.log(Double(uniform)))
  }
}
