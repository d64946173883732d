import Kernels

/// The mean of -log p(target) over rows, each as often as its weight says.
private struct CrossEntropy: Operation {
  let logits: Tensor
  let targets: IndexList
  let weights: Tensor?
  let total: Double
  let probabilities: Tensor
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    let sum = kernels.crossEntropy(
      logits.matrix, targets: targets.start, weights: weights.map { UnsafePointer($0.start) },
      probabilities: probabilities.matrix)
    result.start.pointee = Float(sum / total)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let loss = result.gradient, let dlogits = logits.gradient else { return }
    kernels.crossEntropyBackward(
      probabilities: probabilities.matrix, targets: targets.start,
      weights: weights.map { UnsafePointer($0.start) },
      factor: loss.start.pointee / Float(total), into: dlogits)
  }
}

/// The sum of count * -log p over all cells, divided by the sum of the counts.
private struct GroupedCrossEntropy: Operation {
  let logits: Tensor
  let counts: Tensor
  let total: Double
  let probabilities: Tensor
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    let sum = kernels.groupedCrossEntropy(
      logits.matrix, counts: counts.matrix, probabilities: probabilities.matrix)
    result.start.pointee = Float(sum / total)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let loss = result.gradient, let (dlogits, before) = logits.gradientTarget else {
      return
    }
    kernels.groupedCrossEntropyBackward(
      probabilities: probabilities.matrix, counts: counts.matrix,
      factor: loss.start.pointee / Float(total), from: before, into: dlogits)
  }
}

extension Tape {
  /// Softmax and mean negative log likelihood in one pass: N x V and N targets to 1 x 1, in nats.
  ///
  /// Rows with a negative target do not count; with `weights` (1 x N), row n counts `weights[0, n]` times.
  public func crossEntropy(
    _ logits: Tensor, targets: IndexList, weights: Tensor? = nil
  ) -> Tensor {
    targets.expect(logits.rows, "targets")
    precondition(
      weights?.isShaped(1, logits.rows) ?? true, "weights for \(logits.rows) rows are 1 x N")
    var total = 0.0
    for row in 0..<logits.rows {
      let target = targets.start[row]
      if target < 0 { continue }
      precondition(
        target < logits.columns, "target \(target) in a vocabulary of \(logits.columns)")
      total += weights.map { Double($0.start[row]) } ?? 1
    }
    precondition(total > 0, "crossEntropy needs at least one row with a target")
    return run(
      CrossEntropy(
        logits: logits, targets: targets, weights: weights, total: total,
        probabilities: constant(rows: logits.rows, columns: logits.columns),
        result: tensor(rows: 1, columns: 1)))
  }

  /// The same loss where equal contexts are grouped: `counts[n, v]` examples of context n have the
  /// next character v, of `total` in all. N x V and N x V to 1 x 1, in nats.
  public func crossEntropy(_ logits: Tensor, counts: Tensor, total: Double) -> Tensor {
    precondition(
      counts.isShaped(logits.rows, logits.columns),
      "counts of \(counts.shape) for logits of \(logits.shape)")
    return run(
      GroupedCrossEntropy(
        logits: logits, counts: counts, total: total,
        probabilities: constant(rows: logits.rows, columns: logits.columns),
        result: tensor(rows: 1, columns: 1)))
  }

  /// Row by row softmax, for evaluation and sampling; nothing is recorded.
  public func softmax(_ logits: Tensor) -> Tensor {
    let probabilities = constant(rows: logits.rows, columns: logits.columns)
    kernels.softmax(logits.matrix, into: probabilities.matrix)
    return probabilities
  }
}
