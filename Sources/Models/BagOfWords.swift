import Corpora
import Tensors

/// The causal bag of words of the reference implementation: each position adds the mean of all
/// embeddings so far, as attention does whose weights are all equal, then one hidden layer of tanh.
///
/// With V = 27, T = 16, C = 64 and H = 64 it has 12,827 parameters.
public struct BagOfWords: NeuralModel {
  private let tokens: Tensor
  private let positions: Tensor
  private let up: LinearLayer
  private let down: LinearLayer
  private let head: LinearLayer

  public init(_ size: NetworkSize, in set: ParameterSet) {
    let (channels, hidden) = (size.channels, size.hidden)
    tokens = set.declare("wte.weight", [size.vocabulary, channels], size.tokenInitial)
    positions = set.declare("wpe.weight", [size.positions, channels], .normal(deviation: 1))
    up = LinearLayer("context_block.mlp.c_fc", from: channels, to: hidden, in: set)
    down = LinearLayer("context_block.mlp.c_proj", from: hidden, to: channels, in: set)
    head = .head(size, from: channels, tokens: tokens, in: set)
  }

  /// The mask of the reference implementation, which keeps it with its parameters.
  public var buffers: [StoredNumbers] {
    [StoredNumbers(mask: "context_block.cbow.bias", shape: [1, positions.rows, positions.rows])]
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    let words = WholeWords(batch, on: tape)
    let x = tape.add(
      tape.rows(of: tokens, at: tape.indices(batch.inputs), count: batch.rows),
      tape.rows(
        of: positions, at: tape.positions(of: batch, limit: positions.rows), count: batch.rows))
    let mean = words.apply(x, on: tape) {
      tape.prefixMean($0, bounds: words.bounds, segments: words.count)
    }
    let y = tape.add(x, mean)
    let hidden = dropout(tape.tanh(up(y, on: tape)), on: tape)
    return head(tape.add(y, down(hidden, on: tape)), on: tape)
  }
}
