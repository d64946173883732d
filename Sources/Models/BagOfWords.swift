public import Corpora
public import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let bagOfWords = ModelKind(
    "bow", "Bag of words", "equal attention to all before", make: BagOfWords.init)
}

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

  /// Declares its parameters in `set`.
  public init(_ size: NetworkSize, in set: ParameterSet) {
    let (channels, hidden) = (size.channels, size.hidden)
    tokens = set.declare("wte.weight", [size.vocabulary, channels], size.tokenInitial)
    positions = set.declare("wpe.weight", [size.positions, channels], .normal(deviation: 1))
    up = LinearLayer("context_block.mlp.c_fc", from: channels, to: hidden, in: set)
    down = LinearLayer("context_block.mlp.c_proj", from: hidden, to: channels, in: set)
    head = .head(size, from: channels, tokens: tokens, in: set)
  }

  public var embedding: Tensor? { tokens }

  /// The hidden layer's share is computed for each token and position, and not for each row.
  public func multiplications(of batch: BatchShape) -> Int {
    up.multiplications(rows: tokens.rows + positions.rows)
      + down.multiplications(rows: batch.rows) + head.multiplications(rows: batch.rows)
  }

  /// The mask of the reference implementation, which keeps it with its parameters.
  public var masks: [StateEntry] {
    [StateEntry(mask: "context_block.cbow.bias", shape: [1, positions.rows, positions.rows])]
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    let channels = tokens.columns
    let table = table(on: tape)
    let chosen = tape.indices(count: 2 * batch.rows) { tableRows(batch, into: $0) }
    let x = tape.sumOfRows(of: table, at: chosen, terms: 2)
    let y = tape.addPrefixMean(
      to: x, parents: tape.indices(batch.parents), positions: tape.indices(batch.positions))
    return logits(y, channels, on: tape, dropout)
  }

  /// From embeddings and their shares in the hidden layer, each with the mean of those so far added.
  private func logits(_ y: Tensor, _ channels: Int, on tape: Tape, _ dropout: Dropout?) -> Tensor {
    let sums = tape.add(y[columns: channels..<y.columns], up.bias!)
    let hidden = dropout(tape.tanh(sums), on: tape)
    return head(tape.add(y[columns: 0..<channels], down(hidden, on: tape)), on: tape)
  }

  /// Keeps the sum of all rows so far of each prefix.
  public func reader(_ memory: DecodingMemory) -> RowReader? {
    let table = table(on: memory.lasting)
    var sums: Tensor?
    return {
      [channels = tokens.columns, vocabulary = tokens.rows, last = positions.rows - 1] step in
      let tape = memory.tape
      let position = Int32(vocabulary + min(step.position, last))
      let chosen = tape.indices(count: 2 * step.count) { chosen in
        for row in 0..<step.count {
          (chosen[2 * row], chosen[2 * row + 1]) = (step.tokens[row], position)
        }
      }
      let x = tape.sumOfRows(of: table, at: chosen, terms: 2)
      let before = step.position == 0 ? nil : sums
      let sum = before.map { tape.add(tape.rows(of: $0, at: tape.indices(step.parents)), x) } ?? x
      sums = sum
      let share = tape.constant([1 / Float(step.position + 1)], rows: 1, columns: 1)
      return tape.softmax(logits(tape.add(x, tape.multiply(sum, share)), channels, on: tape, nil))
    }
  }

  /// Every token and every position, each with its share in the hidden layer: V + T x C + H. Shares and
  /// means are sums, so it does not matter which is taken first; and there are fewer tokens than rows.
  private func table(on tape: Tape) -> Tensor {
    let (channels, vocabulary) = (tokens.columns, tokens.rows)
    let table = tape.tensor(
      rows: vocabulary + positions.rows, columns: channels + up.weight.rows)
    let embeddings = table[columns: 0..<channels]
    tape.copy(tokens, into: embeddings[rows: 0..<vocabulary])
    tape.copy(positions, into: embeddings[rows: vocabulary..<table.rows])
    tape.copy(
      tape.linear(embeddings, up.weight), into: table[columns: channels..<table.columns])
    return table
  }

  /// For each row the table's rows of its token and of its position; positions beyond those that the
  /// model was made for count as the last one.
  private func tableRows(_ batch: RaggedBatch, into chosen: UnsafeMutableBufferPointer<Int32>) {
    let (vocabulary, last) = (Int32(tokens.rows), Int32(positions.rows - 1))
    for row in 0..<batch.rows {
      chosen[2 * row] = batch.inputs[row]
      chosen[2 * row + 1] = vocabulary + min(batch.positions[row], last)
    }
  }
}
