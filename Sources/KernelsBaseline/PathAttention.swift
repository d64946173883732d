import CVector
public import KernelInterface

// Attention of single rows to those of their words, which lie anywhere in a memory. Every sum goes over the
// same terms in the same order as where words lie whole, so the bits are the same.

extension SIMDKernels {
  public static func attention(
    _ queries: Matrix, _ memory: Matrix, _ shape: PathShape, scratch: Out, into y: Matrix
  ) {
    let size = queries.columns / shape.heads
    let padded = AttentionShape.padded(shape.length)
    let room = PathRoom(
      gathered: scratch, keys: scratch + padded * AttentionShape.padded(size),
      weights: scratch + 2 * padded * AttentionShape.padded(size), padded: padded)
    // What pads the keys is only hidden, but it must be numbers.
    for chunk in Chunks(padded * AttentionShape.padded(size)) {
      chunk.store(Lanes(repeating: 0), room.gathered)
    }
    for row in 0..<queries.rows {
      let path = Path(rows: shape.rows + row * shape.length, count: shape.length)
      for head in 0..<shape.heads {
        let first = head * size
        let keys = memory.columns(first..<first + size)
        let values = memory.columns(queries.columns + first..<queries.columns + first + size)
        weigh(In(queries.row(row)) + first, keys, path, room)
        addWeighted(values, path, room, into: y.row(row) + first)
      }
    }
  }

  /// The softmax of q K^T / sqrt d over the rows of a path, in `room.weights`.
  @inline(always)
  private static func weigh(_ query: In, _ keys: Matrix, _ path: Path, _ room: PathRoom) {
    transpose(keys, path, room)
    let scale = 1 / Float(keys.columns).squareRoot()
    var peaks = Lanes(repeating: -.infinity)
    for chunk in Chunks(room.padded) {
      var score = Lanes(repeating: 0)
      var k = 0
      while k < keys.columns {
        score = score.fma(query[k], chunk.load(In(room.keys + k * room.padded)))
        k += 1
      }
      let lanes = (score * scale).replacing(
        with: -.infinity, where: chunk.places + Float(chunk.start) .> Float(path.count - 1))
      peaks = peaks.replacing(with: lanes, where: lanes .> peaks)
      chunk.store(lanes, room.weights)
    }
    let peak = peaks.greatest
    var sum = Lanes(repeating: 0)
    for chunk in Chunks(room.padded) {
      let lanes = exp(chunk.load(In(room.weights)) - peak)
      sum += lanes
      chunk.store(lanes, room.weights)
    }
    let inverse = 1 / sum.total
    for chunk in Chunks(room.padded) {
      chunk.store(chunk.load(In(room.weights)) * inverse, room.weights)
    }
  }

  /// The keys of a path, a column for each of its rows: d x T'.
  @inline(always)
  private static func transpose(_ keys: Matrix, _ path: Path, _ room: PathRoom) {
    let width = AttentionShape.padded(keys.columns)
    var row = 0
    while row < path.count {
      let from = In(keys.row(Int(path.rows[row])))
      for chunk in Chunks(keys.columns) {
        chunk.store(chunk.load(from), room.gathered + row * width)
      }
      row += 1
    }
    // What lies beyond the d columns is zero, and transposed too; there is room for it.
    for rows in Chunks(room.padded) {
      for columns in Chunks(width) {
        vector_transpose(
          In(room.gathered + rows.start * width + columns.start), width,
          room.keys + columns.start * room.padded + rows.start, room.padded)
      }
    }
  }

  /// y = the sum of the values of a path, each times its weight.
  @inline(always)
  private static func addWeighted(_ values: Matrix, _ path: Path, _ room: PathRoom, into y: Out) {
    for chunk in Chunks(values.columns) {
      var sum = Lanes(repeating: 0)
      var row = 0
      while row < path.count {
        sum = sum.fma(room.weights[row], chunk.load(In(values.row(Int(path.rows[row])))))
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

/// Scratch memory for one head of one word.
private struct PathRoom {
  /// T' x d': the keys, row by row.
  let gathered: Out
  /// d' x T'.
  let keys: Out
  /// T'.
  let weights: Out
  /// T', T padded to whole vectors.
  let padded: Int
}
