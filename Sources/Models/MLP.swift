import Corpora
import Tensors

/// The network of Bengio et al. 2003 as the reference implementation has it: the embeddings of the
/// last K characters side by side, one hidden layer of tanh, and no direct connections.
///
/// Places before a word's beginning read a token of their own, number V. With V = 27, K = 16,
/// 64 channels and H = 64 it has 69,147 parameters.
public struct MLP {
  private let places: Int
  private let tokens: Tensor
  private let hidden: LinearLayer
  private let output: LinearLayer

  /// The sizes of the network; the defaults are the reference implementation's.
  public struct Shape: Sendable {
    public var vocabulary: Int
    public var places: Int
    public var channels = 64
    public var hidden = 64

    public init(vocabulary: Int, places: Int) {
      self.vocabulary = vocabulary
      self.places = places
    }
  }

  public init(_ shape: Shape, in set: ParameterSet) {
    places = shape.places
    tokens = set.declare(
      "wte.weight", [shape.vocabulary + 1, shape.channels], .normal(deviation: 1))
    hidden = LinearLayer(
      "mlp.0", from: shape.places * shape.channels, to: shape.hidden, in: set)
    output = LinearLayer("mlp.2", from: shape.hidden, to: shape.vocabulary, in: set)
  }

  /// N x V.
  public func logits(_ batch: RaggedBatch, on tape: Tape) -> Tensor {
    let table = tape.positionTable(tokens, hidden.weight)
    let chosen = tape.indices(count: batch.rows * places) { tableRows(batch, into: $0) }
    let x = tape.sumOfRows(
      of: table, at: chosen, terms: places, count: batch.rows, from: hidden.bias)
    return output(tape.tanh(x), on: tape)
  }

  /// For each row the table's rows of its K latest tokens, the newest first.
  private func tableRows(_ batch: RaggedBatch, into chosen: UnsafeMutableBufferPointer<Int32>) {
    let blank = Int32(tokens.rows - 1)
    for row in 0..<batch.rows {
      let seen = Int(batch.positions[row])
      for place in 0..<places {
        let token = place <= seen ? batch.inputs[row - place] : blank
        chosen[row * places + place] = Int32(place * tokens.rows) + token
      }
    }
  }
}
