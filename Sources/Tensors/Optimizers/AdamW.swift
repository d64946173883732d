public import Kernels

/// AdamW (Loshchilov and Hutter 2019): Adam whose weight decay does not pass through its moments.
public struct AdamW: Optimizer {
  /// The share of the running mean of the gradient that stays at each step.
  public var beta1: Float
  /// The same for the running mean of its square.
  public var beta2: Float
  /// Added to the root of that mean, which it divides by.
  public var epsilon: Float
  /// The share of each parameter that a step of rate 1 takes away.
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

  public var description: String {
    "AdamW(beta1: \(beta1), beta2: \(beta2), epsilon: \(epsilon), weightDecay: \(weightDecay))"
  }

  public mutating func skip(steps: Int) {
    for _ in 0..<steps {
      power1 *= Double(beta1)
      power2 *= Double(beta2)
    }
  }

  public mutating func step(_ parameters: ParameterSet, rate: Float, _ kernels: ChosenKernels) {
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
