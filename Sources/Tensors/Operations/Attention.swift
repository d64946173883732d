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

  /// The weights of each segment and head as the kernels leave them: T x T.
  var weightMatrices: [(head: Int, matrix: Matrix)] {
    var next = weights
    return (0..<segments).flatMap { segment in
      let rows = Int(bounds[segment + 1] - bounds[segment])
      return (0..<heads).map { head in
        let stride = AttentionShape.padded(rows)
        defer { next += rows * stride }
        return (head, Matrix(next, rows: rows, columns: rows, rowStride: stride))
      }
    }
  }

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
  ///
  /// - Parameter name: under which the weights of a head are observed, T x T a segment.
  public func attention(
    _ qkv: Tensor, bounds: Indices, segments: Int, heads: Int,
    name: (_ head: Int) -> String = { "attention.\($0)" }
  ) -> Tensor {
    let channels = qkv.columns / 3
    precondition(
      qkv.columns == 3 * channels && channels.isMultiple(of: heads),
      "attention: \(qkv.columns) columns are not queries, keys and values of \(heads) heads")
    let shape = AttentionShape(bounds: bounds, segments: segments, heads: heads)
    let attention = Attention(
      qkv: qkv, bounds: bounds, segments: segments, heads: heads,
      weights: scratch(shape.weightCount),
      scratch: scratch(shape.scratchCount(channels: channels)),
      result: tensor(rows: qkv.rows, columns: channels))
    let result = run(attention)
    guard isObserving else { return result }
    for (head, weights) in attention.weightMatrices {
      observe(Observation(name(head), weights))
    }
    return result
  }
}
