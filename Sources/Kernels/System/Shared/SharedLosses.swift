public import KernelInterface

// Kernels of the loss are shared by rows, those that sum it by sixteen, whose sums are then added in their order.

extension SharedKernels {
  /// The rows whose losses are summed at a time.
  private static let block = 16

  private static func sum(of logits: Matrix, _ loss: (Range<Int>) -> Double) -> Double {
    let blocks = (logits.rows + block - 1) / block
    var total = 0.0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: blocks) { sums in
      share(blocks, nanoseconds: evaluating(logits.rows * logits.columns)) { part in
        for index in part {
          sums[index] = loss(index * block..<min((index + 1) * block, logits.rows))
        }
      }
      for index in 0..<blocks { total += sums[index] }
    }
    return total
  }

  public static func softmax(_ logits: Matrix, into probabilities: Matrix) {
    share(logits.rows, unit: 16, nanoseconds: evaluating(logits.rows * logits.columns)) { rows in
      real.softmax(logits.rows(rows), into: probabilities.rows(rows))
    }
  }

  public static func crossEntropy(
    _ logits: Matrix, targets: Indices, weights: In?, probabilities: Matrix
  ) -> Double {
    sum(of: logits) { rows in
      real.crossEntropy(
        logits.rows(rows), targets: targets + rows.lowerBound,
        weights: weights.map { $0 + rows.lowerBound }, probabilities: probabilities.rows(rows))
    }
  }

  public static func crossEntropyBackward(
    probabilities: Matrix, targets: Indices, weights: In?, factor: Float, into dlogits: Matrix
  ) {
    share(dlogits.rows, nanoseconds: moving(3 * dlogits.rows * dlogits.columns)) { rows in
      real.crossEntropyBackward(
        probabilities: probabilities.rows(rows), targets: targets + rows.lowerBound,
        weights: weights.map { $0 + rows.lowerBound }, factor: factor, into: dlogits.rows(rows))
    }
  }

  public static func groupedCrossEntropy(
    _ logits: Matrix, counts: Matrix, probabilities: Matrix
  ) -> Double {
    sum(of: logits) { rows in
      real.groupedCrossEntropy(
        logits.rows(rows), counts: counts.rows(rows), probabilities: probabilities.rows(rows))
    }
  }

  public static func groupedCrossEntropyBackward(
    probabilities: Matrix, counts: Matrix, factor: Float, from start: Matrix?, into dlogits: Matrix
  ) {
    share(dlogits.rows, nanoseconds: moving(4 * dlogits.rows * dlogits.columns)) { rows in
      real.groupedCrossEntropyBackward(
        probabilities: probabilities.rows(rows), counts: counts.rows(rows), factor: factor,
        from: start.rows(rows), into: dlogits.rows(rows))
    }
  }
}
