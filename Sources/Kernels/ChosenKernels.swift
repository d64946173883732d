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
#else
  /// The kernels that a process computes with.
  public typealias ChosenKernels = any KernelSet.Type

  /// The kernels that this process computes with.
  public let kernels: ChosenKernels = SharedKernels.self
#endif
