import Basics
import Experiments

/// `mmreport step`: what `mmreport plan` has other programs call.
struct StepCommand: Subcommand {
  static let name = "step"
  static let summary = "do single steps of a build and keep what they find, as a plan asks"
  static let positionals = Positionals<StepCommand>.several("STEP...", atMost: 1000, \.names)

  var names: [String] = []
  var build = Build()

  static let options = Build.options.filter { Plan.ofBuildAlone.isDisjoint(with: $0.names) }
    .map { $0.within(\StepCommand.build) }

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let work = try build.prepared(&terminal)
    guard work.maker.store.keeps else { throw UsageError.nowhereToKeep }
    try work.builder.perform(names)
    return .done
  }
}
