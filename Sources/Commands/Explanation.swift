import Basics
import Experiments

// What a build says of its steps, a line each.

extension StepLog {
  /// Of all steps that came up: whether their results were kept, or why they were done.
  var lines: [String] {
    outcomes.map { line(of: $0.step, isKept: $0.isKept) }
  }

  /// Of a step that would come up.
  func line(of planned: PlannedStep) -> String {
    line(planned.name, planned.isKept ? nil : reason(for: planned.step))
  }

  func line(of step: Step, isKept: Bool) -> String {
    line("\(step.kind)/\(step.id)", isKept ? nil : reason(for: step))
  }

  private func line(_ name: String, _ reason: String?) -> String {
    reason.map { "do    \(printable(name)): \($0)" } ?? "kept  \(printable(name))"
  }
}
