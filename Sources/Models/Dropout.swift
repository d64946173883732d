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
    let mask = tape.dropoutMask(
      rows: x.rows, columns: x.columns, drawnFrom: &state, below: Int32(rate * 65536),
      kept: 1 / (1 - rate))
    return tape.multiply(x, mask)
  }
}

extension Dropout? {
  /// x as it is where nothing drops.
  func callAsFunction(_ x: Tensor, on tape: Tape) -> Tensor {
    map { $0(x, on: tape) } ?? x
  }
}
