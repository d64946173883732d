import Kernels

/// Causal attention within each segment of a ragged batch.
private struct Attention: Operation {
  let qkv: Tensor
  let bounds: IndexList
  let heads: Int
  let weights: UnsafeMutablePointer<Float>
  let scratch: UnsafeMutablePointer<Float>
  let result: Tensor

  var shape: AttentionShape {
    AttentionShape(bounds: bounds.start, segments: bounds.count - 1, heads: heads)
  }

  /// The weights of each segment and head as the kernels leave them: T x T.
  var weightMatrices: [(head: Int, matrix: Matrix)] {
    var (next, matrices) = (weights, [(head: Int, matrix: Matrix)]())
    for segment in 0..<shape.segments {
      let rows = shape.length(segment)
      let stride = AttentionShape.padded(rows)
      for head in 0..<heads {
        matrices.append((head, Matrix(next, rows: rows, columns: rows, rowStride: stride)))
        next += rows * stride
      }
    }
    return matrices
  }

  func forward(_ kernels: ChosenKernels) {
    kernels.attention(
      qkv.matrix, shape, weights: weights, scratch: scratch, into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient, let (dqkv, before) = qkv.gradientTarget else { return }
    kernels.attentionBackward(
      qkv.matrix, shape, weights: weights, dy: dy, scratch: scratch, from: before, into: dqkv)
  }
}

extension Tape {
  /// Causal self-attention (Vaswani et al. 2017): N x 3C of queries, keys and values to N x C.
  /// Row t of a segment attends to rows 0...t of it; B segments lie between B + 1 `bounds`.
  ///
  /// - Parameter name: under which the weights of a head are observed, T x T a segment.
  public func attention(
    _ qkv: Tensor, bounds: IndexList, heads: Int,
    name: (_ head: Int) -> String = { "attention.\($0)" }
  ) -> Tensor {
    let channels = qkv.columns / 3
    precondition(
      qkv.columns == 3 * channels && channels.isMultiple(of: heads),
      "attention: \(qkv.columns) columns are not queries, keys and values of \(heads) heads")
    bounds.expect(boundsOf: qkv.rows)
    let shape = AttentionShape(bounds: bounds.start, segments: bounds.count - 1, heads: heads)
    let attention = Attention(
      qkv: qkv, bounds: bounds, heads: heads,
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
