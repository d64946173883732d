// What callers of the kernels need, under one import: matrices, shapes and the names of operations.
@_exported public import KernelInterface
