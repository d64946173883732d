import Basics
import Experiments
import Kernels

/// `mmreport bench`: how fast the program is on this machine.
struct Bench: Subcommand {
  static let name = Benchmark.command
  static let summary = "measure training, products, counting, sampling and start-up"

  var input = InputOptions()
  var types: [String] = []
  var levels: [String] = []
  var steps = 200
  var countingMegabytes = 256
  var names = 2000
  var jobs = 1
  var json = false

  static let options: [Option<Bench>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .list(
        "--types", "TYPE,...", "networks to train (default: all that there are)", \.types,
        .networkTypes),
      .list(
        "--simd", "LEVEL,...", "instruction sets to measure (default: all that the machine has)",
        \.levels, .list { InstructionSet.allCases.map(\.rawValue) }),
      .number(
        "--steps", "steps to take the median of, fewer if they take over a second (default: 200)",
        \.steps, in: 1...1_000_000),
      .number(
        "--counting-megabytes", "how long a list to count, 0 for none (default: 256)",
        \.countingMegabytes, in: 0...1_000_000),
      .number(
        "--names", "names that each network makes up, fewer likewise (default: 2000)", \.names,
        in: 1...1_000_000),
      .number(
        "--jobs", "threads that share training and sampling (default: 1)", \.jobs, in: 1...256),
      .flag("--json", "print JSON with all digits", \.json),
    ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    terminal.isQuiet = json
    var benchmark = try Benchmark(types: types, levels: levels)
    benchmark.steps = steps
    benchmark.countingMegabytes = countingMegabytes
    (benchmark.names, benchmark.threads) = (names, jobs)
    let corpus = try input.corpus(&terminal, for: RecipeBook.all)
    let findings = try benchmark.run(corpus) { terminal.progress("measuring \($0)") }
    if json {
      try terminal.print(json: findings)
    } else {
      try terminal.print(lines: BenchmarkTables(findings: findings).lines)
    }
    return .done
  }
}
