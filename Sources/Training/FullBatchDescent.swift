public import Corpora
public import Models

/// Plain gradient descent on all examples at once, as the lecture trains its net (minute 103).
public struct FullBatchDescent: Sendable, Hashable {
  /// The learning rate, the same at every step.
  public let rate: Float
  /// The weight of the mean squared weight in the loss (minute 110).
  public let regularisation: Float
  /// The number of steps.
  public let steps: Int

  /// The lecture's settings where nothing else is said.
  public init(rate: Float = 50, regularisation: Float = 0.01, steps: Int = 200) {
    (self.rate, self.regularisation, self.steps) = (rate, regularisation, steps)
  }

  /// Trains `network` in place; returns the loss before each step and after the last one,
  /// regularisation included: `steps` + 1 points, or fewer for a vocabulary of thousands.
  public func train(_ network: inout BigramNetwork, on table: ContextTable) -> History {
    let steps = affordableSteps(steps, cells: network.parameterCount)
    var history = History()
    for step in 0...steps {
      let (loss, gradient) = network.loss(on: table, regularisation: regularisation)
      history.points.append(.init(step: step, train: loss))
      if step < steps { network.descend(along: gradient, rate: rate) }
    }
    return history
  }
}
