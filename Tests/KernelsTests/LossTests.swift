import Glibc
import Kernels
import TestSupport
import Testing

struct LossTests {
  @Test(arguments: availableSets, [1, 2, 3, 5, 17, 27, 63, 65])
  func softmaxAndLossAgreeWithDoubleLoops(_ set: InstructionSet, size: Int) {
    var numbers = TestNumbers(seed: UInt64(size))
    let logits = numbers.numbers(2 * size, in: -5...5)
    let targets = [Int32(numbers.next(below: size)), Int32(numbers.next(below: size))]
    let (x, p) = (
      OwnedMatrix(logits, rows: 2, columns: size), OwnedMatrix(logits, rows: 2, columns: size)
    )
    let loss = set.kernels.crossEntropy(
      x.matrix, targets: targets, weights: [1, 3], probabilities: p.matrix)
    var expected = 0.0
    for row in 0..<2 {
      let powers = logits[row * size..<(row + 1) * size].map { exp(Double($0)) }
      let total = powers.reduce(0, +)
      for (column, power) in powers.enumerated() {
        #expect(abs(Double(p.numbers[row * size + column]) - power / total) < 2e-7)
      }
      expected -= [1, 3][row] * log(powers[Int(targets[row])] / total)
    }
    #expect(abs(loss - expected) < 1e-5)
  }

  @Test(arguments: availableSets)
  func staysFiniteForExtremeLogits(_ set: InstructionSet) {
    let logits: [Float] = [1e4, -1e4, 0, -.infinity, 3e38, -3e38, -3e38, 0]
    let (x, p) = (
      OwnedMatrix(logits, rows: 2, columns: 4), OwnedMatrix(logits, rows: 2, columns: 4)
    )
    let loss = set.kernels.crossEntropy(
      x.matrix, targets: [0, 0], weights: nil, probabilities: p.matrix)
    #expect(loss == 0)
    #expect(p.numbers == [1, 0, 0, 0, 1, 0, 0, 0])
  }

  @Test(arguments: availableSets)
  func equalLogitsAreUniform(_ set: InstructionSet) {
    let x = OwnedMatrix(Array(repeating: 7, count: 27), rows: 1, columns: 27)
    let p = OwnedMatrix(Array(repeating: 0, count: 27), rows: 1, columns: 27)
    let loss = set.kernels.crossEntropy(
      x.matrix, targets: [5], weights: nil, probabilities: p.matrix)
    #expect(abs(loss - log(27)) < 1e-6)
  }
}
