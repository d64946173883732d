import Basics
public import Corpora
public import Tensors

/// A small network on the last `order` characters (Bengio et al. 2003): their embeddings side by side, a
/// hidden layer of tanh, a softmax. Boundaries stand in for missing characters, as in count models.
public struct NGramMLP {
  /// How many characters of context it looks at.
  public let order: Int
  /// The number of characters with the boundary, V.
  public let vocabularySize: Int
  private let tokens: Tensor
  private let hidden: LinearLayer
  private let output: LinearLayer

  /// Declares E (V x C), the hidden layer (H x `order` C) and the output layer (V x H).
  public init(
    order: Int, vocabularySize: Int, channels: Int = 16, hidden size: Int = 64,
    in set: ParameterSet
  ) {
    (self.order, self.vocabularySize) = (order, vocabularySize)
    tokens = set.declare("wte.weight", [vocabularySize, channels], .normal(deviation: 1))
    hidden = LinearLayer("mlp.0", from: order * channels, to: size, in: set)
    output = LinearLayer("mlp.2", from: size, to: vocabularySize, in: set)
  }

  /// N x V, a row for each of N contexts of `table`, which are those of the numbers `rows`.
  public func logits(_ table: ContextTable, _ rows: Range<Int>, on tape: Tape) -> Tensor {
    let places = tape.positionTable(tokens, hidden.weight)
    let first = rows.lowerBound * order
    let chosen = tape.indices(count: rows.count * order) { chosen in
      for index in chosen.indices {
        let token = Token(table.contexts[first + index])
        chosen[index] = Int32(index % order * vocabularySize) + token
      }
    }
    let x = tape.sumOfRows(of: places, at: chosen, terms: order, from: hidden.bias)
    return output(tape.tanh(x), on: tape)
  }

  /// The network as it is now, as plain numbers.
  public func snapshot() -> TrainedNGramMLP {
    TrainedNGramMLP(
      order: order, vocabularySize: vocabularySize, embedding: tokens.values,
      hidden: (hidden.weight.values, hidden.bias?.values ?? []),
      output: (output.weight.values, output.bias?.values ?? []))
  }
}

/// A trained `NGramMLP`.
public struct TrainedNGramMLP: ContextModel {
  public let order: Int
  public let vocabularySize: Int
  public let parameterCount: Int
  /// What each character adds to the hidden layer at each place: `order` x V x H.
  let places: [Float]
  let hiddenBias: [Float]
  /// V x H and V.
  let outputWeight, outputBias: [Float]
  /// H x V: the same weights in the order in which they are added, for many characters side by side.
  private let weightByUnit: [Float]

  init(
    order: Int, vocabularySize: Int, embedding: [Float],
    hidden: (weight: [Float], bias: [Float]), output: (weight: [Float], bias: [Float])
  ) {
    (self.order, self.vocabularySize) = (order, vocabularySize)
    hiddenBias = hidden.bias
    (outputWeight, outputBias) = output
    parameterCount =
      embedding.count + hidden.weight.count + hidden.bias.count + output.weight.count
      + output.bias.count
    let (size, channels) = (hidden.bias.count, embedding.count / vocabularySize)
    weightByUnit = Self.transposed(output.weight, columns: size)
    places = (0..<order).flatMap { place in
      (0..<vocabularySize).flatMap { token in
        (0..<size).map { unit in
          var sum: Float = 0
          for channel in 0..<channels {
            sum +=
              embedding[token * channels + channel]
              * hidden.weight[unit * order * channels + place * channels + channel]
          }
          return sum
        }
      }
    }
  }

  /// From what a trained one keeps.
  init(
    order: Int, vocabularySize: Int, parameterCount: Int, places: [Float], hiddenBias: [Float],
    outputWeight: [Float], outputBias: [Float]
  ) {
    (self.order, self.vocabularySize) = (order, vocabularySize)
    (self.parameterCount, self.places, self.hiddenBias) = (parameterCount, places, hiddenBias)
    (self.outputWeight, self.outputBias) = (outputWeight, outputBias)
    weightByUnit = Self.transposed(outputWeight, columns: hiddenBias.count)
  }

  private static func transposed(_ cells: [Float], columns: Int) -> [Float] {
    let rows = cells.count / max(1, columns)
    return (0..<columns).flatMap { column in
      (0..<rows).map { cells[$0 * columns + column] }
    }
  }

  public func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
    var x = hiddenBias
    for (place, token) in context.enumerated() {
      let start = (place * vocabularySize + Int(token)) * x.count
      for unit in x.indices { x[unit] += places[start + unit] }
    }
    for unit in x.indices { x[unit] = Float(Elementary.tanh(Double(x[unit]))) }
    var sums = outputBias
    for unit in x.indices {
      let start = unit * vocabularySize
      for next in sums.indices { sums[next] += weightByUnit[start + next] * x[unit] }
    }
    var logits = sums.map(Double.init)
    Elementary.softmax(&logits)
    return logits
  }
}
