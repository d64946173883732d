import Kernels
import TestSupport

/// What each kernel gives on made-up numbers, at sizes around a vector's width: under every instruction set the
/// same bits. `Tests/Arm64/run` compiles this file for another processor.
enum KernelBits {
  static let sizes = [1, 2, 3, 5, 17, 27, 40, 63, 65]
  static let heads = [(count: 1, size: 3), (count: 2, size: 16), (count: 1, size: 27)]
  static let lengths = [1, 7, 25]

  private static func numbers(_ rows: Int, _ columns: Int, seed: UInt64) -> OwnedMatrix {
    var numbers = TestNumbers(seed: seed)
    return OwnedMatrix(
      numbers.numbers(rows * columns, in: -3...3), rows: rows, columns: columns)
  }

  private static func packed(
    _ count: Int, seed: UInt64, in range: ClosedRange<Float> = -3...3
  ) -> [Float] {
    var numbers = TestNumbers(seed: seed)
    return numbers.numbers(count, in: range)
  }

  static func products(_ kernels: ChosenKernels, size: Int) -> [Float] {
    let (a, b) = (numbers(7, 65, seed: 1), numbers(65, size, seed: 2))
    let c = numbers(7, size, seed: 3)
    kernels.product(a.matrix, b.matrix, from: c.matrix, into: c.matrix)
    let d = numbers(65, size, seed: 4)
    kernels.product(a.matrix.transposed, c.matrix, from: nil, into: d.matrix)
    return c.numbers + d.numbers
  }

  static func functions(
    _ kernels: ChosenKernels, _ function: ElementaryFunction, size: Int
  ) -> [Float] {
    let (x, y) = (numbers(3, size, seed: 1), numbers(3, size, seed: 2))
    let (dy, dx) = (numbers(3, size, seed: 3), numbers(3, size, seed: 4))
    kernels.map(function, x.matrix, into: y.matrix)
    kernels.mapBackward(
      function, x: x.matrix, y: y.matrix, dy: dy.matrix, from: dx.matrix, into: dx.matrix)
    let first = numbers(3, size, seed: 5)
    kernels.mapBackward(
      function, x: x.matrix, y: y.matrix, dy: dy.matrix, from: nil, into: first.matrix)
    return y.numbers + dx.numbers + first.numbers
  }

  static func arithmetic(_ kernels: ChosenKernels, _ operation: Arithmetic, size: Int) -> [Float] {
    let (a, b, c) = (
      numbers(3, size, seed: 1), numbers(1, size, seed: 2), numbers(3, size, seed: 3)
    )
    let (da, db) = (numbers(3, size, seed: 4), numbers(1, 1, seed: 5))
    let row = Matrix(b.matrix.start, rows: 3, columns: size, rowStride: 0)
    kernels.combine(operation, a.matrix, row, into: c.matrix)
    let one = Matrix(db.matrix.start, rows: 3, columns: size, rowStride: 0, columnStride: 0)
    kernels.combineBackward(
      operation, a.matrix, row, dc: c.matrix, da: (da.matrix, da.matrix), db: (one, one))
    let (first, second) = (numbers(3, size, seed: 6), numbers(3, size, seed: 7))
    kernels.combineBackward(
      operation, a.matrix, row, dc: c.matrix, da: (first.matrix, nil), db: (second.matrix, nil))
    // What is owed to a row that all rows have.
    let owed = numbers(1, size, seed: 8)
    let common = Matrix(owed.matrix.start, rows: 3, columns: size, rowStride: 0)
    kernels.combineBackward(
      operation, a.matrix, row, dc: c.matrix, da: nil, db: (common, common))
    kernels.sumRows(a.matrix, into: b.matrix)
    return owed.numbers + c.numbers + da.numbers + db.numbers + first.numbers + second.numbers
      + b.numbers
      + [kernels.sum(a.matrix)]
  }

  static func normalisations(_ kernels: ChosenKernels, size: Int) -> [Float] {
    let (x, y) = (numbers(5, size, seed: 1), numbers(5, size, seed: 2))
    let dx = numbers(5, size, seed: 3)
    let (scale, shift) = (packed(size, seed: 4), packed(size, seed: 5))
    var (dscale, dshift) = (packed(size, seed: 6), packed(size, seed: 7))
    var (mean, variance) = (packed(size, seed: 8), packed(size, seed: 9))
    var statistics = packed(10, seed: 10)
    kernels.layerNorm(
      x.matrix, scale: scale, shift: shift, epsilon: 1e-5, statistics: &statistics, into: y.matrix
    )
    kernels.layerNormBackward(
      x.matrix, scale: scale, statistics: statistics, dy: y.matrix, dx: dx.matrix,
      dscale: &dscale, dshift: &dshift)
    let layer = y.numbers
    kernels.columnStatistics(x.matrix, mean: &mean, variance: &variance)
    kernels.batchNorm(
      x.matrix, mean: mean, variance: variance, scale: scale, shift: shift, epsilon: 1e-5,
      into: y.matrix)
    kernels.batchNormBackward(
      x.matrix, mean: mean, variance: variance, scale: scale, epsilon: 1e-5, dy: y.matrix,
      dx: dx.matrix, dscale: &dscale, dshift: &dshift)
    let gradients = dscale + dshift
    kernels.batchNormBackward(
      x.matrix, mean: mean, variance: variance, scale: scale, epsilon: 1e-5, dy: y.matrix,
      dx: nil, dscale: &dscale, dshift: &dshift)
    return layer + y.numbers + dx.numbers + gradients + dscale + dshift
  }

