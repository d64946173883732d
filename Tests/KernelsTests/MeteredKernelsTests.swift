import Testing

@testable import Kernels

/// Bytes by hand from the shapes: four for each float and each index.
@Suite struct MeteredKernelsTests {
  private func matrix(_ rows: Int, _ columns: Int) -> OwnedMatrix {
    OwnedMatrix([Float](repeating: 0.5, count: rows * columns), rows: rows, columns: columns)
  }

  private func indices<Result>(_ numbers: [Int32], _ body: (Indices) -> Result) -> Result {
    numbers.withUnsafeBufferPointer { body($0.baseAddress!) }
  }

  /// 5 x 3 times 3 x 7, with and without what is added to; a bias is one row of seven.
  @Test func countsAProduct() {
    let (a, b, c) = (matrix(5, 3), matrix(3, 7), matrix(5, 7))
    let bias = Matrix(c.matrix.start, rows: 5, columns: 7, rowStride: 0)
    for (start, read) in [(nil, 0), (c.matrix, 35), (bias, 7)] as [(Matrix?, Int)] {
      let work = MeteredKernels.work {
        MeteredKernels.product(a.matrix, b.matrix, from: start, into: c.matrix)
      }
      #expect(work.multiplications == 5 * 3 * 7 && work.operations == 210)
      #expect(work.bytes == 4 * (15 + 21 + read + 35))
    }
  }

  @Test func countsACopyOfATransposedView() {
    let (a, c) = (matrix(4, 6), matrix(6, 4))
    let work = MeteredKernels.work {
      MeteredKernels.copy(a.matrix.transposed, into: c.matrix)
    }
    #expect(work.multiplications == 0 && work.bytes == 4 * (24 + 24))
  }

  /// Two of ten rows are chosen, one of them twice, and one index chooses none.
  @Test func countsARowThatIsChosenTwiceOnce() {
    let (table, y) = (matrix(10, 8), matrix(4, 8))
    let forward = indices([3, -1, 9, 3]) { chosen in
      MeteredKernels.work { MeteredKernels.gather(table.matrix, at: chosen, into: y.matrix) }
    }
    #expect(forward.bytes == 4 * (2 * 8 + 4 + 4 * 8))
    let backward = indices([3, -1, 9, 3]) { chosen in
      MeteredKernels.work {
        MeteredKernels.gatherBackward(dy: y.matrix, at: chosen, into: table.matrix)
      }
    }
    #expect(backward.bytes == 4 * (4 * 8 + 4 + 2 * 8 + 2 * 8))
  }

  /// Two rows of three terms each; four different rows of the table.
  @Test func countsSumsOfRows() {
    let (table, start, y) = (matrix(10, 8), matrix(1, 8), matrix(2, 8))
    let work = indices([0, 1, 2, 2, 3, -1]) { chosen in
      MeteredKernels.work {
        MeteredKernels.gatherSum(
          table.matrix, at: chosen, terms: 3, from: start.matrix.start, into: y.matrix)
      }
    }
    #expect(work.bytes == 4 * (4 * 8 + 6 + 8 + 2 * 8))
  }

  /// Reads parameters, gradients and both means, and writes all but the gradients.
  @Test func countsAStepOfAdamW() {
    let all = (0..<4).map { _ in matrix(1, 100) }
    let step = AdamWStep(
      rate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0, correction1: 0.1,
      correction2: 0.01)
    let work = MeteredKernels.work {
      MeteredKernels.adamW(
        all[0].matrix.start, gradients: all[1].matrix.start, first: all[2].matrix.start,
        second: all[3].matrix.start, count: 100, step)
    }
    #expect(work.bytes == 4 * 7 * 100)
  }

  /// a (3 x 4) times one row b; b's gradient is a sum, which is added to what was.
  @Test func countsWhatIsRepeatedOnce() {
    let (a, b, c) = (matrix(3, 4), matrix(1, 4), matrix(3, 4))
    let row = Matrix(b.matrix.start, rows: 3, columns: 4, rowStride: 0)
    let forward = MeteredKernels.work {
      MeteredKernels.combine(.multiply, a.matrix, row, into: c.matrix)
    }
    #expect(forward.bytes == 4 * (12 + 4 + 12))
    let (da, db) = (matrix(3, 4), matrix(1, 4))
    let drow = Matrix(db.matrix.start, rows: 3, columns: 4, rowStride: 0)
    let backward = MeteredKernels.work {
      MeteredKernels.combineBackward(
        .multiply, a.matrix, row, dc: c.matrix, da: (da.matrix, nil), db: (drow, drow))
    }
    #expect(backward.bytes == 4 * (12 + 12 + 4 + (0 + 12) + (4 + 4)))
    // The gradient of a sum needs neither term.
    let sum = MeteredKernels.work {
      MeteredKernels.combineBackward(
        .add, a.matrix, row, dc: c.matrix, da: (da.matrix, nil), db: nil)
    }
    #expect(sum.bytes == 4 * (12 + 12))
  }

  /// Segments of two and three rows, four channels in two heads: 3 + 6 pairs; rows of weights are padded to 16.
  @Test func countsAttention() {
    let (qkv, y) = (matrix(5, 12), matrix(5, 4))
    let work = indices([0, 2, 5]) { bounds in
      let shape = AttentionShape(bounds: bounds, segments: 2, heads: 2)
      let weights = matrix(1, shape.weightCount)
      let scratch = matrix(1, shape.scratchCount(channels: 4))
      return MeteredKernels.work {
        MeteredKernels.attention(
          qkv.matrix, shape, weights: weights.matrix.start, scratch: scratch.matrix.start,
          into: y.matrix)
      }
    }
    #expect(work.multiplications == 2 * 9 * 4)
    #expect(work.bytes == 4 * (60 + 3 + 2 * (2 + 3) * 16 + 20))
  }

