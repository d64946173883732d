public import KernelInterface

extension SIMDKernels {
  public static func softmax(_ logits: Matrix, into probabilities: Matrix) {
    for block in Chunks(logits.rows) { _ = softmaxRows(logits, block, into: probabilities) }
  }

  public static func crossEntropy(
    _ logits: Matrix, targets: Indices, weights: In?, probabilities: Matrix
  ) -> Double {
    var loss = 0.0
    for block in Chunks(logits.rows) {
      let normalisers = softmaxRows(logits, block, into: probabilities)
      var sum = 0.0
      for row in block.rows where targets[row] >= 0 {
        let weight = weights.map { Double($0[row]) } ?? 1
        let logit = logits.row(row)[Int(targets[row])]
        sum += weight * Double(normalisers[row - block.start] - logit)
      }
      loss += sum
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
    for block in Chunks(logits.rows) {
      let normalisers = softmaxRows(logits, block, into: probabilities)
      var blockSum = 0.0
      for row in block.rows {
        let (from, counted) = (In(logits.row(row)), In(counts.row(row)))
        let normaliser = normalisers[row - block.start]
        var sum = Lanes(repeating: 0)
        for chunk in Chunks(logits.columns) {
          sum = sum.fma(chunk.load(counted), chunk.masked(normaliser - chunk.load(from)))
        }
        blockSum += Double(sum.total)
      }
      loss += blockSum
    }
    return loss
  }

  public static func groupedCrossEntropyBackward(
    probabilities: Matrix, counts: Matrix, factor: Float, from start: Matrix?, into dlogits: Matrix
  ) {
    for row in 0..<dlogits.rows {
      let (from, counted, to) = (In(probabilities.row(row)), In(counts.row(row)), dlogits.row(row))
      var sum = Lanes(repeating: 0)
      for chunk in Chunks(dlogits.columns) { sum += chunk.load(counted) }
      let total = sum.total
      for chunk in Chunks(dlogits.columns) {
        let before = start.map { chunk.load(In($0.row(row))) } ?? Lanes(repeating: 0)
        chunk.store(before + (chunk.load(from) * total - chunk.load(counted)) * factor, to)
      }
    }
  }

  /// Writes e^x / sum e^x of up to sixteen rows, and gives log sum e^x of each. The greatest x of a row
  /// is subtracted first, so nothing overflows.
  ///
  /// One pass after the other over all rows: what a row waits for is then computed for the others.
  @inline(always)
  private static func softmaxRows(
    _ logits: Matrix, _ block: Chunk, into probabilities: Matrix
  ) -> Lanes {
    var (peaks, totals) = (Lanes(repeating: 0), Lanes(repeating: 1))
    for row in block.rows {
      let peak = greatest(In(logits.row(row)), logits.columns)
      peaks = peaks.replacing(with: peak, where: block.isRow(row))
    }
    for row in block.rows {
      let (from, to) = (In(logits.row(row)), probabilities.row(row))
      let total = powers(from, logits.columns, peaks[row - block.start], into: to)
      totals = totals.replacing(with: total, where: block.isRow(row))
    }
    let inverses = 1 / totals
    for row in block.rows {
      let (inverse, to) = (inverses[row - block.start], probabilities.row(row))
      for chunk in Chunks(logits.columns) { chunk.store(chunk.load(In(to)) * inverse, to) }
    }
    return peaks + log(totals)
  }

  @inline(always)
  private static func greatest(_ from: In, _ count: Int) -> Float {
    var peaks = Lanes(repeating: -.infinity)
    for chunk in Chunks(count) {
      let lanes = chunk.load(from, filling: -.infinity)
      peaks = peaks.replacing(with: lanes, where: lanes .> peaks)
    }
    return peaks.greatest
  }

  /// Writes e^(x - peak), and gives the sum.
  @inline(always)
  private static func powers(_ from: In, _ count: Int, _ peak: Float, into to: Out) -> Float {
    var sum = Lanes(repeating: 0)
    for chunk in Chunks(count) {
      let power = exp(chunk.load(from, filling: -.infinity) - peak)
      sum += power
      chunk.store(power, to)
    }
    return sum.total
  }
}
