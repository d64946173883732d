public import Corpora

/// Counts made into probabilities: `(count + a) / (total + a V)`, the lecture's first model
/// (minutes 24 to 62) for a context of any length. `a` is the lecture's "fake count".
public struct CountModel: ContextModel {
  /// How often each character follows each context.
  public let table: ContextTable
  /// a, added to every count. With 0, what was never seen is impossible.
  public let smoothing: Double
  /// The padding that `table` was counted with.
  public let padding: Padding

  /// The counts of `table`, with `smoothing` added to each; it is not negative.
  public init(_ table: ContextTable, smoothing: Double, padding: Padding = .full) {
    precondition(smoothing >= 0, "a fake count is not negative")
    (self.table, self.smoothing, self.padding) = (table, smoothing, padding)
  }

  public var order: Int { table.order }
  public var vocabularySize: Int { table.vocabularySize }
  /// The cells of the table, V to the power of `order` + 1, as if it were stored whole.
  public var parameterCount: Int {
    (0...order).reduce(1) { product, _ in product.multipliedReportingOverflow(by: vocabularySize).0
    }
  }

  public var storedCount: Int { table.counts.count }

  /// Every character is as likely as any other after a context that was never seen, and where the fake
  /// count is infinite.
  public func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
    var weights = [Double](repeating: smoothing, count: vocabularySize)
    var total = smoothing * Double(vocabularySize)
    if let row = table.row(of: context) {
      for entry in table.entries(of: row) {
        weights[Int(table.next[entry])] += Double(table.counts[entry])
        total += Double(table.counts[entry])
      }
    }
    guard total > 0, total < .infinity else {
      return Array(repeating: 1 / Double(vocabularySize), count: vocabularySize)
    }
    return weights.map { $0 / total }
  }
}
