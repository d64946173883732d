public import KernelInterface

// Causal self-attention (Vaswani et al. 2017), segment by segment and head by head, as small
// products: S = Q K^T, P = softmax(S / sqrt d), Y = P V. T is the segment's length, d = C / heads.

extension SIMDKernels {
  public static func attention(
    _ qkv: Matrix, _ shape: AttentionShape, weights: Out, scratch: Out, into y: Matrix
  ) {
    var next = weights
    eachHead(qkv, shape) { rows, head, channels in
      let part = qkv.rows(rows)
      let (q, k, v) = headParts(part, head, channels, shape)
      let weights = Matrix(next, rows: rows.count, columns: AttentionShape.padded(rows.count))
      let keys = transposedPadded(k, into: scratch)
      multiply(q, keys, from: nil, into: weights)
      causalSoftmax(weights, scale: 1 / Float(q.columns).squareRoot())
      multiply(
        Matrix(next, rows: rows.count, columns: rows.count, rowStride: weights.rowStride), v,
        from: nil, into: y.rows(rows).columns(head * q.columns..<(head + 1) * q.columns))
      next += weights.rows * weights.columns
    }
  }

  public static func attentionBackward(
    _ qkv: Matrix, _ shape: AttentionShape, weights: In, dy: Matrix, scratch: Out,
    from start: Matrix?, into dqkv: Matrix
  ) {
    var next = Out(mutating: weights)
    eachHead(qkv, shape) { rows, head, channels in
      let (q, k, v) = headParts(qkv.rows(rows), head, channels, shape)
      let (dq, dk, dv) = headParts(dqkv.rows(rows), head, channels, shape)
      let before = start.map { headParts($0.rows(rows), head, channels, shape) }
      let dyHead = dy.rows(rows).columns(head * q.columns..<(head + 1) * q.columns)
      let padded = AttentionShape.padded(rows.count)
      let p = Matrix(next, rows: rows.count, columns: rows.count, rowStride: padded)
      multiply(p.transposed, dyHead, from: before?.2, into: dv)

      let values = transposedPadded(v, into: scratch)
      let ds = Matrix(scratch + values.rows * padded, rows: rows.count, columns: padded)
      multiply(dyHead, values, from: nil, into: ds)
      causalSoftmaxBackward(p, ds, scale: 1 / Float(q.columns).squareRoot())
      let dscores = ds.columns(0..<rows.count)
      multiply(dscores, k, from: before?.0, into: dq)
      multiply(dscores.transposed, q, from: before?.1, into: dk)
      next += rows.count * padded
    }
  }

  @inline(always)
  private static func eachHead(
    _ qkv: Matrix, _ shape: AttentionShape, _ body: (Range<Int>, Int, Int) -> Void
  ) {
    for segment in 0..<shape.segments {
      let (first, end) = (Int(shape.bounds[segment]), Int(shape.bounds[segment + 1]))
      guard first < end else { continue }
      for head in 0..<shape.heads { body(first..<end, head, qkv.columns / 3) }
    }
  }

  @inline(always)
  private static func headParts(
    _ rows: Matrix, _ head: Int, _ channels: Int, _ shape: AttentionShape
  ) -> (Matrix, Matrix, Matrix) {
    let size = channels / shape.heads
    let first = head * size
    return (
      rows.columns(first..<first + size),
      rows.columns(channels + first..<channels + first + size),
      rows.columns(2 * channels + first..<2 * channels + first + size)
    )
  }

  /// X^T with its columns padded to whole vectors by zeros: d x T'.
  @inline(always)
  private static func transposedPadded(_ x: Matrix, into scratch: Out) -> Matrix {
    let padded = AttentionShape.padded(x.rows)
    let y = Matrix(scratch, rows: x.columns, columns: padded)
    for channel in 0..<x.columns {
      let to = y.row(channel)
      var row = 0
      while row < x.rows {
        to[row] = x.row(row)[channel]
        row += 1
      }
      while row < padded {
        to[row] = 0
        row += 1
      }
    }
    return y
  }

  /// Row i becomes the softmax of its first i + 1 scores; zeros follow. Each pass goes over all
  /// rows, so that the processor works at several of them at a time.
  @inline(always)
  private static func causalSoftmax(_ scores: Matrix, scale: Float) {
    for row in 0..<scores.rows {
      let x = scores.row(row)
      var peaks = Lanes(repeating: -.infinity)
      for chunk in Chunks(scores.columns) {
        let lanes = chunk.hidden(after: row, chunk.load(In(x)) * scale)
        peaks = peaks.replacing(with: lanes, where: lanes .> peaks)
        chunk.store(lanes, x)
      }
      let peak = peaks.greatest
      for chunk in Chunks(scores.columns) { chunk.store(chunk.load(In(x)) - peak, x) }
    }
    exponentialShares(scores)
  }

  /// What ends a softmax: the exponential of each number, and its share in its row. The rows are whole vectors.
  @inline(always)
  static func exponentialShares(_ scores: Matrix) {
    for chunk in Chunks(scores.rows * scores.columns) {
      chunk.store(exp(chunk.load(In(scores.start))), scores.start)
    }
    for row in 0..<scores.rows {
      let x = scores.row(row)
      var sum = Lanes(repeating: 0)
      for chunk in Chunks(scores.columns) { sum += chunk.load(In(x)) }
      let inverse = 1 / sum.total
      for chunk in Chunks(scores.columns) { chunk.store(chunk.load(In(x)) * inverse, x) }
    }
  }

  /// dS = P (dP - sum(P dP)) scale, in place of dP.
  @inline(always)
  private static func causalSoftmaxBackward(_ p: Matrix, _ dp: Matrix, scale: Float) {
    for row in 0..<p.rows {
      let (weights, gradients) = (In(p.row(row)), dp.row(row))
      var sum = Lanes(repeating: 0)
      for chunk in Chunks(dp.columns) {
        sum = sum.fma(chunk.load(weights), chunk.load(In(gradients)))
      }
      let mean = sum.total
      for chunk in Chunks(dp.columns) {
        chunk.store((chunk.load(In(gradients)) - mean) * chunk.load(weights) * scale, gradients)
      }
    }
  }
}

extension Chunk {
  /// Minus infinity in the lanes of columns after `last`.
  @inline(always)
  fileprivate func hidden(after last: Int, _ lanes: Lanes) -> Lanes {
    lanes.replacing(with: -.infinity, where: places + Float(start) .> Float(last))
  }
}
