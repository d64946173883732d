public import KernelInterface

// Kernels of the loss. A row has one target, and one weight where there are weights.

extension MeteredKernels {
  public static func softmax(_ logits: Matrix, into probabilities: Matrix) {
    note(reads: logits.numbers, writes: probabilities.numbers)
    real.softmax(logits, into: probabilities)
  }

  public static func crossEntropy(
    _ logits: Matrix, targets: Indices, weights: In?, probabilities: Matrix
  ) -> Double {
    note(
      reads: logits.numbers + (weights == nil ? 1 : 2) * logits.rows, writes: probabilities.numbers)
    return real.crossEntropy(
      logits, targets: targets, weights: weights, probabilities: probabilities)
  }

  public static func crossEntropyBackward(
    probabilities: Matrix, targets: Indices, weights: In?, factor: Float, into dlogits: Matrix
  ) {
    let perRow = (weights == nil ? 1 : 2) * dlogits.rows
    note(reads: probabilities.numbers + perRow + dlogits.numbers, writes: dlogits.numbers)
    real.crossEntropyBackward(
      probabilities: probabilities, targets: targets, weights: weights, factor: factor,
      into: dlogits)
  }

  public static func groupedCrossEntropy(
    _ logits: Matrix, counts: Matrix, probabilities: Matrix
  ) -> Double {
    note(reads: logits.numbers + counts.numbers, writes: probabilities.numbers)
    return real.groupedCrossEntropy(logits, counts: counts, probabilities: probabilities)
  }

  public static func groupedCrossEntropyBackward(
    probabilities: Matrix, counts: Matrix, factor: Float, from start: Matrix?, into dlogits: Matrix
  ) {
    note(reads: probabilities.numbers + counts.numbers + start.numbers, writes: dlogits.numbers)
    real.groupedCrossEntropyBackward(
      probabilities: probabilities, counts: counts, factor: factor, from: start, into: dlogits)
  }
}
