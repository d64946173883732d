import Basics

/// How the learning rate goes over a training run.
public enum Schedule: Sendable, Equatable {
  case constant(Float)
  /// The rate, and then `factor` times as much from each of these shares of the run on.
  case steps(Float, factor: Float, at: [Double])
  /// Up to the peak in a straight line over `warmUp` steps, then down to `floor` times the peak along half
  /// a cosine (Loshchilov and Hutter 2017).
  case cosine(peak: Float, warmUp: Int, floor: Float)

  /// The rate of step `step`, counted from 0, of `total`.
  public func rate(at step: Int, of total: Int) -> Float {
    switch self {
    case .constant(let rate): return rate
    case .steps(let rate, let factor, let shares):
      let passed = shares.count { Double(step) >= $0 * Double(total) }
      return (0..<passed).reduce(rate) { rate, _ in rate * factor }
    case .cosine(let peak, let warmUp, let floor):
      if step < warmUp { return peak * Float(step + 1) / Float(warmUp) }
      let progress = Double(step - warmUp) / Double(max(1, total - warmUp))
      let height = 0.5 + 0.5 * Elementary.cos(Double.pi * min(1, progress))
      return peak * (floor + (1 - floor) * Float(height))
    }
  }
}
