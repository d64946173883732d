import Basics
import Experiments

/// What `mmreport bench` prints for people: a table for each instruction set, and one of products with a
/// column for each.
struct BenchmarkTables {
  let findings: BenchmarkFindings

  private static let nameWidth = 12
  private static let stepColumns = [
    ("ms/step", 9), ("tokens/s", 11), ("GFLOP/s", 9), ("of peak", 9), ("MB/step", 9),
    ("FLOP/byte", 11), ("bound", 8), ("names/s", 10),
  ]
  private static let shapeWidth = 18
  private static let rateWidth = 9
  private static let shareWidth = 6

  var lines: [String] {
    findings.levels.flatMap { table(of: $0) + [""] } + explanation + [""] + products + [""]
      + process
  }

  // MARK: A level

  private func table(of level: LevelFindings) -> [String] {
    let roofline = level.roofline
    let title =
      "\(level.instructionSet): at most \(roofline.peakGigaflops.fixed(1)) GFLOP/s and "
      + "\(roofline.gigabytesPerSecond.fixed(1)) GB/s from memory on a core; "
      + (level.threads > 1 ? "\(level.threads) threads share training and sampling; " : "")
      + "\(level.peakMegabytes.fixed(1)) MB while training"
    let rows = zip(level.steps, level.sampling).map(row)
    return [title, row("", Self.stepColumns.map(\.0))] + rows
  }

  /// Networks without products have no operations to compare with the roofline.
  private func row(_ step: StepMeasurement, _ sampling: SamplingMeasurement) -> String {
    let hasProducts = step.gigaflops > 0
    return row(
      step.type,
      [
        step.milliseconds.fixed(3), step.tokensPerSecond.fixed(0),
        hasProducts ? step.gigaflops.fixed(1) : "",
        hasProducts ? percent(step.share) : "",
        (step.bytes / 1e6).fixed(2),
        hasProducts ? step.operationsPerByte.fixed(1) : "",
        hasProducts ? step.boundGigaflops.fixed(1) : "",
        sampling.namesPerSecond.fixed(0),
      ])
  }

  private func row(_ name: String, _ cells: [String]) -> String {
    padded(name, Self.nameWidth)
      + zip(cells, Self.stepColumns).map { rightAligned($0, $1.1) }.joined()
  }

  private var explanation: [String] {
    [
      "MB/step: what all kernels of a step read and write, each operand once for each kernel",
      "bound: GFLOP/s if every such byte came from memory or went there; what caches hold is faster",
    ]
  }

  // MARK: Products

  private var products: [String] {
    let header = findings.levels.map {
      rightAligned($0.instructionSet, Self.rateWidth + Self.shareWidth)
    }
    return [padded("GFLOP/s, share of peak", Self.nameWidth + Self.shapeWidth) + header.joined()]
      + (findings.levels.first?.products ?? []).indices.map(product)
  }

  private func product(_ index: Int) -> String {
    let measured = findings.levels.map { $0.products[index] }
    let shape = "\(measured[0].rows) x \(measured[0].inner) x \(measured[0].columns)"
    return padded(measured[0].name, Self.nameWidth) + rightAligned(shape, Self.shapeWidth)
      + measured.map {
        rightAligned($0.gigaflops.fixed(1), Self.rateWidth)
          + rightAligned(percent($0.share), Self.shareWidth)
      }.joined()
  }

  // MARK: The process

  private var process: [String] {
    (findings.counting.map { [line($0)] } ?? []) + [
      padded("start", Self.nameWidth) + findings.startMilliseconds.fixed(2) + " ms"
    ]
  }

  private func line(_ counting: CountingMeasurement) -> String {
    padded("counting", Self.nameWidth) + counting.megabytesPerSecond.fixed(0) + " MB/s in "
      + counting.peakMegabytes.fixed(1) + " MB of memory"
  }

  private func percent(_ share: Double) -> String { (share * 100).fixed(0) + "%" }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
