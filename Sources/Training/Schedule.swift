/// How the learning rate goes over a training run.
public enum Schedule: Sendable, Equatable {
  case constant(Float)
  /// The rate, and then `factor` times as much from each of these shares of the run on.
  case steps(Float, factor: Float, at: [Double])
  /// Up to the peak in a straight line over `warmUp` steps, then in another down to zero, which the step after the
  /// last would have.
  case linear(peak: Float, warmUp: Int)

  /// The rate of step `step`, counted from 0, of `total`.
  public func rate(at step: Int, of total: Int) -> Float {
    switch self {
    case .constant(let rate): return rate
    case .steps(let rate, let factor, let shares):
      let passed = shares.count { Double(step) >= $0 * Double(total) }
      return (0..<passed).reduce(rate) { rate, _ in rate * factor }
    case .linear(let peak, let warmUp):
      if step < warmUp { return peak * Float(step + 1) / Float(warmUp) }
      return peak * Float(max(0, total - step)) / Float(max(1, total - warmUp))
    }
  }
}
