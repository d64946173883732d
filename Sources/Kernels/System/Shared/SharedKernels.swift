public import KernelInterface

/// The kernels that this process computes with; of large ones, threads that have nothing else to do take parts.
///
/// A part is some rows of what is written, or some columns where rows are summed. Each number is computed from the
/// same numbers in the same order as by one thread, so that bits do not depend on how many threads there are.
public enum SharedKernels: KernelSet {
  /// Chosen once. A wrong `MMREPORT_SIMD` ends the process here; a command line asks `InstructionSet.current()`
  /// first and reports its error.
  static let real: any KernelSet.Type = {
    do {
      return try InstructionSet.current().kernels
    } catch {
      fatalError("\(error)")
    }
  }()

  /// Does `body` for ranges that make up `0 ..< count`, on several threads where `nanoseconds`, what all of it takes
  /// roughly, are worth it. All ranges but the last have a multiple of `unit` numbers.
  static func share(
    _ count: Int, unit: Int = 1, nanoseconds: Int, _ body: (Range<Int>) -> Void
  ) {
    let threads = Crew.shared.threads(for: nanoseconds)
    // Some parts are done sooner than others, so that there are more of them than threads.
    let parts = min(2 * threads, (count + unit - 1) / unit)
    guard threads > 1, parts > 1 else { return body(0..<count) }
    let length = ((count + parts - 1) / parts + unit - 1) / unit * unit
    Crew.shared.share((count + length - 1) / length, threads: threads) { part in
      body(part * length..<min((part + 1) * length, count))
    }
  }

  /// Roughly what one thread takes for so many multiplications of products.
  static func multiplying(_ multiplications: Int) -> Int { multiplications / 40 }
  /// Roughly what one thread takes to read and write so many numbers.
  static func moving(_ numbers: Int) -> Int { numbers / 8 }
  /// Roughly what one thread takes for so many values of elementary functions.
  static func evaluating(_ numbers: Int) -> Int { numbers / 2 }
}

extension Matrix? {
  func rows(_ range: Range<Int>) -> Matrix? { map { $0.rows(range) } }
  func columns(_ range: Range<Int>) -> Matrix? { map { $0.columns(range) } }
}