  /// Of `rows` examples, whose losses are summed by sixteen.
  static func losses(_ kernels: ChosenKernels, rows: Int = 3, size: Int) -> [Float] {
    let (logits, p) = (numbers(rows, size, seed: 1), numbers(rows, size, seed: 2))
    let (gradient, counts) = (numbers(rows, size, seed: 3), numbers(rows, size, seed: 4))
    let targets = (0..<rows).map { [0, -1, Int32(size - 1)][$0 % 3] }
    let loss = kernels.crossEntropy(
      logits.matrix, targets: targets, weights: (1...rows).map(Float.init), probabilities: p.matrix)
    kernels.crossEntropyBackward(
      probabilities: p.matrix, targets: targets, weights: nil, factor: 0.3, into: gradient.matrix)
    let grouped = kernels.groupedCrossEntropy(
      logits.matrix, counts: counts.matrix, probabilities: p.matrix)
    kernels.groupedCrossEntropyBackward(
      probabilities: p.matrix, counts: counts.matrix, factor: 0.7, from: gradient.matrix,
      into: gradient.matrix)
    let (first, shares) = (numbers(rows, size, seed: 5), numbers(rows, size, seed: 6))
    kernels.groupedCrossEntropyBackward(
      probabilities: p.matrix, counts: counts.matrix, factor: 0.7, from: nil, into: first.matrix)
    kernels.softmax(logits.matrix, into: shares.matrix)
    return p.numbers + gradient.numbers + first.numbers + shares.numbers + [
      Float(loss), Float(grouped),
    ]
  }

  static func attention(_ kernels: ChosenKernels, heads: (count: Int, size: Int)) -> [Float] {
    let bounds: [Int32] = [0, 1, 1, 8, 25]
    let channels = heads.count * heads.size
    let (qkv, dqkv) = (numbers(25, 3 * channels, seed: 1), numbers(25, 3 * channels, seed: 2))
    let y = numbers(25, channels, seed: 3)
    return bounds.withUnsafeBufferPointer { bounds in
      let shape = AttentionShape(bounds: bounds.baseAddress!, segments: 4, heads: heads.count)
      var weights = [Float](repeating: 0, count: shape.weightCount)
      var scratch = [Float](repeating: 0, count: shape.scratchCount(channels: channels))
      kernels.attention(qkv.matrix, shape, weights: &weights, scratch: &scratch, into: y.matrix)
      kernels.attentionBackward(
        qkv.matrix, shape, weights: weights, dy: y.matrix, scratch: &scratch,
        from: dqkv.matrix, into: dqkv.matrix)
      let first = numbers(25, 3 * channels, seed: 4)
      kernels.attentionBackward(
        qkv.matrix, shape, weights: weights, dy: y.matrix, scratch: &scratch, from: nil,
        into: first.matrix)
      return y.numbers + dqkv.numbers + first.numbers
    }
  }

  static func attentionAlongPaths(
    _ kernels: ChosenKernels, heads: (count: Int, size: Int), length: Int
  ) -> [Float] {
    let channels = heads.count * heads.size
    let paths = (0..<2 * length).map { Int32($0 * 7 % 25) }
    let (queries, memory) = (numbers(2, channels, seed: 1), numbers(25, 2 * channels, seed: 2))
    let y = numbers(2, channels, seed: 3)
    return paths.withUnsafeBufferPointer { paths in
      let shape = PathShape(rows: paths.baseAddress!, length: length, heads: heads.count)
      var weights = [Float](repeating: .nan, count: shape.weightCount)
      kernels.attention(queries.matrix, memory.matrix, shape, weights: &weights, into: y.matrix)
      return y.numbers
    }
  }

  static func cells(_ kernels: ChosenKernels, size: Int) -> [Float] {
    let (gates, memory) = (numbers(3, 4 * size, seed: 1), numbers(3, size, seed: 2))
    let (squashed, state) = (numbers(3, size, seed: 3), numbers(3, 2 * size, seed: 4))
    let (dgates, dmemory) = (numbers(3, 4 * size, seed: 5), numbers(3, size, seed: 6))
    kernels.lstm(
      gates.matrix, memory: memory.matrix, squashed: squashed.matrix, into: state.matrix)
    kernels.lstmBackward(
      gates.matrix, memory: memory.matrix, squashed: squashed.matrix, dstate: state.matrix,
      into: dgates.matrix, dmemory.matrix)
    let lstm = gates.numbers + state.numbers + dgates.numbers + dmemory.numbers
    kernels.gruReset(gates.matrix, state: memory.matrix, into: squashed.matrix)
    kernels.gruUpdate(gates.matrix, state: memory.matrix, into: state.matrix)
    kernels.gruUpdateBackward(
      gates.matrix, state: memory.matrix, dnew: state.matrix, into: dgates.matrix, dmemory.matrix)
    kernels.gruResetBackward(
      gates.matrix, state: memory.matrix, dkept: squashed.matrix, into: dgates.matrix,
      dmemory.matrix)
    return lstm + gates.numbers + state.numbers + dgates.numbers + dmemory.numbers
  }

