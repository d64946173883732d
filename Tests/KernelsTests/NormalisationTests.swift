import Kernels
import TestSupport
import Testing

struct NormalisationTests {
  static let sizes = [1, 2, 3, 5, 17, 27, 63, 65]

  @Test(arguments: availableSets, sizes)
  func layerNormAgreesWithADoubleLoop(_ set: InstructionSet, size: Int) {
    var numbers = TestNumbers(seed: UInt64(size))
    let (x, scale) = (numbers.numbers(3 * size, in: -4...9), numbers.numbers(size))
    let shift = numbers.numbers(size)
    let (input, output) = (
      OwnedMatrix(x, rows: 3, columns: size), OwnedMatrix(x, rows: 3, columns: size)
    )
    var statistics = [Float](repeating: 0, count: 6)
    set.kernels.layerNorm(
      input.matrix, scale: scale, shift: shift, epsilon: 1e-5, statistics: &statistics,
      into: output.matrix)
    for row in 0..<3 {
      let values = x[row * size..<(row + 1) * size].map(Double.init)
      let normal = normalised(values)
      for column in 0..<size {
        let expected = normal[column] * Double(scale[column]) + Double(shift[column])
        #expect(abs(Double(output.numbers[row * size + column]) - expected) < 1e-5)
      }
    }
    #expect(output.isIntact)
  }

  @Test(arguments: availableSets, sizes)
  func batchNormAgreesWithADoubleLoop(_ set: InstructionSet, size: Int) {
    var numbers = TestNumbers(seed: UInt64(size))
    let x = numbers.numbers(5 * size, in: -4...9)
    let (scale, shift) = (numbers.numbers(size), numbers.numbers(size))
    let (input, output) = (
      OwnedMatrix(x, rows: 5, columns: size), OwnedMatrix(x, rows: 5, columns: size)
    )
    var (mean, variance) = (scale, scale)
    set.kernels.columnStatistics(input.matrix, mean: &mean, variance: &variance)
    set.kernels.batchNorm(
      input.matrix, mean: mean, variance: variance, scale: scale, shift: shift, epsilon: 1e-5,
      into: output.matrix)
    for column in 0..<size {
      let normal = normalised((0..<5).map { Double(x[$0 * size + column]) })
      for row in 0..<5 {
        let expected = normal[row] * Double(scale[column]) + Double(shift[column])
        #expect(abs(Double(output.numbers[row * size + column]) - expected) < 1e-5)
      }
    }
  }

  private func normalised(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    return values.map { ($0 - mean) / (variance + 1e-5).squareRoot() }
  }
}
