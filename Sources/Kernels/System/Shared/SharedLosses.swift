public import KernelInterface

// Kernels of the loss are shared by rows, but for those that sum it.

extension SharedKernels {
  public static func softmax(_ logits: Matrix, into probabilities: Matrix) {
    share(logits.rows, unit: 16, nanoseconds: evaluating(logits.rows * logits.columns)) { rows in
      real.softmax(logits.rows(rows), into: probabilities.rows(rows))
    }
  }

  public static func crossEntropy(
    _ logits: Matrix, targets: Indices, weights: In?, probabilities: Matrix
  ) -> Double {
    real.crossEntropy(logits, targets: targets, weights: weights, probabilities: probabilities)
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
    real.groupedCrossEntropy(logits, counts: counts, probabilities: probabilities)
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
