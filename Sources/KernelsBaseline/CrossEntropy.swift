import KernelInterface

extension SIMDKernels {
  public static func softmax(_ logits: Matrix, into probabilities: Matrix) {
    for row in 0..<logits.rows {
      _ = softmaxRow(In(logits.row(row)), logits.columns, into: probabilities.row(row))
    }
  }

  public static func crossEntropy(
    _ logits: Matrix, targets: Indices, weights: In?, probabilities: Matrix
  ) -> Double {
    var loss = 0.0
    for row in 0..<logits.rows {
      let from = In(logits.row(row))
      let normaliser = softmaxRow(from, logits.columns, into: probabilities.row(row))
      guard targets[row] >= 0 else { continue }
      let weight = weights.map { Double($0[row]) } ?? 1
      loss += weight * Double(normaliser - from[Int(targets[row])])
    }
    return loss
  }

  public static func crossEntropyBackward(
    probabilities: Matrix, targets: Indices, weights: In?, factor: Float, into dlogits: Matrix
  ) {
    for row in 0..<dlogits.rows where targets[row] >= 0 {
      let (from, to) = (In(probabilities.row(row)), dlogits.row(row))
      let weight = weights.map { factor * $0[row] } ?? factor
      for chunk in Chunks(dlogits.columns) { chunk.add(chunk.load(from) * weight, to: to) }
      to[Int(targets[row])] -= weight
    }
  }

  public static func groupedCrossEntropy(
    _ logits: Matrix, counts: Matrix, probabilities: Matrix
  ) -> Double {
    var loss = 0.0
    for row in 0..<logits.rows {
      let (from, counted) = (In(logits.row(row)), In(counts.row(row)))
      let normaliser = softmaxRow(from, logits.columns, into: probabilities.row(row))
      var sum = Lanes(repeating: 0)
      for chunk in Chunks(logits.columns) {
        sum = sum.fma(chunk.load(counted), chunk.masked(normaliser - chunk.load(from)))
      }
      loss += Double(sum.total)
    }
    return loss
  }

  public static func groupedCrossEntropyBackward(
    probabilities: Matrix, counts: Matrix, factor: Float, into dlogits: Matrix
  ) {
    for row in 0..<dlogits.rows {
      let (from, counted, to) = (In(probabilities.row(row)), In(counts.row(row)), dlogits.row(row))
      var sum = Lanes(repeating: 0)
      for chunk in Chunks(dlogits.columns) { sum += chunk.load(counted) }
      let total = sum.total
      for chunk in Chunks(dlogits.columns) {
        chunk.add((chunk.load(from) * total - chunk.load(counted)) * factor, to: to)
      }
    }
  }

  /// Writes e^x / sum e^x and gives log sum e^x. The greatest x is subtracted first, so nothing
  /// overflows.
  @inline(always)
  static func softmaxRow(_ from: In, _ count: Int, into to: Out) -> Float {
    var peaks = Lanes(repeating: -.infinity)
    for chunk in Chunks(count) {
      let lanes = chunk.load(from, filling: -.infinity)
      peaks = peaks.replacing(with: lanes, where: lanes .> peaks)
    }
    let peak = peaks.greatest
    var sum = Lanes(repeating: 0)
    for chunk in Chunks(count) {
      let power = exp(chunk.load(from, filling: -.infinity) - peak)
      sum += power
      chunk.store(power, to)
    }
    let total = sum.total
    let inverse = 1 / total
    for chunk in Chunks(count) { chunk.store(chunk.load(In(to)) * inverse, to) }
    return peak + log(Lanes(repeating: total)).x
  }
}

extension SIMD16<Float> {
  /// The first lane.
  @inline(always)
  fileprivate var x: Float { self[0] }
}
