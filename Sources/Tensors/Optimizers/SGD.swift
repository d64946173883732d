public import Kernels

/// Plain stochastic gradient descent, as in the lecture: parameters -= rate * gradients.
public struct SGD: Optimizer {
  /// It remembers nothing from step to step.
  public init() {}

  public var description: String { "SGD" }

  public func step(_ parameters: ParameterSet, rate: Float, _ kernels: ChosenKernels) {
    for parameter in parameters.all {
      guard let gradient = parameter.usedGradient else { continue }
      kernels.sgd(
        parameter.tensor.start, gradients: gradient, count: parameter.tensor.count, rate: rate)
    }
  }
}
