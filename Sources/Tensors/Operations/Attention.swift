import Kernels

/// Causal attention within each segment of a ragged batch.
private struct Attention: Operation {
  let qkv: Tensor
  let bounds: Indices
  let segments: Int
  let heads: Int
  let weights: UnsafeMutablePointer<Float>
  let scratch: UnsafeMutablePointer<Float>
  let result: Tensor

  var shape: AttentionShape { AttentionShape(bounds: bounds, segments: segments, heads: heads) }

  func forward(_ kernels: any KernelSet.Type) {
    kernels.attention(
      qkv.matrix, shape, weights: weights, scratch: scratch, into: result.matrix)
  }

  func backward(_ kernels: any KernelSet.Type) {
    guard let dy = result.gradient, let dqkv = qkv.gradient else { return }
    kernels.attentionBackward(
      qkv.matrix, shape, weights: weights, dy: dy, scratch: scratch, into: dqkv)
  }
}

extension Tape {
  /// Causal self-attention (Vaswani et al. 2017): N x 3C of queries, keys and values to N x C.
  /// Row t of a segment attends to rows 0...t of it; B segments lie between `bounds`.
  public func attention(_ qkv: Tensor, bounds: Indices, segments: Int, heads: Int) -> Tensor {
    let channels = qkv.columns / 3
    precondition(
      qkv.columns == 3 * channels && channels.isMultiple(of: heads),
      "attention: \(qkv.columns) columns are not queries, keys and values of \(heads) heads")
    let shape = AttentionShape(bounds: bounds, segments: segments, heads: heads)
    return run(
      Attention(
        qkv: qkv, bounds: bounds, segments: segments, heads: heads,
        weights: scratch(shape.weightCount),
        scratch: scratch(shape.scratchCount(channels: channels)),
        result: tensor(rows: qkv.rows, columns: channels)))
  }
}