  static func rowsAndOptimizers(_ kernels: ChosenKernels, size: Int) -> [Float] {
    let (table, y) = (numbers(4, size, seed: 1), numbers(3, size, seed: 2))
    let start = packed(size, seed: 3)
    kernels.gatherSum(
      table.matrix, at: [0, 1, 3, -1, 2, 2], terms: 2, from: start, into: y.matrix)
    kernels.gatherSumBackward(
      dy: y.matrix, at: [0, 1, 3, -1, 2, 2], terms: 2, into: table.matrix)
    kernels.gather(table.matrix, at: [3, -1, 0], into: y.matrix)
    kernels.gatherBackward(dy: y.matrix, at: [2, 2, -1], into: table.matrix)
    kernels.add(table.matrix.rows(0..<3), times: 0.3, into: y.matrix)
    let turned = numbers(size, 4, seed: 10)
    kernels.copy(table.matrix.transposed, into: turned.matrix)
    let (sums, dx) = (numbers(3, size, seed: 7), numbers(3, size, seed: 8))
    kernels.addPrefixMean(
      y.matrix, parents: [-1, 0, 0], positions: [0, 1, 1], sums: sums.matrix, into: dx.matrix)
    kernels.addPrefixMeanBackward(
      dy: dx.matrix, parents: [-1, 0, 0], positions: [0, 1, 1], sums: sums.matrix,
      from: y.matrix, into: y.matrix)
    var (parameters, first) = (packed(size, seed: 4), packed(size, seed: 5))
    var second = packed(size, seed: 6, in: 0...1)
    kernels.adamW(
      &parameters, gradients: start, first: &first, second: &second, count: size,
      AdamWStep(
        rate: 5e-4, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0.01, correction1: 0.1,
        correction2: 0.01))
    let squares = Float(kernels.sumOfSquares(parameters, count: size))
    var mask = packed(size, seed: 9)
    _ = kernels.dropoutMask(
      drawnFrom: 7, below: 20000, kept: 1.25, count: size, into: &mask)
    return table.numbers + turned.numbers + y.numbers + parameters + first + second + mask + [
      squares
    ]
  }

  /// Of all sizes that a float can have, of infinities, and of what is no number.
  static func functionsOfAnyNumber(
    _ kernels: ChosenKernels, _ function: ElementaryFunction
  ) -> [Float] {
    var random = TestNumbers(seed: 11)
    let bits = (0..<2000).map { _ in UInt32(random.next(below: 1 << 31)) << 1 }
    let numbers = bits.map(Float.init(bitPattern:)) + [0, -0.0, .infinity, -.infinity, .nan]
    let x = OwnedMatrix(numbers, rows: 5, columns: numbers.count / 5)
    let y = OwnedMatrix(numbers, rows: 5, columns: numbers.count / 5)
    kernels.map(function, x.matrix, into: y.matrix)
    return y.numbers.map { $0.isNaN ? .nan : $0 }
  }
}

extension KernelBits {
  /// A digest of each group.
  static func digests(_ kernels: ChosenKernels) -> [BitDigest] {
    functionDigests(kernels) + [
      digest(of: "products", sizes) { products(kernels, size: $0) },
      digest(of: "arithmetic", Arithmetic.allCases) { operation in
        sizes.flatMap { arithmetic(kernels, operation, size: $0) }
      },
      digest(of: "normalisations", sizes) { normalisations(kernels, size: $0) },
      digest(of: "losses", sizes.dropFirst()) { size in
        [3, 40].flatMap { losses(kernels, rows: $0, size: size) }
      },
      digest(of: "attention", heads) { attention(kernels, heads: $0) },
      digest(of: "attention along paths", heads) { heads in
        lengths.flatMap { attentionAlongPaths(kernels, heads: heads, length: $0) }
      },
      digest(of: "cells", sizes) { cells(kernels, size: $0) },
      digest(of: "rows and optimizers", sizes) { rowsAndOptimizers(kernels, size: $0) },
    ]
  }

  private static func functionDigests(_ kernels: ChosenKernels) -> [BitDigest] {
    [
      digest(of: "functions", ElementaryFunction.allCases) { function in
        sizes.flatMap { functions(kernels, function, size: $0) }
      },
      digest(of: "functions of any number", ElementaryFunction.allCases) {
        functionsOfAnyNumber(kernels, $0)
      },
    ]
  }

  private static func digest<Case>(
    of name: String, _ cases: some Sequence<Case>, _ results: (Case) -> [Float]
  ) -> BitDigest {
    var digest = BitDigest(of: name)
    for one in cases { digest.add(results(one)) }
    return digest
  }
}
