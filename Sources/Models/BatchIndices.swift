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
}

/// The words of a batch laid out whole, for operations that work along words. Rows that words share are
/// repeated for it, and each row's result is taken from one of its places.
struct WholeWords {
  let bounds: UnsafePointer<Int32>
  let count: Int
  /// Nil where rows are not shared, and so are the places already.
  private let shared: (places: UnsafePointer<Int32>, homes: UnsafePointer<Int32>)?
  private let placeCount: Int

  init(_ batch: RaggedBatch, on tape: Tape) {
    bounds = tape.indices(batch.bounds)
    count = batch.words
    placeCount = batch.places.count
    shared = batch.isShared ? (tape.indices(batch.places), tape.indices(batch.homes)) : nil
  }

  /// The result of `operation`, which takes and gives a row for each of the P places: N x C.
  func apply(_ x: Tensor, on tape: Tape, _ operation: (Tensor) -> Tensor) -> Tensor {
    guard let shared else { return operation(x) }
    let whole = operation(tape.rows(of: x, at: shared.places, count: placeCount))
    return tape.rows(of: whole, at: shared.homes, count: x.rows)
  }
}
