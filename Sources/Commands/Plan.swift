import Basics
import Experiments

/// `mmreport plan`: a build as commands that other programs start, on several machines if they like.
struct Plan: Subcommand {
  static let name = "plan"
  static let summary = "write a build as commands for make, Slurm or any other engine"

  var format = PlanFormat.make
  var build = Recorded<Build>()

  /// Options that say what one build tells, or that leave nothing to share.
  static let ofBuildAlone: Set = [
    "--no-cache", "--explain", "--dry-run", "--watch", "--quiet", "--json",
  ]

  static let options: [Option<Plan>] =
    [.choice("--format", "what is to start the commands (default: make)", \.format)]
    + Recorded<Build>.options(without: ofBuildAlone.union(OptionsFile.optionNames))
    .map { $0.within(\.build) } + OptionsFile.options()

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    try build.command.input.checkShared()
    let work = try build.command.prepared(&terminal)
    guard work.maker.store.keeps else { throw UsageError.nowhereToKeep }
    let steps = work.builder.steps(of: work.builder.plan())
    let jobOfStep = Dictionary(uniqueKeysWithValues: steps.map { ($0.name, $0.job) })
    let jobs = Dictionary(grouping: steps, by: \.job).map { name, steps in
      PlanJob(
        name: name,
        needs: Set(steps.flatMap(\.needs).compactMap { jobOfStep[$0] }).sorted(),
        arguments: ["step"] + options + ["--jobs=1"] + steps.map(\.name),
        bytes: steps.map(\.bytes).max() ?? 0,
        multiplications: steps.reduce(0) { $0 + $1.multiplications })
    }
    let site = PlanJob(
      name: "site", needs: jobs.map(\.name).sorted(), arguments: ["build"] + options + ["--quiet"])
    try terminal.print(format.text(of: jobs.inOrderOfWork + [site]))
    return .done
  }

  /// As they were given, here or in a file, which need not be there any more when the commands are started.
  private var options: [String] { ["--no-config"] + build.words(keptIn: build.command.cache) }
}

extension PlannedStep {
  /// The job that does it: what takes no time is done with others like it.
  fileprivate var job: String {
    switch step.kind {
    case "section" where !step.id.hasPrefix("exercises/"): "lecture"
    case "model" where multiplications == 0 && needs.isEmpty: "counts"
    default: name.replacing("/", with: "-")
    }
  }
}
