import Basics
import Experiments

// What a build says of its steps, a line each.

extension StepLog {
  /// Of all steps that came up: whether their results were kept, or why they were done.
  var lines: [String] {
    outcomes.map { line("\($0.step.kind)/\($0.step.id)", $0.isKept ? nil : reason(for: $0.step)) }
  }

  /// Of a step that would come up.
  func line(of planned: PlannedStep) -> String {
    line(planned.name, planned.isKept ? nil : reason(for: planned.step))
  }

  private func line(_ name: String, _ reason: String?) -> String {
    reason.map { "do    \(printable(name)): \($0)" } ?? "kept  \(printable(name))"
  }
}
