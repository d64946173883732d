import Kernels
import TestSupport
import Testing

struct RowsTests {
  /// Words that share beginnings: 0, 0 1, 0 1 2, 0 3, 4.
  private let parents: [Int32] = [-1, 0, 1, 0, -1]
  private let positions: [Int32] = [0, 1, 2, 1, 0]

  private func path(to row: Int) -> [Int] {
    parents[row] < 0 ? [row] : path(to: Int(parents[row])) + [row]
  }

  @Test(arguments: availableSets, [1, 2, 3, 5, 17, 27, 63, 65])
  func addsTheMeanOfAllRowsSoFar(_ set: InstructionSet, size: Int) {
    var numbers = TestNumbers(seed: UInt64(size))
    let (values, slopes) = (numbers.numbers(5 * size), numbers.numbers(5 * size))
    let (x, y) = (owned(values, size), owned(values, size))
    let (dy, dx, sums) = (owned(slopes, size), owned(values, size), owned(values, size))
    set.kernels.addPrefixMean(
      x.matrix, parents: parents, positions: positions, sums: sums.matrix, into: y.matrix)
    set.kernels.addPrefixMeanBackward(
      dy: dy.matrix, parents: parents, positions: positions, sums: sums.matrix, from: x.matrix,
      into: dx.matrix)
    for column in 0..<size {
      func value(_ row: Int) -> Double { Double(values[row * size + column]) }
      var gradients = (0..<5).map { value($0) + Double(slopes[$0 * size + column]) }
      for row in 0..<5 {
        let path = path(to: row)
        let mean = path.reduce(0) { $0 + value($1) } / Double(path.count)
        #expect(abs(Double(y.numbers[row * size + column]) - value(row) - mean) < 1e-6)
        for ancestor in path {
          gradients[ancestor] += Double(slopes[row * size + column]) / Double(path.count)
        }
      }
      for row in 0..<5 {
        #expect(abs(Double(dx.numbers[row * size + column]) - gradients[row]) < 1e-6)
      }
    }
    #expect(y.isIntact && dx.isIntact && sums.isIntact)
  }

  private func owned(_ numbers: [Float], _ columns: Int) -> OwnedMatrix {
    OwnedMatrix(numbers, rows: 5, columns: columns)
  }
}
