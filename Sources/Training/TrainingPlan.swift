public import Tensors

/// The settings of a training run.
public struct TrainingPlan: Sendable {
  /// The number of steps.
  public var steps: Int
  /// Words a step.
  public var batchSize = 32
  /// What moves the parameters along the gradient, as it is before the first step.
  public var optimizer = AnyOptimizer(AdamW())
  /// The learning rate of each step.
  public var schedule: Schedule
  /// The length that the gradient is cut to where it is longer.
  public var clip: Float?
  /// The share of channels that dropout leaves out.
  public var dropout: Float = 0
  /// How often the loss on the dev words is taken, after the last step included.
  public var evaluations = 20

  /// Settings as the reference implementation has them, where it has them.
  public init(steps: Int, schedule: Schedule) {
    (self.steps, self.schedule) = (steps, schedule)
  }
}
