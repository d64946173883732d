import Basics
import Kernels

/// What one core of this machine can do at most: the roofline of Williams, Waterman and Patterson (2009).
public struct Roofline: Codable, Equatable, Sendable {
  /// Multiplications and additions alone, 10^9 operations a second.
  public let peakGigaflops: Double
  /// Of 10^9 bytes read and written each second by a copy that no cache holds.
  public let gigabytesPerSecond: Double

  /// The most gigaflops of work that does so many operations for each byte of its operands, if all of them
  /// come from memory and go there. What caches hold is faster, up to the peak.
  public func bound(operationsPerByte: Double) -> Double {
    min(peakGigaflops, gigabytesPerSecond * operationsPerByte)
  }

  /// That of several cores, which compute for themselves and share the memory.
  func of(threads: Int) -> Roofline {
    Roofline(
      peakGigaflops: peakGigaflops * Double(threads), gigabytesPerSecond: gigabytesPerSecond)
  }

  /// What the kernels of this process reach on this machine, in the fastest of some runs.
  static func measured(repetitions: Int) -> Roofline {
    Roofline(
      peakGigaflops: max(
        registerGigaflops(repetitions), ProductBenchmark.squareGigaflops(repetitions)),
      gigabytesPerSecond: copiedBytesPerSecond(repetitions) / 1e9)
  }

  /// Of multiplications and additions that touch no memory.
  ///
  /// Where the processor does not fuse them, a product saves a part of what takes its place, and is faster.
  private static func registerGigaflops(_ repetitions: Int) -> Double {
    var operations = 0
    let time = fastestSeconds(repetitions) {
      operations = kernels.multiplyAdds(10_000_000).operations
    }
    return Double(operations) / time / 1e9
  }

  /// Of a copy from four times what the largest cache holds to as much elsewhere.
  private static func copiedBytesPerSecond(_ repetitions: Int) -> Double {
    let count = 4 * largestCache() / MemoryLayout<Float>.stride
    let (a, c) = (ProductBenchmark.filled(count), ProductBenchmark.filled(count))
    defer { for numbers in [a, c] { numbers.deallocate() } }
    let (from, to) = (Matrix(a, rows: 1, columns: count), Matrix(c, rows: 1, columns: count))
    let time = fastestSeconds(repetitions) { kernels.copy(from, into: to) }
    return Double(2 * count * MemoryLayout<Float>.stride) / time
  }

  /// Bytes of the largest cache of a core, as the system says; where it does not, more than most have.
  private static func largestCache() -> Int {
    (0..<8).compactMap { index in
      let path = "/sys/devices/system/cpu/cpu0/cache/index\(index)/size"
      let text = try? OpenFile(reading: path).readAll(atMost: 64)
      return text.flatMap { bytes(ofSize: String(decoding: $0, as: UTF8.self)) }
    }.max() ?? 64 << 20
  }

  /// `1024K` or `32M`, as the system writes sizes of caches; nil for anything else.
  static func bytes(ofSize text: String) -> Int? {
    guard let digits = text.split(whereSeparator: { !$0.isNumber }).first else { return nil }
    let unit = text.dropFirst(digits.count).first.flatMap { ["K": 1 << 10, "M": 1 << 20][$0] }
    return unit.flatMap { unit in Int(digits).map { $0 * unit } }
  }
}
