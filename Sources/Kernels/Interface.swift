import KernelInterface

// What callers of the kernels need, under one import.

public typealias KernelSet = KernelInterface.KernelSet
public typealias Matrix = KernelInterface.Matrix
public typealias ElementaryFunction = KernelInterface.ElementaryFunction
public typealias Arithmetic = KernelInterface.Arithmetic
public typealias AttentionShape = KernelInterface.AttentionShape
public typealias AdamWStep = KernelInterface.AdamWStep
public typealias Indices = KernelInterface.Indices
