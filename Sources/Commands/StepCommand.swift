import Basics
import Experiments
import Kernels

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
    // Who runs steps runs several at a time.
    Crew.shared.allow(threads: 1)
    let work = try build.prepared(&terminal)
    guard work.maker.store.keeps else { throw UsageError.nowhereToKeep }
    if let trouble = work.maker.store.prepare() { throw trouble }
    let plan = work.builder.plan()
    try work.builder.perform(names, of: plan)
    // What was found is of no use if it is not there for the others.
    let lost = work.builder.steps(of: plan).first { names.contains($0.name) && !$0.isKept }
    if let lost { throw StepError.notKept(lost.name) }
    return .done
  }
}

/// Why a step was done in vain.
enum StepError: Error, CustomStringConvertible {
  case notKept(String)

  var description: String {
    switch self {
    case .notKept(let name): "what '\(name)' found could not be kept; is the disk full?"
    }
  }
}
