import CVector
public import KernelInterface

// Attention of single rows to those of their words, which lie anywhere in a memory. Every sum goes over the
// same terms in the same order as where words lie whole, so the bits are the same.

extension SIMDKernels {
  public static func attention(
    _ queries: Matrix, _ memory: Matrix, _ shape: PathShape, weights: Out, into y: Matrix
  ) {
    let size = queries.columns / shape.heads
    let weights = Matrix(
      weights, rows: shape.heads, columns: AttentionShape.padded(shape.length))
    for row in 0..<queries.rows {
      let path = Path(rows: shape.rows + row * shape.length, count: shape.length)
      // Each pass goes over all heads, so that the processor works at several of them at a time.
      for head in 0..<shape.heads {
        let keys = memory.columns(head * size..<(head + 1) * size)
        score(In(queries.row(row)) + head * size, keys, path, into: weights.row(head))
      }
      softmax(weights)
      for head in 0..<shape.heads {
        let first = queries.columns + head * size
        let values = memory.columns(first..<first + size)
        sum(values, path, In(weights.row(head)), into: y.row(row) + head * size)
      }
    }
  }

  /// q K^T / sqrt d over the rows of a path; minus infinity in what pads them.
  @inline(always)
  private static func score(_ query: In, _ keys: Matrix, _ path: Path, into scores: Out) {
    let scale = 1 / Float(keys.columns).squareRoot()
    for chunk in Chunks(AttentionShape.padded(path.count)) {
      let count = least(laneCount, path.count - chunk.start)
      var sums = Lanes(repeating: 0)
      for part in Chunks(keys.columns) {
        sums = vector_dots(
          sums, query + part.start, In(keys.start) + part.start, keys.rowStride,
          path.rows + chunk.start, count, part.count)
      }
      let hidden = chunk.places .> Float(count - 1)
      chunk.store((sums * scale).replacing(with: -.infinity, where: hidden), scores)
    }
  }

  /// The softmax of each row, in place; the rows are whole vectors.
  @inline(always)
  private static func softmax(_ scores: Matrix) {
    for row in 0..<scores.rows {
      let x = scores.row(row)
      var peaks = Lanes(repeating: -.infinity)
      for chunk in Chunks(scores.columns) {
        let lanes = chunk.load(In(x))
        peaks = peaks.replacing(with: lanes, where: lanes .> peaks)
      }
      let peak = peaks.greatest
      for chunk in Chunks(scores.columns) { chunk.store(chunk.load(In(x)) - peak, x) }
    }
    exponentialShares(scores)
  }

  /// y = the sum of the values of a path, each times its weight.
  @inline(always)
  private static func sum(_ values: Matrix, _ path: Path, _ weights: In, into y: Out) {
    for chunk in Chunks(values.columns) {
      var sum = Lanes(repeating: 0)
      var row = 0
      while row < path.count {
        sum = sum.fma(weights[row], chunk.load(In(values.row(Int(path.rows[row])))))
        row += 1
      }
      chunk.store(sum, y)
    }
  }
}

/// The rows of a word, by their numbers.
private struct Path {
  let rows: Indices
  let count: Int
}
