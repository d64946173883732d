public import Corpora

/// What of a batch decides how many multiplications a network has with it.
public struct BatchShape: Equatable, Sendable {
  /// The number of rows, N: one for each distinct prefix where words share rows.
  public let rows: Int
  /// Pairs of a position and one that it may attend to, itself included: T (T + 1) / 2 of each word of
  /// T positions.
  public let pairs: Int
  /// How many different tokens the rows read so many places back: first the newest, then those before.
  /// What stands before a word's beginning is a token of its own.
  public let tokensBack: [Int]

  /// A shape told by its numbers.
  public init(rows: Int, pairs: Int, tokensBack: [Int]) {
    (self.rows, self.pairs, self.tokensBack) = (rows, pairs, tokensBack)
  }

  /// The shape of `batch`.
  public init(_ batch: RaggedBatch) {
    let pairs = zip(batch.bounds, batch.bounds.dropFirst()).reduce(0) { sum, bounds in
      let length = Int(bounds.1 - bounds.0)
      return sum + length * (length + 1) / 2
    }
    let blank = (batch.inputs.max() ?? 0) + 1
    let window = ContextWindow(
      batch, places: batch.longest, blank: blank, count: Int(blank) + 1)
    let tokens = zip(window.bounds, window.bounds.dropFirst()).map { Int($1 - $0) }
    self.init(rows: batch.rows, pairs: pairs, tokensBack: tokens)
  }
}
