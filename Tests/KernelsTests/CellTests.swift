import Glibc
import Kernels
import TestSupport
import Testing

/// Recurrent cells against the formulas in Double, forward; `RecurrentTests` differentiates them.
struct CellTests {
  static let sizes = [1, 2, 3, 5, 17, 27, 63, 65]

  @Test(arguments: availableSets, sizes)
  func lstmAgreesWithItsFormula(_ set: InstructionSet, hidden: Int) {
    let sums = Numbers(rows: 3, columns: 4 * hidden, seed: 1)
    let memory = Numbers(rows: 3, columns: hidden, seed: 2)
    let (squashed, state) = (memory.owned, OwnedMatrix([], rows: 3, columns: 2 * hidden))
    let (gates, before) = (sums.owned, memory.owned)
    set.kernels.lstm(
      gates.matrix, memory: before.matrix, squashed: squashed.matrix, into: state.matrix)
    #expect(before.numbers == memory.numbers)
    for row in 0..<3 {
      for column in 0..<hidden {
        func sum(_ gate: Int) -> Double { sums[row, gate * hidden + column] }
        let expected = [sigmoid(sum(0)), sigmoid(sum(1)), tanh(sum(2)), sigmoid(sum(3))]
        let kept = expected[1] * memory[row, column] + expected[0] * expected[2]
        for gate in 0..<4 { expectNear(gates, row, gate * hidden + column, expected[gate]) }
        expectNear(squashed, row, column, tanh(kept))
        expectNear(state, row, column, expected[3] * tanh(kept))
        expectNear(state, row, hidden + column, kept)
      }
    }
    #expect(gates.isIntact && squashed.isIntact && state.isIntact)
  }

  @Test(arguments: availableSets, sizes)
  func gruAgreesWithItsFormula(_ set: InstructionSet, hidden: Int) {
    let sums = Numbers(rows: 3, columns: 3 * hidden, seed: 1)
    let state = Numbers(rows: 3, columns: hidden, seed: 2)
    let (gates, before) = (sums.owned, state.owned)
    let (kept, after) = (state.owned, OwnedMatrix([], rows: 3, columns: hidden))
    set.kernels.gruReset(gates.matrix, state: before.matrix, into: kept.matrix)
    set.kernels.gruUpdate(gates.matrix, state: before.matrix, into: after.matrix)
    for row in 0..<3 {
      for column in 0..<hidden {
        let (z, r) = (sigmoid(sums[row, column]), sigmoid(sums[row, hidden + column]))
        let (old, candidate) = (state[row, column], tanh(sums[row, 2 * hidden + column]))
        expectNear(gates, row, column, z)
        expectNear(gates, row, hidden + column, r)
        expectNear(gates, row, 2 * hidden + column, candidate)
        expectNear(kept, row, column, r * old)
        expectNear(after, row, column, (1 - z) * old + z * candidate)
      }
    }
    #expect(gates.isIntact && kept.isIntact && after.isIntact)
  }

  private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

  private func expectNear(
    _ matrix: OwnedMatrix, _ row: Int, _ column: Int, _ expected: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let value = matrix.matrix.start[row * matrix.matrix.rowStride + column]
    #expect(
      abs(Double(value) - expected) < 2e-6, "row \(row), column \(column)",
      sourceLocation: sourceLocation)
  }
}

/// Numbers that tests compute with in Double, and kernels in Float.
private struct Numbers {
  let rows: Int
  let columns: Int
  let numbers: [Float]

  init(rows: Int, columns: Int, seed: UInt64) {
    var source = TestNumbers(seed: seed)
    (self.rows, self.columns) = (rows, columns)
    numbers = source.numbers(rows * columns, in: -3...3)
  }

  var owned: OwnedMatrix { OwnedMatrix(numbers, rows: rows, columns: columns) }

  subscript(row: Int, column: Int) -> Double { Double(numbers[row * columns + column]) }
}
