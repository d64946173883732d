import Corpora
import Tensors

/// The network of Bengio et al. 2003 as the reference implementation has it: the embeddings of the
/// last K characters side by side, one hidden layer of tanh, and no direct connections.
///
/// Places before a word's beginning read a token of their own, number V. With V = 27, K = 16,
/// 64 channels and H = 64 it has 69,147 parameters.
public struct MLP: NeuralModel {
  private let places: Int
  private let tokens: Tensor
  private let hidden: LinearLayer
  private let output: LinearLayer

  public init(_ size: NetworkSize, in set: ParameterSet) {
    places = size.context ?? size.positions
    tokens = set.declare(
      "wte.weight", [size.vocabulary + 1, size.channels], .normal(deviation: 1))
    hidden = LinearLayer(
      "mlp.0", from: places * size.channels, to: size.hidden, in: set)
    output = LinearLayer("mlp.2", from: size.hidden, to: size.vocabulary, in: set)
  }

  /// N x V.
  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    let table = tape.positionTable(tokens, hidden.weight)
    let chosen = tape.indices(count: batch.rows * places) { tableRows(batch, into: $0) }
    let x = tape.sumOfRows(
      of: table, at: chosen, terms: places, count: batch.rows, from: hidden.bias)
    return output(dropout(tape.tanh(x), on: tape), on: tape)
  }

  /// For each row the table's rows of its K latest tokens, the newest first.
  private func tableRows(_ batch: RaggedBatch, into chosen: UnsafeMutableBufferPointer<Int32>) {
    let blank = Int32(tokens.rows - 1)
    for row in 0..<batch.rows {
      var ancestor = row
      for place in 0..<places {
        let token = ancestor < 0 ? blank : batch.inputs[ancestor]
        chosen[row * places + place] = Int32(place * tokens.rows) + token
        if ancestor >= 0 { ancestor = Int(batch.parents[ancestor]) }
      }
    }
  }
}
