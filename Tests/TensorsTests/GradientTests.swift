import Kernels
import TestSupport
import Testing

@testable import Tensors

/// Every operation against finite differences, at sizes around the width of a vector.
struct GradientTests {
  static let sizes = [1, 2, 3, 5, 17, 27]

  @Test(arguments: ElementaryFunction.allCases, sizes)
  func differentiatesFunctions(_ function: ElementaryFunction, size: Int) {
    let set = ParameterSet()
    let range: ClosedRange<Float> = function == .log ? 0.5...2 : -2...2
    let x = set.input(2, size, seed: 1, in: range)
    if function == .relu { keepAwayFromZero(x) }
    expectGradients(of: set) { $0.map(function, x) }
  }

  /// ReLU has a corner at zero; a finite difference across it is no derivative.
  private func keepAwayFromZero(_ x: Tensor) {
    x.fill(from: x.values.map { abs($0) < 0.1 ? $0 + 0.2 : $0 })
  }

  @Test(arguments: Arithmetic.allCases, [(3, 5), (1, 5), (3, 1), (1, 1)])
  func differentiatesArithmeticWithBroadcasting(_ operation: Arithmetic, shape: (Int, Int)) {
    let set = ParameterSet()
    let a = set.input(3, 5, seed: 1)
    let b = set.input(shape.0, shape.1, seed: 2, in: 0.7...1.9)
    expectGradients(of: set) { $0.combine(operation, a, b) }
    if operation != .divide { expectGradients(of: set) { $0.combine(operation, b, a) } }
  }

  @Test(arguments: sizes)
  func differentiatesArithmeticOfWholeMatrices(size: Int) {
    let set = ParameterSet()
    let (a, b) = (set.input(2, size, seed: 1), set.input(1, size, seed: 2))
    expectGradients(of: set) { $0.multiply(a, b) }
    expectGradients(of: set) { $0.multiply(b, a) }
  }

  @Test(arguments: sizes, [1, 7, 17])
  func differentiatesLinear(size: Int, rows: Int) {
    let set = ParameterSet()
    let x = set.input(rows, 3, seed: 1)
    let (weight, bias) = (set.input(size, 3, seed: 2), set.input(1, size, seed: 3))
    expectGradients(of: set) { $0.linear(x, weight, bias) }
    expectGradients(of: set) { tape in
      let prepared = tape.prepare(weight)
      return tape.add(tape.linear(x, prepared), tape.linear(x, prepared, bias))
    }
  }

  @Test(arguments: sizes)
  func differentiatesProduct(size: Int) {
    let set = ParameterSet()
    let (a, b) = (set.input(3, size, seed: 1), set.input(size, 2, seed: 2))
    expectGradients(of: set) { $0.product(a, b) }
    let transposed = ParameterSet()
    let (c, d) = (transposed.input(2, 3, seed: 1), transposed.input(3, size, seed: 2))
    expectGradients(of: transposed) { $0.product(c, d) }
  }

  @Test(arguments: [1, 3, 17])
  func differentiatesViewsOfColumnsAndRows(size: Int) {
    let set = ParameterSet()
    let x = set.input(4, 3, seed: 1)
    let joint = set.input(size, 8, seed: 2)
    expectGradients(of: set) { tape in
      let part = tape.linear(x[rows: 1..<3], joint[columns: 2..<5])
      return tape.add(part, tape.linear(x[rows: 0..<2], joint[columns: 5..<8]))
    }
  }

  @Test func differentiatesJoiningAndReshaping() {
    let set = ParameterSet()
    let (a, b) = (set.input(4, 3, seed: 1), set.input(4, 5, seed: 2))
    expectGradients(of: set) { $0.tanh($0.joinColumns(a, b).reshaped(columns: 16)) }
  }

  @Test(arguments: sizes)
  func differentiatesChosenRows(size: Int) {
    let set = ParameterSet()
    let (table, start) = (set.input(4, size, seed: 1), set.input(1, size, seed: 2))
    expectGradients(of: set) { tape in
      let chosen = tape.rows(of: table, at: tape.indices([3, 0, -1, 3, 1]))
      let pairs = tape.indices([0, 1, 2, 2, -1, 3, 3, -1, -1, 1])
      let sums = tape.sumOfRows(of: table, at: pairs, terms: 2, from: start)
      return tape.multiply(chosen, sums)
    }
  }

