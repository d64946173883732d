public import KernelInterface

/// This source as compiled for this module's instruction set.
public enum SIMDKernels: KernelSet {}
