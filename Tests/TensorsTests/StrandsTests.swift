import Kernels
import TestSupport
import Testing

@testable import Tensors

/// Words that have nothing in common after their first step, worked on side by side.
@Suite(.serialized) struct StrandsTests {
  /// Five steps of rows below one or two first ones: each row is continued by none to three.
  private struct Tree {
    var bounds: [Int32] = [0]
    var parents: [Int32] = []
    var tokens: [Int32] = []

    init(firsts: Int, seed: UInt64) {
      var random = TestNumbers(seed: seed)
      var step: [Int32] = Array(repeating: 0, count: firsts)
      for depth in 0..<5 {
        parents += step
        tokens += step.map { _ in Int32(random.next(below: 4)) }
        let rows = Int(bounds[depth])..<parents.count
        bounds.append(Int32(parents.count))
        step = rows.flatMap { row in
          Array(repeating: Int32(row), count: depth == 0 ? 6 : Int(random.next(below: 4)))
        }
      }
    }

    func inputs(_ table: Tensor, _ start: Tensor, on tape: Tape) -> CellInputs {
      CellInputs(
        table: table, tokens: tape.indices(tokens), start: start, bounds: tape.indices(bounds),
        parents: tape.indices(parents))
    }
  }

  private func withThreads<Result>(_ count: Int, _ body: () -> Result) -> Result {
    Crew.shared.allow(threads: count, sharesOf: 1)
    defer { Crew.shared.allow(threads: 1) }
    return body()
  }

  /// As many as were asked for, where that many rows follow the first step's: six for each of those.
  @Test(arguments: [1, 2, 3, 6], [1, 2])
  func haveNoRowInCommon(count: Int, firsts: Int) {
    let (tree, set, tape) = (Tree(firsts: firsts, seed: 5), ParameterSet(), Tape())
    let inputs = tree.inputs(set.input(4, 40, seed: 1), set.input(1, 40, seed: 2), on: tape)
    let strands = Strands(inputs, atMost: count)
    #expect(count < 4 ? strands.count == count : (2...count).contains(strands.count))
    for step in 1..<5 {
      let rows = (0..<strands.count).map { strands.rows(of: $0, at: step) }
      #expect(rows.flatMap(Array.init) == Array(inputs.rows(of: step)))
      guard step > 1 else { continue }
      for (strand, rows) in rows.enumerated() {
        let before = strands.rows(of: strand, at: step - 1)
        #expect(rows.allSatisfy { before.contains(Int(tree.parents[$0])) })
      }
    }
  }

  /// Rows that continue one row, but do not stand together, cannot be told apart by a cut.
  @Test func areOneWhereRowsAreMixed() {
    let (set, tape) = (ParameterSet(), Tape())
    let inputs = CellInputs(
      table: set.input(1, 40, seed: 1), tokens: tape.indices([0, 0, 0, 0, 0, 0]),
      start: set.input(1, 40, seed: 2), bounds: tape.indices([0, 1, 3, 6]),
      parents: tape.indices([0, 0, 0, 1, 2, 1]))
    #expect(Strands(inputs, atMost: 8).count == 1)
  }

  @Test(arguments: ["rnn", "gru", "lstm"], [1, 2])
  func changeNoBit(cell: String, firsts: Int) {
    let tree = Tree(firsts: firsts, seed: 7)
    func bits(_ threads: Int) -> [UInt32] {
      let (set, tape, hidden) = (ParameterSet(), Tape(), 17)
      let gates = ["rnn": 1, "gru": 3, "lstm": 4][cell]! * hidden
      let table = set.input(4, gates, seed: 1)
      let start = set.input(1, cell == "lstm" ? 2 * hidden : hidden, seed: 2)
      let first = set.input(cell == "gru" ? 2 * hidden : gates, hidden, seed: 3)
      let second = set.input(hidden, hidden, seed: 4)
      return withThreads(threads) {
        let inputs = tree.inputs(table, start, on: tape)
        let states =
          switch cell {
          case "rnn": tape.rnn(inputs, tape.prepare(first))
          case "gru": tape.gru(inputs, tape.prepare(first), tape.prepare(second)).states
          default: tape.lstm(inputs, tape.prepare(first)).states
          }
        tape.backward(from: tape.sum(tape.tanh(states)))
        let gradients = set.all.flatMap { $0.tensor.gradient?.elements ?? [] }
        return (states.values + gradients).map(\.bitPattern)
      }
    }
    let alone = bits(1)
    for threads in [2, 3, 8] { #expect(bits(threads) == alone) }
  }
}
