import Basics
public import Corpora
public import Randomness

/// The lecture's neural net (minutes 66 to 117): a one-hot character times a V x V matrix W of
/// weights gives logits, and their softmax the probabilities of the next character.
///
/// A one-hot vector times W is a row of W, so no product is computed; and equal examples have equal
/// rows, so a step costs V x V cells however many examples there are. Float32, as in the lecture.
public struct BigramNetwork: ContextModel {
  /// The number of characters with the boundary, V.
  public let vocabularySize: Int
  /// W, V x V: row by row, a row of logits for each character.
  public private(set) var weights: [Float]

  /// Draws W as `torch.randn((V, V), generator=generator)` does.
  public init(vocabularySize: Int, using generator: inout TorchGenerator) {
    self.vocabularySize = vocabularySize
    weights = generator.randn(vocabularySize * vocabularySize)
  }

  /// With weights that were trained before, V x V.
  init(vocabularySize: Int, weights: [Float]) {
    (self.vocabularySize, self.weights) = (vocabularySize, weights)
  }

  public var order: Int { 1 }
  public var parameterCount: Int { weights.count }

  /// The logits after `token`: its row of W.
  public func logits(after token: Token) -> ArraySlice<Float> {
    weights[Int(token) * vocabularySize..<(Int(token) + 1) * vocabularySize]
  }

  /// The V probabilities after `token`: exp(logits), normalised.
  public func softmax(after token: Token) -> [Float] {
    let logits = logits(after: token)
    // As the lecture does; shifted only where exp would overflow.
    let largest = logits.max() ?? 0
    let shift = largest > 80 ? largest : 0
    let counts = logits.map { Float(Elementary.exp(Double($0 - shift))) }
    let total = counts.reduce(0, +)
    return counts.map { $0 / total }
  }

  public func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
    softmax(after: context[context.startIndex]).map(Double.init)
  }

  /// The mean of the squared weights, which regularisation adds to the loss.
  public var meanSquare: Double {
    weights.reduce(0) { $0 + Double($1) * Double($1) } / Double(weights.count)
  }

  /// The loss on the examples of `table` (nats per character, plus `regularisation` times the mean
  /// squared weight), and its gradient with respect to W, V x V.
  public func loss(
    on table: ContextTable, regularisation: Float = 0
  ) -> (loss: Double, gradient: [Float]) {
    let scale = 2 * regularisation / Float(weights.count)
    var gradient = weights.map { $0 * scale }
    var sum = 0.0
    let share = 1 / Float(table.total)
    for row in 0..<table.contextCount {
      let token = Token(table.contexts[row])
      let p = softmax(after: token)
      let start = Int(token) * vocabularySize
      let rowShare = Float(table.total(of: row)) * share
      for next in 0..<vocabularySize { gradient[start + next] += p[next] * rowShare }
      for entry in table.entries(of: row) {
        let (next, count) = (Int(table.next[entry]), table.counts[entry])
        gradient[start + next] -= Float(count) * share
        sum -= Double(count) * Elementary.log(Double(p[next]))
      }
    }
    let penalty = regularisation == 0 ? 0 : Double(regularisation) * meanSquare
    return (sum / Double(table.total) + penalty, gradient)
  }

  /// Moves every weight against its gradient.
  public mutating func descend(along gradient: [Float], rate: Float) {
    for index in weights.indices { weights[index] -= rate * gradient[index] }
  }
}