  @Test(arguments: sizes)
  func differentiatesPositionTable(size: Int) {
    let set = ParameterSet()
    let (tokens, weight) = (set.input(3, 4, seed: 1), set.input(size, 8, seed: 2))
    expectGradients(of: set) { $0.positionTable(tokens, weight) }
    expectGradients(of: set) {
      $0.positionTable(tokens, weight, tokens: [2, 0, 2], bounds: [0, 2, 3])
    }
  }

  @Test(arguments: sizes)
  func differentiatesSumAndMean(size: Int) {
    let set = ParameterSet()
    let x = set.input(3, size, seed: 1)
    expectGradients(of: set) { $0.multiply($0.sum($0.tanh(x)), $0.mean(x)) }
  }

  @Test(arguments: sizes)
  func differentiatesPrefixMean(size: Int) {
    let set = ParameterSet()
    let x = set.input(6, size, seed: 1)
    let (parents, positions): ([Int32], [Int32]) = ([-1, -1, 1, 2, 1, 0], [0, 0, 1, 2, 1, 1])
    expectGradients(of: set) {
      $0.addPrefixMean(
        to: $0.multiply(x, x), parents: $0.indices(parents), positions: $0.indices(positions))
    }
    expectGradients(of: set) {
      let mean = $0.addPrefixMean(
        to: x, parents: $0.indices(parents), positions: $0.indices(positions))
      return $0.multiply(mean, x)
    }
  }

  @Test(arguments: [2, 3, 5, 17, 27])
  func differentiatesLayerNorm(size: Int) {
    let set = ParameterSet()
    let x = set.input(3, size, seed: 1)
    let (scale, shift) = (set.input(1, size, seed: 2), set.input(1, size, seed: 3))
    // Two numbers normalise to plus and minus one: the slope is tiny and the curve steep.
    x.fill(from: x.values.enumerated().map { $1 + Float($0 % 2) * 2 })
    expectGradients(of: set, tolerance: 1e-3) { $0.layerNorm(x, scale: scale, shift: shift) }
  }

  @Test(arguments: sizes)
  func differentiatesBatchNorm(size: Int) {
    let set = ParameterSet()
    let x = set.input(5, size, seed: 1, in: -2...2)
    let (scale, shift) = (set.input(1, size, seed: 2), set.input(1, size, seed: 3))
    expectGradients(of: set, tolerance: 1e-3) {
      let running = RunningStatistics(columns: size, momentum: 0.1)
      return $0.batchNorm(x, scale: scale, shift: shift, running: running)
    }
  }

  @Test(arguments: [2, 3, 5, 17, 27, 63, 65])
  func differentiatesCrossEntropy(size: Int) {
    let set = ParameterSet()
    let logits = set.input(4, size, seed: 1)
    let targets: [Int32] = [0, Int32(size - 1), -1, 1]
    expectGradients(of: set) { $0.crossEntropy(logits, targets: $0.indices(targets)) }
    expectGradients(of: set) {
      let weights = $0.constant([2, 0.5, 3, 7], rows: 1, columns: 4)
      return $0.crossEntropy(logits, targets: $0.indices(targets), weights: weights)
    }
    expectGradients(of: set) { tape in
      let counts = (0..<4 * size).map { Float($0 % 3) }
      let total = Double(counts.reduce(0, +))
      return tape.crossEntropy(
        logits, counts: tape.constant(counts, rows: 4, columns: size), total: total)
    }
  }

  @Test(arguments: [(1, 3), (2, 5), (1, 17), (4, 16)], [[0, 1, 1, 4, 6], [0, 18, 18, 21]])
  func differentiatesAttention(heads: (count: Int, size: Int), bounds: [Int32]) {
    let set = ParameterSet()
    let channels = heads.count * heads.size
    let qkv = set.input(Int(bounds.last!), 3 * channels, seed: 1)
    expectGradients(of: set) {
      $0.attention(qkv, bounds: $0.indices(bounds), heads: heads.count)
    }
  }
}
