import Corpora
import Tensors

/// Any recurrent cell, unrolled over the characters of all words at once: a state to start from that is
/// learned, an embedding of each character, the cell, and a linear layer from hidden state to logits.
struct Recurrent<Cell: RecurrentCell>: NeuralModel {
  private let start: Tensor
  private let tokens: Tensor
  private let cell: Cell
  private let head: LinearLayer
  private let hidden: Int

  init(_ size: NetworkSize, in set: ParameterSet) {
    hidden = size.hidden
    start = set.declare("start", [1, Cell.stateColumns(hidden: size.hidden)], .zeros)
    tokens = set.declare("wte.weight", [size.vocabulary, size.channels], size.tokenInitial)
    cell = Cell("cell", channels: size.channels, hidden: size.hidden, in: set)
    head = .head(size, from: size.hidden, tokens: tokens, in: set)
  }

  func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    let levels = RowLevels(batch)
    let states = states(batch, levels, on: tape, dropping: dropout)
    let inOrder = tape.rows(
      of: states[columns: 0..<hidden], at: tape.indices(levels.places), count: batch.rows)
    return head(dropout(inOrder, on: tape), on: tape)
  }

  /// The state after each row, level by level: N x S.
  private func states(
    _ batch: RaggedBatch, _ levels: RowLevels, on tape: Tape, dropping dropout: Dropout?
  ) -> Tensor {
    // A token's embedding loses the same channels wherever it stands (Gal and Ghahramani 2016).
    let table = cell.contributions(of: dropout(tokens, on: tape), on: tape)
    let weights = cell.prepare(on: tape, dropping: dropout)
    let inputs = tape.indices(levels.order.map { batch.inputs[Int($0)] })
    let parents = tape.indices(levels.parents)
    let first = tape.indices(Array(repeating: 0, count: levels[0].count))
    let all = tape.tensor(rows: batch.rows, columns: start.columns)
    for level in 0..<levels.count {
      let rows = levels[level]
      let before =
        level == 0
        ? tape.rows(of: start, at: first, count: rows.count)
        : tape.rows(of: all, at: parents + rows.lowerBound, count: rows.count)
      let input = tape.rows(of: table, at: inputs + rows.lowerBound, count: rows.count)
      tape.copy(cell.next(input, before, weights, on: tape), into: all[rows: rows])
    }
    tape.observe("state", all[columns: 0..<hidden])
    return all
  }
}
