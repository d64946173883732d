public import Basics
import Corpora

/// A step of a build that is computed before any page is made, by itself and in a process of its own if need be.
public struct PlannedStep: Sendable {
  /// `model/lstm` for the step `lstm` of the kind `model`.
  public let name: String
  /// The names of those that must be done before.
  public let needs: [String]
  /// Bytes that it takes at the most, by and large.
  public let bytes: Int
  /// The multiplications of a network's training; 0 for others.
  public let multiplications: Double
  /// Whether its result seems to be kept.
  public let isKept: Bool
  /// With all that it depends on.
  public let step: Step
}

extension FindingsBuilder {
  /// All steps of `plan`, in the order in which a build begins them.
  public func steps(of plan: FindingsPlan) -> [PlannedStep] {
    plan.experiments.map { experiment in
      let needs = plan.experiments.filter { other in
        ["model", "form"].contains(other.step.kind) && experiment.needs.contains(other.step.id)
      }
      return PlannedStep(
        name: experiment.stepName, needs: needs.map(\.stepName), bytes: experiment.bytes,
        multiplications: experiment.work, isKept: store.has(experiment.step),
        step: store.full(experiment.step))
    }
  }

  /// Does the steps of `plan` that have these names, and so keeps what they find. Throws `ExperimentError` for a name
  /// that none has, and what training throws.
  public func perform(_ names: [String], of plan: FindingsPlan) throws {
    let known = plan.experiments.map(\.stepName)
    for name in names where !known.contains(name) {
      throw ExperimentError.unknown(.step, name, suggestion: closestMatch(to: name, in: known))
    }
    _ = try results(of: plan.experiments.filter { names.contains($0.stepName) })
  }
}

extension Experiment {
  /// As `PlannedStep` has it; sections are called like the pages that show them.
  fileprivate var stepName: String { "\(step.kind)/\(name)" }
}
