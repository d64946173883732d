public import KernelInterface

// Products and attention, which alone have multiplications that count. Scratch is no operand, nor are the
// weights of `PathShape`: each word overwrites those of the one before.

extension MeteredKernels {
  public static func product(_ a: Matrix, _ b: Matrix, from start: Matrix?, into c: Matrix) {
    note(
      multiplications: a.rows * a.columns * b.columns,
      reads: a.numbers + b.numbers + start.numbers, writes: c.numbers)
    real.product(a, b, from: start, into: c)
  }

  public static func multiplyAdds(_ operations: Int) -> (operations: Int, result: Float) {
    real.multiplyAdds(operations)
  }

  public static func copy(_ a: Matrix, into c: Matrix) {
    note(reads: a.numbers, writes: c.numbers)
    real.copy(a, into: c)
  }

  public static func attention(
    _ qkv: Matrix, _ shape: AttentionShape, weights: Out, scratch: Out, into y: Matrix
  ) {
    note(
      multiplications: 2 * shape.pairs * y.columns, reads: qkv.numbers + shape.segments + 1,
      writes: shape.weightCount + y.numbers)
    real.attention(qkv, shape, weights: weights, scratch: scratch, into: y)
  }

  public static func attentionBackward(
    _ qkv: Matrix, _ shape: AttentionShape, weights: In, dy: Matrix, scratch: Out,
    from start: Matrix?, into dqkv: Matrix
  ) {
    note(
      multiplications: 4 * shape.pairs * dy.columns,
      reads: qkv.numbers + shape.segments + 1 + shape.weightCount + dy.numbers + start.numbers,
      writes: dqkv.numbers)
    real.attentionBackward(
      qkv, shape, weights: weights, dy: dy, scratch: scratch, from: start, into: dqkv)
  }

  public static func attention(
    _ queries: Matrix, _ memory: Matrix, _ shape: PathShape, weights: Out, into y: Matrix
  ) {
    let pairs = queries.rows * shape.length
    note(
      multiplications: 2 * pairs * y.columns,
      reads: queries.numbers + pairs + rowsChosen(by: shape.rows, count: pairs) * memory.columns,
      writes: y.numbers)
    real.attention(queries, memory, shape, weights: weights, into: y)
  }
}

extension AttentionShape {
  /// Pairs of a position and one that it may attend to, all segments together.
  fileprivate var pairs: Int {
    (0..<segments).reduce(0) { $0 + length($1) * (length($1) + 1) / 2 }
  }
}
