import TestSupport
import Testing

@testable import Tensors

/// Recurrent cells along words that share their beginnings, against finite differences, and against
/// the same formulas written with operations of one step each.
struct RecurrentTests {
  static let sizes = [1, 3, 17, 27]

  /// Three steps of rows over a table of three tokens.
  private struct Words {
    let set = ParameterSet()
    let table: Tensor
    let start: Tensor
    let bounds: [Int32] = [0, 2, 5, 6]
    let parents: [Int32] = [0, 0, 1, 0, 1, 3]
    let tokens: [Int32] = [0, 2, 1, 1, 0, 2]

    init(gates: Int, state: Int) {
      table = set.input(3, gates, seed: 1, in: -2...2)
      start = set.input(1, state, seed: 2)
    }

    func inputs(on tape: Tape) -> CellInputs {
      CellInputs(
        table: table, tokens: tape.indices(tokens), start: start,
        bounds: tape.indices(bounds), parents: tape.indices(parents))
    }

    /// The states of all rows, a row at a time: `next` takes a row of the table and a state.
    func unrolled(on tape: Tape, _ next: (Tensor, Tensor) -> Tensor) -> [Float] {
      var states: [Tensor] = []
      for row in tokens.indices {
        let before = row < Int(bounds[1]) ? start : states[Int(parents[row])]
        let token = Int(tokens[row])
        states.append(next(table[rows: token..<token + 1], before))
      }
      return states.flatMap(\.values)
    }
  }

  @Test(arguments: sizes)
  func differentiatesLSTM(hidden: Int) {
    let words = Words(gates: 4 * hidden, state: 2 * hidden)
    let weight = words.set.input(4 * hidden, hidden, seed: 3)
    expectGradients(of: words.set) { $0.lstm(words.inputs(on: $0), $0.prepare(weight)).states }
  }

  @Test(arguments: sizes)
  func differentiatesGRU(hidden: Int) {
    let words = Words(gates: 3 * hidden, state: hidden)
    let gates = words.set.input(2 * hidden, hidden, seed: 3)
    let candidate = words.set.input(hidden, hidden, seed: 4)
    expectGradients(of: words.set) {
      $0.gru(words.inputs(on: $0), $0.prepare(gates), $0.prepare(candidate)).states
    }
  }

  @Test(arguments: sizes)
  func differentiatesRNN(hidden: Int) {
    let words = Words(gates: hidden, state: hidden)
    let weight = words.set.input(hidden, hidden, seed: 3)
    expectGradients(of: words.set) { $0.rnn(words.inputs(on: $0), $0.prepare(weight)) }
  }

  /// A cell's weight is a view of a larger one, whose other columns take the embeddings.
  @Test func leavesTheOtherColumnsOfAJointWeightAlone() {
    let words = Words(gates: 12, state: 6)
    let joint = words.set.input(12, 5, seed: 3)
    expectGradients(of: words.set) {
      $0.lstm(words.inputs(on: $0), $0.prepare(joint[columns: 2..<5])).states
    }
  }

  @Test(arguments: sizes)
  func computesTheLSTMOfItsFormula(hidden: Int) {
    let words = Words(gates: 4 * hidden, state: 2 * hidden)
    let weight = words.set.input(4 * hidden, hidden, seed: 3)
    let tape = Tape(recording: false)
    let expected = words.unrolled(on: tape) { input, state in
      let sums = tape.add(input, tape.linear(state[columns: 0..<hidden], weight))
      func gate(_ number: Int) -> Tensor { sums[columns: number * hidden..<(number + 1) * hidden] }
      let memory = tape.add(
        tape.multiply(tape.sigmoid(gate(1)), state[columns: hidden..<2 * hidden]),
        tape.multiply(tape.sigmoid(gate(0)), tape.tanh(gate(2))))
      return tape.joinColumns(tape.multiply(tape.sigmoid(gate(3)), tape.tanh(memory)), memory)
    }
    expectNear(tape.lstm(words.inputs(on: tape), tape.prepare(weight)).states.values, expected)
  }

  @Test(arguments: sizes)
  func computesTheGRUOfItsFormula(hidden: Int) {
    let words = Words(gates: 3 * hidden, state: hidden)
    let gates = words.set.input(2 * hidden, hidden, seed: 3)
    let candidate = words.set.input(hidden, hidden, seed: 4)
    let tape = Tape(recording: false)
    let expected = words.unrolled(on: tape) { input, state in
      let both = tape.sigmoid(
        tape.add(input[columns: 0..<2 * hidden], tape.linear(state, gates)))
      let kept = tape.multiply(both[columns: hidden..<2 * hidden], state)
      let new = tape.tanh(
        tape.add(input[columns: 2 * hidden..<3 * hidden], tape.linear(kept, candidate)))
      let share = tape.multiply(both[columns: 0..<hidden], tape.subtract(new, state))
      return tape.add(state, share)
    }
    expectNear(
      tape.gru(words.inputs(on: tape), tape.prepare(gates), tape.prepare(candidate)).states.values,
      expected)
  }

  @Test(arguments: sizes)
  func computesTheRNNOfItsFormula(hidden: Int) {
    let words = Words(gates: hidden, state: hidden)
    let weight = words.set.input(hidden, hidden, seed: 3)
    let tape = Tape(recording: false)
    let expected = words.unrolled(on: tape) { input, state in
      tape.tanh(tape.add(input, tape.linear(state, weight)))
    }
    expectNear(tape.rnn(words.inputs(on: tape), tape.prepare(weight)).values, expected)
  }

  private func expectNear(
    _ values: [Float], _ expected: [Float], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = zip(values, expected).map { abs($0 - $1) }.max() ?? .infinity
    #expect(values.count == expected.count && error < 1e-5, sourceLocation: sourceLocation)
  }
}
