/// One index drawn from a row of probabilities, and the random numbers that decided it.
public struct Draw: Equatable, Sendable {
  /// What was drawn.
  public let index: Int
  /// The number from [0, 1) that was searched for in the running sums; nil where exponentials decide.
  public let uniform: Double?
  /// What each probability was divided by, the largest quotient winning; none where a uniform number decides.
  public let divisors: [Float]
}

extension SamplingMethod {
  /// The same index as `next(of:using:)` draws, and why: it leaves the generator in the same state.
  public func draw(from probabilities: [Float], using generator: inout TorchGenerator) -> Draw {
    var again = generator
    let index = next(of: probabilities, using: &generator)
    switch self {
    case .lecture:
      return Draw(index: index, uniform: again.uniformDouble(), divisors: [])
    case .torch:
      return Draw(index: index, uniform: nil, divisors: again.exponential(probabilities.count))
    case .mkl:
      var exponentials = MKLExponentials(seed: again.word())
      return Draw(
        index: index, uniform: nil, divisors: probabilities.map { _ in exponentials.next() })
    }
  }
}
