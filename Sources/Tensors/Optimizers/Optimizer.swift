import Kernels

/// What moves parameters along their gradients. A new one is one file beside this: a plan names it, and
/// each parameter has room for two running numbers an element.
public protocol Optimizer: Sendable {
  /// Moves every parameter that has a gradient by one step of this rate.
  mutating func step(_ parameters: ParameterSet, rate: Float, _ kernels: ChosenKernels)

  /// Counts steps that were taken before, in a run that goes on.
  mutating func skip(steps: Int)
}

extension Optimizer {
  /// One step on the kernels that this process computes with.
  public mutating func step(_ parameters: ParameterSet, rate: Float) {
    step(parameters, rate: rate, Kernels.kernels)
  }

  /// What does not count its steps has nothing to do.
  public mutating func skip(steps: Int) {}
}
