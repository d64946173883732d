import Corpora
import Tensors

/// The words of a batch laid out whole, for operations that work along words. Rows that words share are
/// repeated for it, and each row's result is taken from where it stands first.
struct WholeWords {
  /// Where the B words begin and end among the P rows of `apply`: B + 1.
  let bounds: IndexList
  /// Nil where rows are not shared, and words are whole already.
  private let shared: (wordRows: IndexList, firstOccurrence: IndexList)?

  init(_ batch: RaggedBatch, on tape: Tape) {
    bounds = tape.indices(batch.bounds)
    shared =
      batch.isShared ? (tape.indices(batch.wordRows), tape.indices(batch.firstOccurrence)) : nil
  }

  /// The result of `operation`, which takes and gives a row for each of the P rows of all words: N x C.
  func apply(_ x: Tensor, on tape: Tape, _ operation: (Tensor) -> Tensor) -> Tensor {
    guard let shared else { return operation(x) }
    return tape.rows(
      of: operation(tape.rows(of: x, at: shared.wordRows)), at: shared.firstOccurrence)
  }
}
