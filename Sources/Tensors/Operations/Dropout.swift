import Kernels

extension Tape {
  /// What leaves out some of rows x columns numbers when it is multiplied with them: 0 for those that are drawn
  /// below `threshold` of 65536, and `kept` for the others. Moves `state` on (`KernelSet.dropoutMask`).
  public func dropoutMask(
    rows: Int, columns: Int, drawnFrom state: inout UInt64, below threshold: Int32, kept: Float
  ) -> Tensor {
    let mask = constant(rows: rows, columns: columns)
    state = kernels.dropoutMask(
      drawnFrom: state, below: threshold, kept: kept, count: mask.count, into: mask.start)
    return mask
  }
}
