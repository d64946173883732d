/// Where a training run stands after a step.
public struct TrainingMoment: Sendable {
  /// The steps done, and all of the plan's.
  public let step, of: Int
  /// Of the step's batch, in nats per character.
  public let loss: Float
  /// The step's learning rate.
  public let rate: Float
}
