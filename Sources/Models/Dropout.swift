import Randomness
import Tensors

/// Dropout (Srivastava et al. 2014): while training, each channel of each row is left out with
/// probability `rate`, and the others are scaled up so that their sum is expected to stay.
///
/// Masks come from a generator of their own (SplitMix64: Steele, Lea and Flood 2014), so that a
/// training run is the same on every machine. A class, as every use moves the generator.
public final class Dropout {
  /// The probability with which a channel is left out, at least 0 and below 1.
  public let rate: Float
  private let seed: UInt64
  private var state: UInt64

  /// Masks are drawn from `seed`.
  public init(rate: Float, seed: UInt64) {
    precondition((0..<1).contains(rate), "a dropout rate is at least 0 and below 1")
    (self.rate, self.seed, state) = (rate, seed, seed)
  }

  /// Begins step `step` of a run, whose masks do not depend on the steps before.
  public func begin(step: Int) {
    state = seed &+ UInt64(step) &* 0xd134_2543_de82_ef95
  }

  /// x with some channels left out: N x C.
  func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    guard rate > 0 else { return x }
    let mask = tape.constant(rows: x.rows, columns: x.columns)
    fill(mask)
    return tape.multiply(x, mask)
  }

  /// Four numbers of 16 bits from every 64 that are drawn. Which are below the threshold no processor can foresee,
  /// so that nothing branches: the sign of a difference keeps the number's bits or clears them.
  private func fill(_ mask: Tensor) {
    let threshold = Int32(rate * 65536)
    let kept = (1 / (1 - rate)).bitPattern
    var state = state
    func drawn(_ bits: UInt64) -> Float {
      let difference = Int32(truncatingIfNeeded: bits & 0xffff) - threshold
      return Float(bitPattern: kept & ~UInt32(bitPattern: difference >> 31))
    }
    mask.withValues { numbers in
      let whole = numbers.count / 4 * 4
      for start in stride(from: 0, to: whole, by: 4) {
        let bits = Self.next(&state)
        numbers[start] = drawn(bits)
        numbers[start + 1] = drawn(bits >> 16)
        numbers[start + 2] = drawn(bits >> 32)
        numbers[start + 3] = drawn(bits >> 48)
      }
      guard whole < numbers.count else { return }
      let bits = Self.next(&state)
      for index in whole..<numbers.count {
        numbers[index] = drawn(bits >> UInt64(16 * (index - whole)))
      }
    }
    self.state = state
  }

  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ z >> 30) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ z >> 27) &* 0x94d0_49bb_1331_11eb
    return z ^ z >> 31
  }
}

extension Dropout? {
  /// x as it is where nothing drops.
  func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    map { $0(x, on: tape) } ?? x
  }
}
