/// The settings of a training run.
public struct TrainingPlan: Sendable, Equatable {
  /// What moves the parameters along the gradient.
  public enum Method: Sendable, Equatable {
    /// Betas 0.9 and 0.99, epsilon 1e-8.
    case adamW(weightDecay: Float)
    case sgd
  }

  public var steps: Int
  /// Words a step.
  public var batchSize = 32
  public var method = Method.adamW(weightDecay: 0.01)
  public var schedule: Schedule
  /// The length that the gradient is cut to where it is longer.
  public var clip: Float?
  /// The share of channels that dropout leaves out.
  public var dropout: Float = 0
  /// How often the dev words are looked at, the last step included.
  public var evaluations = 20

  public init(steps: Int, schedule: Schedule) {
    (self.steps, self.schedule) = (steps, schedule)
  }
}
