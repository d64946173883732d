import Basics
public import Corpora

/// A net of one linear layer: the context as one-hot numbers, a matrix W without bias, a softmax.
///
/// The loss is convex in W, so that training has one end. Numbers are Double: converged nets are
/// compared with counts to the sixth decimal.
public struct SoftmaxRegression: ContextModel {
  /// How a context becomes rows of W.
  public enum Input: String, Sendable, CaseIterable {
    /// A one-hot vector for each character, side by side: W is `order` V x V, its chosen rows are added.
    case additive
    /// One one-hot vector for the whole context: W is V^order x V.
    case table
  }

  /// How many characters of context it looks at.
  public let order: Int
  /// The number of characters with the boundary, V.
  public let vocabularySize: Int
  /// How a context becomes rows of W.
  public let input: Input
  /// W row by row. With the table as input only contexts that were seen have a row.
  public var weights: [Double]
  let contexts: ContextTable

  /// A net for the contexts of `table`, all weights 0.
  public init(_ input: Input, for table: ContextTable) {
    (order, vocabularySize) = (table.order, table.vocabularySize)
    (self.input, contexts) = (input, table)
    let rows = input == .additive ? order * vocabularySize : table.contextCount
    weights = Array(repeating: 0, count: rows * vocabularySize)
  }

  /// The cells of W, with those of contexts that were never seen.
  public var parameterCount: Int {
    switch input {
    case .additive: weights.count
    case .table:
      (0...order).reduce(1) { size, _ in size.multipliedReportingOverflow(by: vocabularySize).0 }
    }
  }

  /// The rows of W that a context adds up; none for one the table never saw.
  public func rows(of context: ArraySlice<Token>) -> [Int] {
    switch input {
    case .additive: context.enumerated().map { $0 * vocabularySize + Int($1) }
    case .table: contexts.row(of: context).map { [$0] } ?? []
    }
  }

  public func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
    var p = [Double](repeating: 0, count: vocabularySize)
    for row in rows(of: context) { add(row, to: &p) }
    Elementary.softmax(&p)
    return p
  }

  /// The mean of the squared weights.
  public var meanSquare: Double {
    weights.reduce(0) { $0 + $1 * $1 } / Double(parameterCount)
  }

  private func add(_ row: Int, to logits: inout [Double]) {
    for next in 0..<vocabularySize { logits[next] += weights[row * vocabularySize + next] }
  }
}

#if !hasFeature(Embedded)
  extension SoftmaxRegression.Input: Codable {}
#endif

extension SoftmaxRegression {
  /// What training lowers: the loss on `table` in nats per character plus `regularisation` times the
  /// mean squared weight; and its gradient with respect to W.
  public func objective(
    on table: ContextTable, regularisation: Double
  ) -> (value: Double, gradient: [Double]) {
    let decay = regularisation / Double(parameterCount)
    var value = 0.0
    var gradient = weights.map { 2 * decay * $0 }
    for weight in weights { value += decay * weight * weight }
    let share = 1 / Double(table.total)
    var errors = [Double](repeating: 0, count: vocabularySize)
    for row in 0..<table.contextCount {
      let chosen = rows(of: table.context(row))
      for next in errors.indices { errors[next] = 0 }
      for weightRow in chosen { add(weightRow, to: &errors) }
      let total = Double(table.total(of: row))
      for entry in table.entries(of: row) {
        value -= share * Double(table.counts[entry]) * errors[Int(table.next[entry])]
      }
      value += share * total * Elementary.softmax(&errors)
      for next in errors.indices { errors[next] *= total }
      for entry in table.entries(of: row) {
        errors[Int(table.next[entry])] -= Double(table.counts[entry])
      }
      for weightRow in chosen {
        let start = weightRow * vocabularySize
        for next in errors.indices { gradient[start + next] += share * errors[next] }
      }
    }
    return (value, gradient)
  }

  /// A guess of the inverse curvature along each weight: the objective's second derivative is about
  /// p (1 - p) times a context's share, and p will be about what was counted.
  public func scales(on table: ContextTable, regularisation: Double) -> [Double] {
    var counts = [Double](repeating: 0.5, count: weights.count)
    for row in 0..<table.contextCount {
      for weightRow in rows(of: table.context(row)) {
        for entry in table.entries(of: row) {
          counts[weightRow * vocabularySize + Int(table.next[entry])] += Double(table.counts[entry])
        }
      }
    }
    let (examples, decay) = (Double(table.total), 2 * regularisation / Double(parameterCount))
    for start in stride(from: 0, to: weights.count, by: vocabularySize) {
      let cells = start..<start + vocabularySize
      let total = cells.reduce(0.0) { $0 + counts[$1] }
      for cell in cells {
        counts[cell] = 1 / (counts[cell] * (1 - counts[cell] / total) / examples + decay)
      }
    }
    return counts
  }
}
