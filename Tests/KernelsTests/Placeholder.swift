// Replaced by the first real test of Kernels.
