import Basics
import Experiments

/// `mmreport bench`: how fast the program is on this machine.
struct Bench: Subcommand {
  static let name = "bench"
  static let summary = "measure training, products, counting, sampling and start-up"

  var input = InputOptions()
  var types: [String] = []
  var steps = 200
  var countingMegabytes = 256
  var names = 2000
  var json = false

  static let options: [Option<Bench>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .list("--types", "TYPE,...", "networks to train (default: all that there are)", \.types),
      .number("--steps", "steps to take the median of (default: 200)", \.steps, in: 1...1_000_000),
      .number(
        "--counting-megabytes", "how long a list to count, 0 for none (default: 256)",
        \.countingMegabytes, in: 0...1_000_000),
      .number(
        "--names", "names that each network makes up (default: 2000)", \.names, in: 1...1_000_000),
      .flag("--json", "print JSON with all digits", \.json),
    ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    var benchmark = try Benchmark(types: types)
    benchmark.steps = steps
    benchmark.countingMegabytes = countingMegabytes
    benchmark.names = names
    let corpus = try input.corpus(&terminal, for: RecipeBook.all)
    let findings = try benchmark.run(corpus) { terminal.progress("measuring \($0)") }
    if json {
      try terminal.print(json: findings)
    } else {
      try terminal.print(lines: lines(findings))
    }
    return .done
  }

  private func lines(_ findings: BenchmarkFindings) -> [String] {
    findings.steps.map(line) + [""] + findings.sampling.map(line) + [""]
      + findings.products.map(line) + ["", peak(findings)]
      + (findings.counting.map { [line($0)] } ?? []) + [
        name("start") + findings.startMilliseconds.fixed(2) + " ms",
        name("memory") + findings.peakMegabytes.fixed(1) + " MB while training",
      ]
  }

  private func peak(_ findings: BenchmarkFindings) -> String {
    name("peak") + findings.peakGigaflops.fixed(1)
      + " GFLOP/s a core (\(findings.instructionSet))"
  }

  private func line(_ counting: CountingMeasurement) -> String {
    name("counting") + counting.megabytesPerSecond.fixed(0) + " MB/s in "
      + counting.peakMegabytes.fixed(1) + " MB of memory"
  }

  private func line(_ step: StepMeasurement) -> String {
    let speed =
      "\(rightAligned(step.milliseconds.fixed(3), 8)) ms/step  "
      + "\(rightAligned(step.tokensPerSecond.fixed(0), 9)) tokens/s"
    guard step.gigaflops > 0 else { return name(step.type) + speed }
    return name(step.type) + speed + "  " + work(step.gigaflops, step.share)
  }

  private func line(_ sampling: SamplingMeasurement) -> String {
    name(sampling.type) + "\(rightAligned(sampling.namesPerSecond.fixed(0), 8)) names/s"
  }

  private func line(_ product: ProductMeasurement) -> String {
    let shape = "\(product.rows) x \(product.inner) x \(product.columns)"
    return name(product.name) + rightAligned(shape, 16) + "  "
      + work(product.gigaflops, product.share)
  }

  private func work(_ rate: Double, _ share: Double) -> String {
    "\(rightAligned(rate.fixed(1), 6)) GFLOP/s  \(rightAligned((share * 100).fixed(0), 3))% of peak"
  }

  private func name(_ text: String) -> String {
    text + String(repeating: " ", count: max(1, 12 - text.count))
  }
}
