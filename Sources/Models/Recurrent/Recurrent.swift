import Corpora
import Tensors

/// What every recurrent network observes, by name.
public enum RecurrentObservation {
  /// h, the hidden state after each character: T x H.
  public static let state = "state"
}

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
    let steps = TimeSteps(batch)
    let states = states(batch, steps, on: tape, dropping: dropout)
    let inOrder = tape.rows(
      of: states[columns: 0..<hidden], at: tape.indices(steps.rowPosition))
    return head(dropout(inOrder, on: tape), on: tape)
  }

  var embedding: Tensor? { tokens }

  /// Each layer of the cell takes every token once, and the state of every row.
  func multiplications(of batch: BatchShape) -> Int {
    cell.layers.reduce(head.multiplications(rows: batch.rows)) {
      $0 + $1.multiplications(tokens: tokens.rows, rows: batch.rows)
    }
  }

  /// Keeps the state of each prefix.
  func reader(_ memory: DecodingMemory) -> RowReader? {
    let table = cell.contributions(of: tokens, on: memory.lasting)
    let weights = cell.stateWeights(on: memory.lasting, dropping: nil)
    var states = start
    return { step in
      let tape = memory.tape
      let inputs = CellInputs(
        table: table, tokens: tape.indices(step.tokens), start: step.position == 0 ? start : states,
        bounds: tape.indices([0, Int32(step.count)]), parents: tape.indices(step.parents))
      states = cell.states(inputs, weights, on: tape)
      return tape.softmax(head(states[columns: 0..<hidden], on: tape))
    }
  }

  /// The state after each row, step by step: N x S.
  private func states(
    _ batch: RaggedBatch, _ steps: TimeSteps, on tape: Tape, dropping dropout: Dropout?
  ) -> Tensor {
    let inputs = CellInputs(
      // A token's embedding loses the same channels wherever it stands (Gal and Ghahramani 2016).
      table: cell.contributions(of: dropout(tokens, on: tape), on: tape),
      tokens: tape.indices(steps.order.map { batch.inputs[Int($0)] }), start: start,
      bounds: tape.indices(steps.bounds.map(Int32.init)),
      parents: tape.indices(steps.parents.map { max($0, 0) }))
    let weights = cell.stateWeights(on: tape, dropping: dropout)
    let states = cell.states(inputs, weights, on: tape)
    tape.observe(RecurrentObservation.state, states[columns: 0..<hidden])
    return states
  }
}
