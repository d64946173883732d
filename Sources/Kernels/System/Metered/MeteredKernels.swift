import Basics
public import KernelInterface

/// What kernels were asked to do.
public struct KernelWork: Equatable, Sendable {
  /// The multiplications of products by their shapes, and of attention by its definition: a score and a
  /// weighted value for every pair of positions. Those of all other kernels are left out.
  public internal(set) var multiplications = 0
  /// The bytes of what all kernels read and write: each operand once for each kernel that reads it, and once
  /// for each that writes it.
  public internal(set) var bytes = 0

  /// Two operations for each multiplication: a product is added to a sum.
  public var operations: Int { 2 * multiplications }
}

/// The kernels that this process computes with, which also note what they are asked to do.
///
/// An operand counts by its shape, as the kernel's contract says, and not by how often a loop comes back to
/// it: a row, a column or a number that is repeated counts once, and so does a row of a table that is chosen
/// several times. Room that a kernel fills for itself alone is no operand.
public enum MeteredKernels: KernelSet {
  @TaskLocal private static var meter: Meter?

  static var real: any KernelSet.Type { kernels }

  /// What `body` asks of these kernels in the task that calls.
  public static func work(_ body: () throws -> Void) rethrows -> KernelWork {
    let meter = Meter()
    try $meter.withValue(meter, operation: body)
    return meter.work.withLock { $0 }
  }

  /// Notes a kernel that reads and writes so many numbers, floats or indices, of 4 bytes each.
  static func note(multiplications: Int = 0, reads: Int, writes: Int) {
    meter?.work.withLock { work in
      work.multiplications += multiplications
      work.bytes += (reads + writes) * MemoryLayout<Float>.stride
    }
  }
}

/// What one measurement adds up.
private final class Meter: Sendable {
  let work = Mutex(KernelWork())
}

extension Matrix {
  /// How many numbers it has in memory: those that a stride of zero repeats count once.
  var numbers: Int {
    (rowStride == 0 ? min(rows, 1) : rows) * (columnStride == 0 ? min(columns, 1) : columns)
  }
}

extension Matrix? {
  /// None where there is no matrix.
  var numbers: Int { self?.numbers ?? 0 }
}

/// How many different rows the `count` indices choose; a negative one chooses none.
func rowsChosen(by indices: Indices, count: Int) -> Int {
  Set(UnsafeBufferPointer(start: indices, count: count).filter { $0 >= 0 }).count
}
