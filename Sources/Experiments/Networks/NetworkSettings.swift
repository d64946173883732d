import Models
import Tensors
import Training

/// How large a network is and how it trains: what differs from profile to profile, and what a search may
/// change.
public struct NetworkSettings: Sendable, Equatable {
  /// The length that a gradient is cut to where it is longer.
  public static let clip = 1.0
  /// The rate at the end of the cosine, as a share of the peak.
  public static let floor = 0.01
  /// Steps of the warm-up at the least.
  public static let leastWarmUp = 10

  /// Steps of training.
  public var steps: Int
  /// Words a step.
  public var batch = 64
  /// The highest learning rate of AdamW, after a warm-up and before the way down along a cosine.
  public var peak = 4e-3
  /// The share of the steps that the warm-up takes.
  public var warmUp = 0.02
  /// The share of channels that dropout leaves out.
  public var dropout = 0.0
  /// AdamW's.
  public var weightDecay = 0.01
  /// C, where it is not the recipe's own.
  public var channels: Int?
  /// H, where it is not the recipe's own.
  public var hidden: Int?

  /// The same network for as long as a glance takes.
  var quick: NetworkSettings {
    var quick = NetworkSettings(steps: min(200, steps))
    (quick.peak, quick.weightDecay) = (peak, weightDecay)
    return quick
  }

  func apply(to size: inout NetworkSize) {
    size.channels = channels ?? size.channels
    size.hidden = hidden ?? size.hidden
  }

  /// The run of such a training.
  var plan: TrainingPlan {
    let warmUp = max(Self.leastWarmUp, Int((Double(steps) * warmUp).rounded()))
    var plan = TrainingPlan(
      steps: steps, schedule: .cosine(peak: Float(peak), warmUp: warmUp, floor: Float(Self.floor)))
    (plan.batchSize, plan.clip, plan.dropout) = (batch, Float(Self.clip), Float(dropout))
    plan.optimizer = AnyOptimizer(AdamW(weightDecay: Float(weightDecay)))
    plan.evaluations = steps < 1000 ? 3 : 20
    return plan
  }
}
