public import Models
import Tensors

/// How large a network is and how it trains: what differs from profile to profile, and what a search may
/// change.
public struct NetworkSettings: Sendable, Equatable {
  /// The length that a gradient is cut to where it is longer.
  public static let clip = 1.0
  /// Steps of the warm-up at the least.
  public static let leastWarmUp = 10

  /// Steps of training.
  public var steps: Int
  /// Words a step.
  public var batch: Int
  /// The highest learning rate of AdamW, after a warm-up and before the way down to zero.
  public var peak: Double
  /// The share of the steps that the warm-up takes.
  public var warmUp: Double
  /// The share of channels that dropout leaves out.
  public var dropout: Double
  /// AdamW's.
  public var weightDecay: Double
  /// C, where it is not the recipe's own.
  public var channels: Int?
  /// H, where it is not the recipe's own.
  public var hidden: Int?
  /// Layers and heads, where they are not the recipe's own.
  public var layers, heads: Int?

  /// Settings of so many steps; all others may be set.
  public init(
    steps: Int, batch: Int = 64, peak: Double = 4e-3, warmUp: Double = 0.02, dropout: Double = 0,
    weightDecay: Double = 0.01, channels: Int? = nil, hidden: Int? = nil
  ) {
    (self.steps, self.batch, self.peak, self.warmUp) = (steps, batch, peak, warmUp)
    (self.dropout, self.weightDecay) = (dropout, weightDecay)
    (self.channels, self.hidden) = (channels, hidden)
  }

  /// The same network for as long as a glance takes.
  public var quick: NetworkSettings {
    NetworkSettings(steps: min(200, steps), peak: peak, weightDecay: weightDecay)
  }

  /// Sets C, H, layers and heads in `size` where they are not the recipe's own.
  public func apply(to size: inout NetworkSize) {
    size.channels = channels ?? size.channels
    size.hidden = hidden ?? size.hidden
    size.layers = layers ?? size.layers
    size.heads = heads ?? size.heads
  }

  /// The steps over which the rate rises to its peak, of so many.
  public static func warmUpSteps(share: Double, of steps: Int) -> Int {
    max(leastWarmUp, Int((Double(steps) * share).rounded()))
  }

  /// The run of such a training.
  public var plan: TrainingPlan {
    let warmUp = Self.warmUpSteps(share: warmUp, of: steps)
    var plan = TrainingPlan(
      steps: steps, schedule: .linear(peak: Float(peak), warmUp: warmUp))
    (plan.batchSize, plan.clip, plan.dropout) = (batch, Float(Self.clip), Float(dropout))
    plan.optimizer = AnyOptimizer(AdamW(weightDecay: Float(weightDecay)))
    plan.evaluations = steps < 500 ? 3 : 20
    return plan
  }
}
