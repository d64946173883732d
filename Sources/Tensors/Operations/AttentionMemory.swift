import Kernels

/// The keys and values of all rows that a layer of attention has read, side by side: rows x 2C.
public final class KeyValueCache {
  private let columns: Int
  private var rows = 0
  private var capacity = 0
  private var start: UnsafeMutablePointer<Float>

  /// No rows yet, for `channels` (C) channels.
  public init(channels: Int) {
    columns = 2 * channels
    start = .allocate(capacity: 0)
  }

  deinit { start.deallocate() }

  /// Forgets all rows, and keeps the memory.
  public func removeAll() { rows = 0 }

  var matrix: Matrix { Matrix(start, rows: rows, columns: columns) }

  /// Adds rows below the others, whose memory may move.
  func append(_ x: Matrix, _ kernels: ChosenKernels) {
    if rows + x.rows > capacity { grow(to: max(rows + x.rows, 2 * capacity)) }
    kernels.copy(x, into: Matrix(start + rows * columns, rows: x.rows, columns: columns))
    rows += x.rows
  }

  private func grow(to larger: Int) {
    let room = UnsafeMutablePointer<Float>.allocate(capacity: larger * columns)
    room.update(from: start, count: rows * columns)
    start.deallocate()
    (start, capacity) = (room, larger)
  }
}

extension Tape {
  /// The attention of rows that each continue a word, to themselves and to all before: queries, keys and
  /// values (N x 3C) to N x C, with the bits of `attention(_:bounds:heads:name:)`.
  ///
  /// The keys and values are added to `memory`. `paths` are the rows in it of each of the N words, the oldest
  /// first and this one last: N x T.
  public func attention(
    _ qkv: Tensor, remembering memory: KeyValueCache, paths: IndexList, heads: Int
  ) -> Tensor {
    precondition(!isRecording, "what remembers rows of other steps has no gradient")
    let channels = qkv.columns / 3
    precondition(
      qkv.columns == 3 * channels && channels.isMultiple(of: heads),
      "attention: \(qkv.columns) columns are not queries, keys and values of \(heads) heads")
    memory.append(qkv[columns: channels..<3 * channels].matrix, kernels)
    let length = paths.count / max(qkv.rows, 1)
    precondition(paths.count == qkv.rows * length, "\(paths.count) rows of \(qkv.rows) words")
    precondition(paths.largest < memory.matrix.rows, "there is no row \(paths.largest)")
    let result = constant(rows: qkv.rows, columns: channels)
    let shape = PathShape(rows: paths.start, length: length, heads: heads)
    kernels.attention(
      qkv[columns: 0..<channels].matrix, memory.matrix, shape,
      weights: scratch(shape.weightCount), into: result.matrix)
    return result
  }
}
