import Kernels

/// AdamW (Loshchilov and Hutter 2019): Adam whose weight decay does not pass through its moments.
public struct AdamW: Sendable {
  public var beta1: Float
  public var beta2: Float
  public var epsilon: Float
  public var weightDecay: Float
  /// beta1^steps and beta2^steps, in Double as PyTorch has them.
  private var power1 = 1.0
  private var power2 = 1.0

  /// The reference implementation's settings.
  public init(
    beta1: Float = 0.9, beta2: Float = 0.99, epsilon: Float = 1e-8, weightDecay: Float = 0.01
  ) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// Counts steps that were taken before, in a run that goes on.
  public mutating func skip(steps: Int) {
    for _ in 0..<steps {
      power1 *= Double(beta1)
      power2 *= Double(beta2)
    }
  }

  /// Moves every parameter that has a gradient.
  public mutating func step(
    _ parameters: ParameterSet, rate: Float, _ kernels: any KernelSet.Type = Kernels.kernels
  ) {
    power1 *= Double(beta1)
    power2 *= Double(beta2)
    let step = AdamWStep(
      rate: rate, beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay,
      correction1: Float(1 - power1), correction2: Float(1 - power2))
    for parameter in parameters.all {
      guard let gradient = parameter.usedGradient else { continue }
      kernels.adamW(
        parameter.tensor.start, gradients: gradient, first: parameter.moments.first,
        second: parameter.moments.second, count: parameter.tensor.count, step)
    }
  }
}

/// Plain stochastic gradient descent, as in the lecture.
public struct SGD: Sendable {
  public init() {}

  /// Moves every parameter that has a gradient by -rate times its gradient.
  public func step(
    _ parameters: ParameterSet, rate: Float, _ kernels: any KernelSet.Type = Kernels.kernels
  ) {
    for parameter in parameters.all {
      guard let gradient = parameter.usedGradient else { continue }
      kernels.sgd(
        parameter.tensor.start, gradients: gradient, count: parameter.tensor.count, rate: rate)
    }
  }
}
