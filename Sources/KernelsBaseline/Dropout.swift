import CVector
public import KernelInterface

extension SIMDKernels {
  public static func dropoutMask(
    drawnFrom state: UInt64, below threshold: Int32, kept: Float, count: Int, into mask: Out
  ) -> UInt64 {
    for chunk in Chunks(count) {
      let first = state &+ UInt64(chunk.start / 4) &* vector_splitmix_step()
      chunk.store(vector_kept(first, threshold, kept), mask)
    }
    return state &+ UInt64((count + 3) / 4) &* vector_splitmix_step()
  }
}
