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

  /// Four numbers of 16 bits from every 64 that are drawn.
  private func fill(_ mask: Tensor) {
    let threshold = UInt64(rate * 65536)
    let kept = 1 / (1 - rate)
    mask.withValues { numbers in
      for start in stride(from: 0, to: numbers.count, by: 4) {
        var bits = next()
        for index in start..<min(start + 4, numbers.count) {
          numbers[index] = bits & 0xffff < threshold ? 0 : kept
          bits >>= 16
        }
      }
    }
  }

  private func next() -> UInt64 {
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
