import KernelInterface

// Where the processor is not known when the program is built, the kernels are chosen at its start, and
// called through an existential. Embedded Swift has no existentials of metatypes and needs none: the one
// set that it is built for is known by its type.

#if hasFeature(Embedded)
  // Whoever calls a kernel must see it: all code of Embedded Swift may be inlined into callers.
  @_exported import KernelsBaseline

  /// The kernels that a process computes with.
  public typealias ChosenKernels = SIMDKernels.Type

  /// The only kernels there are.
  public let kernels: ChosenKernels = SIMDKernels.self

  extension KernelSet {
    /// How many threads are free for so many multiplications: the one that there is.
    @inline(__always)
    public static func threads(forMultiplications count: Int) -> Int { 1 }

    /// Does `part` for each number below `count`, on the one thread that there is.
    @inline(__always)
    public static func share(_ count: Int, threads: Int, _ part: (Int) -> Void) {
      for index in 0..<count { part(index) }
    }
  }
#else
  /// The kernels that a process computes with.
  public typealias ChosenKernels = any KernelSet.Type

  /// The kernels that this process computes with.
  public let kernels: ChosenKernels = SharedKernels.self

  extension KernelSet {
    /// How many threads, the calling one included, are free for so many multiplications and of use.
    ///
    /// One for others than the kernels of this process: what meters them looks at the thread that calls.
    public static func threads(forMultiplications count: Int) -> Int {
      Self.self == SharedKernels.self
        ? Crew.shared.threads(for: SharedKernels.multiplying(count)) : 1
    }

    /// Does `part` for each number below `count`, in no order, on this thread and on as many others as are free, at
    /// most `threads` in all.
    public static func share(_ count: Int, threads: Int, _ part: (Int) -> Void) {
      Crew.shared.share(count, threads: threads, part)
    }
  }
#endif

extension KernelSet {
  /// Does `part` for each number below `count`, in no order, on several threads if all of it has so many
  /// multiplications that it is of use.
  @inline(__always)
  public static func forEach(_ count: Int, multiplications: Int, _ part: (Int) -> Void) {
    let threads = threads(forMultiplications: multiplications)
    if threads > 1 { return share(count, threads: threads, part) }
    for index in 0..<count { part(index) }
  }
}
