import Kernels
import TestSupport
import Testing

struct ProductTests {
  static let sizes = [1, 2, 3, 5, 17, 27, 40, 63, 65]

  @Test(arguments: availableSets, sizes)
  func multipliesAsADoubleLoopDoes(_ set: InstructionSet, rows: Int) {
    for columns in Self.sizes {
      for inner in [0, 1, 5, 27, 65] {
        check(set, (rows, inner, columns), transposed: false, accumulating: false)
        check(set, (rows, inner, columns), transposed: true, accumulating: true)
      }
    }
  }

  private func check(
    _ set: InstructionSet, _ size: (rows: Int, inner: Int, columns: Int), transposed: Bool,
    accumulating: Bool
  ) {
    let (rows, inner, columns) = size
    var numbers = TestNumbers(seed: UInt64(rows * 10_000 + inner * 100 + columns))
    let (left, right) = (numbers.numbers(rows * inner), numbers.numbers(inner * columns))
    let before = numbers.numbers(rows * columns)
    let a = OwnedMatrix(
      left, rows: transposed ? inner : rows, columns: transposed ? rows : inner)
    let b = OwnedMatrix(right, rows: inner, columns: columns)
    let c = OwnedMatrix(before, rows: rows, columns: columns)
    set.kernels.product(
      transposed ? a.matrix.transposed : a.matrix, b.matrix, from: accumulating ? c.matrix : nil,
      into: c.matrix)
    var worst = 0.0
    for (index, ours) in c.numbers.enumerated() {
      let (row, column) = (index / columns, index % columns)
      let sum = (0..<inner).reduce(accumulating ? Double(before[index]) : 0) { sum, k in
        let factor = transposed ? left[k * rows + row] : left[row * inner + k]
        return sum + Double(factor) * Double(right[k * columns + column])
      }
      worst = max(worst, abs(Double(ours) - sum))
    }
    #expect(worst < 1e-5, "\(size) is off by \(worst)")
    #expect(c.isIntact, "\(size) wrote beside its rows")
  }

  @Test(arguments: availableSets)
  func startsFromABias(_ set: InstructionSet) {
    let a = OwnedMatrix([1, 2, 3, 4], rows: 2, columns: 2)
    let b = OwnedMatrix((0..<34).map(Float.init), rows: 2, columns: 17)
    let c = OwnedMatrix(Array(repeating: 0, count: 34), rows: 2, columns: 17)
    let bias = OwnedMatrix((0..<17).map { Float($0) * 100 }, rows: 1, columns: 17)
    let repeated = Matrix(bias.matrix.start, rows: 2, columns: 17, rowStride: 0)
    set.kernels.product(a.matrix, b.matrix, from: repeated, into: c.matrix)
    let expected = (0..<34).map { index in
      let (row, column) = (Float(index / 17), Float(index % 17))
      return 100 * column + (1 + 2 * row) * column + (2 + 2 * row) * (17 + column)
    }
    #expect(c.numbers == expected)
  }

  @Test(arguments: availableSets, sizes)
  func transposes(_ set: InstructionSet, size: Int) {
    let numbers = (0..<size * 3).map(Float.init)
    let a = OwnedMatrix(numbers, rows: size, columns: 3)
    let c = OwnedMatrix(numbers, rows: 3, columns: size)
    set.kernels.copy(a.matrix.transposed, into: c.matrix)
    #expect(c.numbers == (0..<3).flatMap { row in (0..<size).map { numbers[$0 * 3 + row] } })
    #expect(c.isIntact)
  }
}
