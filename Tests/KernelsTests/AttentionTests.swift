import Glibc
import Kernels
import TestSupport
import Testing

struct AttentionTests {
  /// Segments of 1, 0, 17 and 5 rows: shorter than a vector, empty, longer, in between.
  private let bounds: [Int32] = [0, 1, 1, 18, 23]

  @Test(arguments: availableSets, [(1, 1), (1, 5), (3, 16), (2, 27)])
  func agreesWithDoubleLoops(_ set: InstructionSet, heads: (count: Int, size: Int)) {
    let channels = heads.count * heads.size
    var numbers = TestNumbers(seed: 5)
    let qkv = numbers.numbers(23 * 3 * channels, in: -2...2)
    let x = OwnedMatrix(qkv, rows: 23, columns: 3 * channels)
    let y = OwnedMatrix(Array(repeating: 0, count: 23 * channels), rows: 23, columns: channels)
    bounds.withUnsafeBufferPointer { bounds in
      let shape = AttentionShape(bounds: bounds.baseAddress!, segments: 4, heads: heads.count)
      var weights = [Float](repeating: .nan, count: shape.weightCount)
      var scratch = [Float](repeating: .nan, count: shape.scratchCount(channels: channels))
      set.kernels.attention(x.matrix, shape, weights: &weights, scratch: &scratch, into: y.matrix)
    }
    let expected = reference(qkv.map(Double.init), heads.count, heads.size)
    let error = zip(y.numbers, expected).map { abs(Double($0) - $1) }.max() ?? 0
    #expect(error < 1e-5)
    #expect(y.isIntact)
  }

  /// The last row of a word that lies whole, and the same rows anywhere in a memory: the same bits.
  @Test(arguments: availableSets, [(1, 1), (1, 5), (3, 16), (2, 27)])
  func seesTheSameAlongAPath(_ set: InstructionSet, heads: (count: Int, size: Int)) {
    let channels = heads.count * heads.size
    var numbers = TestNumbers(seed: 5)
    for length in [1, 5, 16, 17, 33] {
      let whole = OwnedMatrix(
        numbers.numbers(length * 3 * channels, in: -2...2), rows: length, columns: 3 * channels)
      let (y, memory) = (
        OwnedMatrix([], rows: length, columns: channels),
        OwnedMatrix([], rows: length + 2, columns: 2 * channels)
      )
      let path = (0..<length).map { Int32(length + 1 - $0) }
      for (row, place) in path.enumerated() {
        set.kernels.copy(
          whole.matrix.rows(row..<row + 1).columns(channels..<3 * channels),
          into: memory.matrix.rows(Int(place)..<Int(place) + 1))
      }
      let bounds = [0, Int32(length)]
      bounds.withUnsafeBufferPointer { bounds in
        let shape = AttentionShape(bounds: bounds.baseAddress!, segments: 1, heads: heads.count)
        var weights = [Float](repeating: .nan, count: shape.weightCount)
        var scratch = [Float](repeating: .nan, count: shape.scratchCount(channels: channels))
        set.kernels.attention(
          whole.matrix, shape, weights: &weights, scratch: &scratch, into: y.matrix)
      }
      let last = OwnedMatrix([], rows: 1, columns: channels)
      path.withUnsafeBufferPointer { path in
        let shape = PathShape(rows: path.baseAddress!, length: length, heads: heads.count)
        var weights = [Float](repeating: .nan, count: shape.weightCount)
        set.kernels.attention(
          whole.matrix.rows(length - 1..<length).columns(0..<channels), memory.matrix, shape,
          weights: &weights, into: last.matrix)
      }
      #expect(last.numbers.map(\.bitPattern) == y.numbers.suffix(channels).map(\.bitPattern))
      #expect(last.isIntact)
    }
  }

  private func reference(_ qkv: [Double], _ heads: Int, _ size: Int) -> [Double] {
    let channels = heads * size
    var result = [Double](repeating: 0, count: 23 * channels)
    for segment in 0..<4 {
      for row in Int(bounds[segment])..<Int(bounds[segment + 1]) {
        for head in 0..<heads {
          let powers = (Int(bounds[segment])...row).map { other in
            let score = (0..<size).reduce(0.0) { sum, d in
              sum + qkv[row * 3 * channels + head * size + d]
                * qkv[other * 3 * channels + channels + head * size + d]
            }
            return exp(score / Double(size).squareRoot())
          }
          let total = powers.reduce(0, +)
          for (index, power) in powers.enumerated() {
            let other = Int(bounds[segment]) + index
            for d in 0..<size {
              result[row * channels + head * size + d] +=
                power / total * qkv[other * 3 * channels + 2 * channels + head * size + d]
            }
          }
        }
      }
    }
    return result
  }
}
