public import Kernels

/// What moves parameters along their gradients. A new one is one file beside this, and a plan names it;
/// each parameter has room for two running numbers an element. Its description has all its settings: by
/// them a run that was stopped knows whether it may go on.
public protocol Optimizer: Sendable, CustomStringConvertible {
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

/// An optimizer of any kind as a plan has it: functions in place of an existential, which Embedded Swift
/// does not have.
public struct AnyOptimizer: Sendable, CustomStringConvertible {
  /// Moves every parameter that has a gradient by one step of a rate.
  public typealias Step = (_ parameters: ParameterSet, _ rate: Float) -> Void

  public let description: String
  private let makeStep: @Sendable (_ steps: Int) -> Step

  /// `optimizer` as it is before the first step of a run.
  public init(_ optimizer: some Optimizer) {
    description = optimizer.description
    makeStep = { steps in
      var optimizer = optimizer
      optimizer.skip(steps: steps)
      return { parameters, rate in optimizer.step(parameters, rate: rate) }
    }
  }

  /// What takes the steps of a run of which `steps` were taken before.
  public func begin(after steps: Int) -> Step { makeStep(steps) }
}
