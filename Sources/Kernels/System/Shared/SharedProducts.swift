public import KernelInterface

// Products by the rows of C or by its columns, whichever there are more tiles of; attention by words.

extension SharedKernels {
  /// Rows and columns of the tiles that products are computed in.
  private static let tile = (rows: 6, columns: 16)

  public static func product(_ a: Matrix, _ b: Matrix, from start: Matrix?, into c: Matrix) {
    let nanoseconds = multiplying(a.rows * a.columns * b.columns)
    if c.rows / tile.rows >= c.columns / tile.columns {
      share(c.rows, unit: tile.rows, nanoseconds: nanoseconds) { rows in
        real.product(a.rows(rows), b, from: start.rows(rows), into: c.rows(rows))
      }
    } else {
      share(c.columns, unit: tile.columns, nanoseconds: nanoseconds) { columns in
        real.product(a, b.columns(columns), from: start.columns(columns), into: c.columns(columns))
      }
    }
  }

  public static func multiplyAdds(_ operations: Int) -> (operations: Int, result: Float) {
    real.multiplyAdds(operations)
  }

  public static func copy(_ a: Matrix, into c: Matrix) {
    share(c.rows, unit: tile.columns, nanoseconds: moving(4 * c.rows * c.columns)) { rows in
      real.copy(a.rows(rows), into: c.rows(rows))
    }
  }

  public static func attention(
    _ qkv: Matrix, _ shape: AttentionShape, weights: Out, scratch: Out, into y: Matrix
  ) {
    shareWords(shape, channels: y.columns, scratch: scratch, passes: 1) { words, first, scratch in
      real.attention(qkv, words, weights: weights + first, scratch: scratch, into: y)
    }
  }

  public static func attentionBackward(
    _ qkv: Matrix, _ shape: AttentionShape, weights: In, dy: Matrix, scratch: Out,
    from start: Matrix?, into dqkv: Matrix
  ) {
    shareWords(shape, channels: dy.columns, scratch: scratch, passes: 2) { words, first, scratch in
      real.attentionBackward(
        qkv, words, weights: weights + first, dy: dy, scratch: scratch, from: start, into: dqkv)
    }
  }

  public static func attention(
    _ queries: Matrix, _ memory: Matrix, _ shape: PathShape, weights: Out, into y: Matrix
  ) {
    real.attention(queries, memory, shape, weights: weights, into: y)
  }

  /// Does `body` for some words at a time, with the place of their first attention weight and with scratch of their
  /// own: all of them together get what there is.
  private static func shareWords(
    _ shape: AttentionShape, channels: Int, scratch: Out, passes: Int,
    _ body: (AttentionShape, Int, Out) -> Void
  ) {
    let multiplications = 2 * passes * shape.weightCount / shape.heads * channels
    share(shape.segments, nanoseconds: multiplying(2 * multiplications)) { words in
      if words.count == shape.segments { return body(shape, 0, scratch) }
      let before = shape.words(0..<words.lowerBound)
      let part = shape.words(words)
      let numbers = part.scratchCount(channels: channels)
      withUnsafeTemporaryAllocation(of: Float.self, capacity: numbers) {
        body(part, before.weightCount, $0.baseAddress!)
      }
    }
  }
}

extension AttentionShape {
  /// The same for some of the words.
  fileprivate func words(_ range: Range<Int>) -> AttentionShape {
    AttentionShape(bounds: bounds + range.lowerBound, segments: range.count, heads: heads)
  }
}