  /// Two words of three rows each that share their first: five rows of the memory, keys and values.
  @Test func countsAttentionAlongPaths() {
    let (queries, memory, y) = (matrix(2, 4), matrix(9, 8), matrix(2, 4))
    let work = indices([0, 1, 2, 0, 7, 8]) { rows in
      let shape = PathShape(rows: rows, length: 3, heads: 2)
      let weights = matrix(1, shape.weightCount)
      return MeteredKernels.work {
        MeteredKernels.attention(
          queries.matrix, memory.matrix, shape, weights: weights.matrix.start, into: y.matrix)
      }
    }
    #expect(work.multiplications == 2 * 6 * 4)
    #expect(work.bytes == 4 * (8 + 6 + 5 * 8 + 8))
  }

  /// N = 3 and C = 4. The gradients of scale and shift are added to what was, and that of x where it is wanted.
  @Test func countsLayerNorm() {
    let (x, y, rows) = (matrix(3, 4), matrix(3, 4), matrix(4, 4))
    // Without margins, as statistics are.
    let statistics = OwnedMatrix([Float](repeating: 0.5, count: 6), rows: 3, columns: 2, margin: 0)
    let at = ((0..<4).map { rows.matrix.rows($0..<$0 + 1).start }, statistics.matrix.start)
    let forward = MeteredKernels.work {
      MeteredKernels.layerNorm(
        x.matrix, scale: at.0[0], shift: at.0[1], epsilon: 1e-5, statistics: at.1, into: y.matrix)
    }
    #expect(forward.bytes == 4 * (12 + 4 + 4 + 6 + 12))
    for (dx, added) in [(nil, 0), (y.matrix, 12)] as [(Matrix?, Int)] {
      let backward = MeteredKernels.work {
        MeteredKernels.layerNormBackward(
          x.matrix, scale: at.0[0], statistics: at.1, dy: x.matrix, dx: dx, dscale: at.0[2],
          dshift: at.0[3])
      }
      #expect(backward.bytes == 4 * (12 + 4 + 6 + 12 + 2 * (added + 4 + 4)))
    }
  }

  /// N = 3 and V = 5, with weights or without.
  @Test func countsCrossEntropy() {
    let (logits, p, weights) = (matrix(3, 5), matrix(3, 5), matrix(1, 3))
    for (weights, read) in [(nil, 0), (weights.matrix.start, 3)] as [(Out?, Int)] {
      let work = indices([0, 4, 2]) { targets in
        MeteredKernels.work {
          _ = MeteredKernels.crossEntropy(
            logits.matrix, targets: targets, weights: weights.map { In($0) },
            probabilities: p.matrix)
        }
      }
      #expect(work.bytes == 4 * (15 + 3 + read + 15))
    }
  }

  /// N = 3 and H = 4: gates in place, the memory, its squashed form, and h and c side by side.
  @Test func countsAnLSTM() {
    let (gates, memory, squashed) = (matrix(3, 16), matrix(3, 4), matrix(3, 4))
    let state = matrix(3, 8)
    let work = MeteredKernels.work {
      MeteredKernels.lstm(
        gates.matrix, memory: memory.matrix, squashed: squashed.matrix, into: state.matrix)
    }
    #expect(work.bytes == 4 * (48 + 12 + 48 + 12 + 24))
  }

  /// N = 3 and H = 4: together the halves read the gates z and r, then z and the candidate, and the state twice.
  @Test func countsTheHalvesOfAGRU() {
    let (gates, state, kept, new) = (matrix(3, 12), matrix(3, 4), matrix(3, 4), matrix(3, 4))
    let work = MeteredKernels.work {
      MeteredKernels.gruReset(gates.matrix, state: state.matrix, into: kept.matrix)
      MeteredKernels.gruUpdate(gates.matrix, state: state.matrix, into: new.matrix)
    }
    #expect(work.bytes == 4 * 12 * ((2 + 1) + (2 + 1) + (2 + 1) + (1 + 1)))
  }

  /// What runs outside is not noted; a measurement within another has its own.
  @Test func countsOnlyWhatItIsAskedTo() {
    let x = matrix(2, 2)
    _ = MeteredKernels.sum(x.matrix)
    var inner = KernelWork()
    let outer = MeteredKernels.work {
      _ = MeteredKernels.sum(x.matrix)
      inner = MeteredKernels.work { _ = MeteredKernels.sumOfSquares(x.matrix.start, count: 2) }
    }
    #expect(outer.bytes == 4 * 4 && inner.bytes == 4 * 2)
  }

  @Test func givesTheSameBits() {
    let numbers = (0..<96).map { Float($0 % 11) / 7 - 0.6 }
    let (a, b) = (
      OwnedMatrix(numbers, rows: 8, columns: 12), OwnedMatrix(numbers, rows: 12, columns: 8)
    )
    func bits(_ set: ChosenKernels) -> [UInt32] {
      let (c, y) = (matrix(8, 8), matrix(8, 8))
      set.product(a.matrix, b.matrix, from: nil, into: c.matrix)
      set.map(.gelu, c.matrix, into: y.matrix)
      return y.numbers.map(\.bitPattern)
    }
    #expect(bits(MeteredKernels.self) == bits(kernels))
  }
}
