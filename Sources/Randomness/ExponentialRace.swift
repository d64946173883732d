import Basics

// One index is drawn as PyTorch does: every probability is divided by an exponential number of its own, and
// the largest ratio wins. A logarithm for each of them takes most of the time, and nearly all are for losers.
// The 21 high bits of a uniform number bound its exponential from both sides, which leaves one or two indices
// that can win; only their ratios are computed. The random numbers are those of all, so the stream is the same.

extension TorchGenerator {
  /// The index of the largest of `probabilities` divided by exponentials; the first of equal ones.
  mutating func index(of probabilities: Span<Float>) -> Int {
    let count = probabilities.count
    return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * count) { words in
      fill(words)
      return withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { limits in
        probabilities.withUnsafeBufferPointer { probabilities in
          let race = ExponentialRace(probabilities: probabilities, words: words, limits: limits)
          return race.winner
        }
      }
    }
  }
}

/// Probabilities, and two random words for each, the high one first.
private struct ExponentialRace {
  let probabilities: UnsafeBufferPointer<Float>
  let words: UnsafeMutableBufferPointer<UInt32>
  /// Room for what each ratio is at most.
  let limits: UnsafeMutableBufferPointer<Float>

  /// Below it a `Float` is rounded too coarsely for the bounds.
  private static let leastRatio: Float = 1e-30
  /// More than all roundings of bounds and ratios together.
  private static let margin: Float = 1e-5

  var winner: Int {
    let reached = boundRatios()
    if reached > Self.leastRatio, reached < .infinity {
      return winner(from: reached * (1 - Self.margin))
    }
    // Rare: all are tiny or zero, or one is no number. Then nobody is left out.
    limits.update(repeating: .infinity)
    return winner(from: 0)
  }

  /// Writes what each ratio is at most, and returns what the largest is at least; not a number if any
  /// probability is none.
  private func boundRatios() -> Float {
    let (p, words, limits) = (probabilities.baseAddress!, words.baseAddress!, limits.baseAddress!)
    var reached: Int32 = 0
    for index in 0..<probabilities.count {
      // u lies between these two.
      let low = Float(Int32(bitPattern: words[2 * index] & 0x1f_ffff)) * 0x1p-21
      let high = low + 0x1p-21
      // u + u^2 / 2 <= -log(1 - u) <= u + u^2 / 2 + u^3 / (3 (1 - u)).
      limits[index] = p[index] / (low + 0.5 * low * low)
      let rest = 3 * (1 - high)
      let ratio = p[index] * rest / ((high + 0.5 * high * high) * rest + high * high * high)
      // Numbers that are not negative are ordered as their bits are.
      reached = max(reached, Int32(bitPattern: ratio.bitPattern))
    }
    return Float(bitPattern: UInt32(bitPattern: reached))
  }

  /// The index of the largest ratio among those that may reach `least`; most often there is only one.
  private func winner(from least: Float) -> Int {
    let first = candidate(from: 0, least)
    if candidate(from: first + 1, least) >= limits.count, first < limits.count { return first }
    var best = (index: 0, ratio: -Float.infinity)
    var next = first
    while next < limits.count {
      let ratio = probabilities[next] / exponential(next)
      if ratio > best.ratio { best = (next, ratio) }
      next = candidate(from: next + 1, least)
    }
    return best.index
  }

  /// The first index from `start` on whose ratio may reach `least`; behind the last if there is none.
  @inline(__always)
  private func candidate(from start: Int, _ least: Float) -> Int {
    var index = start
    while index < limits.count, !(limits[index] >= least) { index += 1 }
    return index
  }

  private func exponential(_ index: Int) -> Float {
    let bits = UInt64(words[2 * index]) << 32 | UInt64(words[2 * index + 1])
    return TorchGenerator.exponential(at: TorchGenerator.uniformDouble(of: bits))
  }
}
