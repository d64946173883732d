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
  /// All steps, in the order in which a build begins them.
  public var plannedSteps: [PlannedStep] {
    let experiments = experiments(from: SectionInputs(corpus, splitSeed: splitSeed, room: room)).0
    return experiments.map { experiment in
      let needs = experiments.filter { other in
        ["model", "form"].contains(other.step.kind) && experiment.needs.contains(other.step.id)
      }
      return PlannedStep(
        name: experiment.stepName, needs: needs.map(\.stepName), bytes: experiment.bytes,
        multiplications: experiment.work, isKept: experiment.isKept,
        step: store.full(experiment.step))
    }
  }

  /// Does the steps of these names, and so keeps what they find. Throws `ExperimentError` for a name that none has, and
  /// what training throws.
  public func perform(_ names: [String]) throws {
    let all = experiments(from: SectionInputs(corpus, splitSeed: splitSeed, room: room)).0
    let known = all.map(\.stepName)
    for name in names where !known.contains(name) {
      throw ExperimentError.unknown(.step, name, suggestion: closestMatch(to: name, in: known))
    }
    _ = try results(of: all.filter { names.contains($0.stepName) })
  }
}

extension Experiment {
  /// As `PlannedStep` has it; sections are called like the pages that show them.
  fileprivate var stepName: String { "\(step.kind)/\(name)" }
}
