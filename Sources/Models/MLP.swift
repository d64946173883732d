import Corpora
import Tensors

/// The network of Bengio et al. 2003: the embeddings of the last K characters side by side and one hidden
/// layer of tanh. It departs from the paper in having no direct connections to the output.
///
/// As the reference implementation has it, K is the longest word's rows, and places before a word's
/// beginning read a token of their own, number V: 69,147 parameters with V = 27, K = 16, C = 64 and H = 64.
/// As the follow-up lectures have it, K is 3, C 10, H 200, those places read the boundary (11,897
/// parameters), and batch normalisation may stand before the tanh (12,097).
public struct MLP: NeuralModel {
  private let places: Int
  private let blank: Int32
  private let tokens: Tensor
  private let hidden: LinearLayer
  private let norm: BatchNormLayer?
  private let output: LinearLayer

  public init(_ size: NetworkSize, in set: ParameterSet) {
    places = size.context ?? size.positions
    blank = size.blankIsBoundary ? RaggedBatch.boundary : Int32(size.vocabulary)
    tokens = set.declare(
      "wte.weight", [size.vocabulary + (size.blankIsBoundary ? 0 : 1), size.channels],
      .normal(deviation: 1))
    hidden = LinearLayer(
      "mlp.0", from: places * size.channels, to: size.hidden, bias: !size.batchNorm, in: set)
    norm = size.batchNorm ? BatchNormLayer("mlp.1", channels: size.hidden, in: set) : nil
    output = LinearLayer(
      size.batchNorm ? "mlp.3" : "mlp.2", from: size.hidden, to: size.vocabulary, in: set)
  }

  public var buffers: [StoredNumbers] { norm?.buffers ?? [] }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    // Further back than the longest word's beginning all rows read the same.
    let reach = min(places, batch.longest)
    let table = tape.positionTable(tokens, hidden.weight[columns: 0..<reach * tokens.columns])
    let chosen = tape.indices(count: batch.rows * reach) { tableRows(batch, reach, into: $0) }
    let x = tape.sumOfRows(
      of: table, at: chosen, terms: reach, count: batch.rows,
      from: reach == places ? hidden.bias : blanks(from: reach, on: tape))
    let y = tape.tanh(norm.map { $0(x, on: tape) } ?? x)
    return output(dropout(y, on: tape), on: tape)
  }

  /// What the places from `first` on add when they all read the token before the beginning, and the
  /// bias: 1 x H.
  private func blanks(from first: Int, on tape: Tape) -> Tensor {
    let count = places - first
    let indices = tape.indices(count: count) { $0.update(repeating: blank) }
    let side = tape.rows(of: tokens, at: indices, count: count)
    return tape.linear(
      side.reshaped(columns: count * tokens.columns),
      hidden.weight[columns: first * tokens.columns..<places * tokens.columns], hidden.bias)
  }

  /// For each row the table's rows of its latest tokens, as many as `reach`, the newest first.
  private func tableRows(
    _ batch: RaggedBatch, _ reach: Int, into chosen: UnsafeMutableBufferPointer<Int32>
  ) {
    for row in 0..<batch.rows {
      var ancestor = row
      for place in 0..<reach {
        let token = ancestor < 0 ? blank : batch.inputs[ancestor]
        chosen[row * reach + place] = Int32(place * tokens.rows) + token
        if ancestor >= 0 { ancestor = Int(batch.parents[ancestor]) }
      }
    }
  }
}
