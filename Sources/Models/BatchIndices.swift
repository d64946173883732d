import Corpora
import Tensors

extension Tensor {
  /// Writes how often each character follows each row of `batch`: N x V, all others zero.
  func fill(with batch: RaggedBatch) {
    let cells = matrix.start
    cells.update(repeating: 0, count: count)
    for example in batch.examples {
      cells[Int(example.row) * columns + Int(example.next)] += Float(example.count)
    }
  }

  /// The values, a list for each row.
  var rowValues: [[Float]] { (0..<rows).map { row in (0..<columns).map { self[row, $0] } } }
}

extension Tape {
  /// The position of each row; those beyond what a model was made for count as the last one: N.
  func positions(of batch: RaggedBatch, limit: Int) -> UnsafePointer<Int32> {
    if batch.longest <= limit { return indices(batch.positions) }
    return indices(batch.positions.map { min($0, Int32(limit - 1)) })
  }
}

/// The words of a batch laid out whole, for operations that work along words. Rows that words share are
/// repeated for it, and each row's result is taken from one of its places.
struct WholeWords {
  let bounds: UnsafePointer<Int32>
  let count: Int
  /// Nil where rows are not shared, and so are the places already.
  private let shared: (places: UnsafePointer<Int32>, lastOccurrence: UnsafePointer<Int32>)?
  private let placeCount: Int
  /// Where places count rows of earlier batches too.
  private let memory: KeyValueCache?

  init(_ batch: RaggedBatch, on tape: Tape, remembering memory: KeyValueCache? = nil) {
    self.memory = memory
    bounds = tape.indices(batch.bounds)
    count = batch.words
    placeCount = batch.wordRows.count
    shared =
      batch.isShared ? (tape.indices(batch.wordRows), tape.indices(batch.lastOccurrence)) : nil
  }

  /// The result of `operation`, which takes and gives a row for each of the P places: N x C.
  func apply(_ x: Tensor, on tape: Tape, _ operation: (Tensor) -> Tensor) -> Tensor {
    guard let shared else { return operation(x) }
    let rows = memory.map { $0.append(x, on: tape) } ?? x
    let whole = operation(tape.rows(of: rows, at: shared.places, count: placeCount))
    return tape.rows(of: whole, at: shared.lastOccurrence, count: x.rows)
  }
}
