public import KernelInterface

// Kernels that choose rows, and those that normalise.

extension MeteredKernels {
  public static func gather(_ table: Matrix, at indices: Indices, into y: Matrix) {
    let chosen = rowsChosen(by: indices, count: y.rows) * y.columns
    note(reads: chosen + y.rows, writes: y.numbers)
    real.gather(table, at: indices, into: y)
  }

  public static func gatherBackward(dy: Matrix, at indices: Indices, into dtable: Matrix) {
    let chosen = rowsChosen(by: indices, count: dy.rows) * dy.columns
    note(reads: dy.numbers + dy.rows + chosen, writes: chosen)
    real.gatherBackward(dy: dy, at: indices, into: dtable)
  }

  public static func gatherSum(
    _ table: Matrix, at indices: Indices, terms: Int, from start: In?, into y: Matrix
  ) {
    let count = y.rows * terms
    let chosen = rowsChosen(by: indices, count: count) * y.columns
    note(reads: chosen + count + (start == nil ? 0 : y.columns), writes: y.numbers)
    real.gatherSum(table, at: indices, terms: terms, from: start, into: y)
  }

  public static func gatherSumBackward(
    dy: Matrix, at indices: Indices, terms: Int, into dtable: Matrix
  ) {
    let count = dy.rows * terms
    let chosen = rowsChosen(by: indices, count: count) * dy.columns
    note(reads: dy.numbers + count + chosen, writes: chosen)
    real.gatherSumBackward(dy: dy, at: indices, terms: terms, into: dtable)
  }

  public static func addPrefixMean(
    _ x: Matrix, parents: Indices, positions: Indices, sums: Matrix, into y: Matrix
  ) {
    note(reads: x.numbers + 2 * x.rows, writes: sums.numbers + y.numbers)
    real.addPrefixMean(x, parents: parents, positions: positions, sums: sums, into: y)
  }

  public static func addPrefixMeanBackward(
    dy: Matrix, parents: Indices, positions: Indices, sums: Matrix, from start: Matrix?,
    into dx: Matrix
  ) {
    note(reads: dy.numbers + 2 * dy.rows + start.numbers, writes: dx.numbers)
    real.addPrefixMeanBackward(
      dy: dy, parents: parents, positions: positions, sums: sums, from: start, into: dx)
  }

  public static func layerNorm(
    _ x: Matrix, scale: In, shift: In, epsilon: Float, statistics: Out, into y: Matrix
  ) {
    note(reads: x.numbers + 2 * x.columns, writes: 2 * x.rows + y.numbers)
    real.layerNorm(x, scale: scale, shift: shift, epsilon: epsilon, statistics: statistics, into: y)
  }

  public static func layerNormBackward(
    _ x: Matrix, scale: In, statistics: In, dy: Matrix, dx: Matrix?, dscale: Out, dshift: Out
  ) {
    let added = dx.numbers + 2 * x.columns
    note(reads: x.numbers + x.columns + 2 * x.rows + dy.numbers + added, writes: added)
    real.layerNormBackward(
      x, scale: scale, statistics: statistics, dy: dy, dx: dx, dscale: dscale, dshift: dshift)
  }

  public static func columnStatistics(_ x: Matrix, mean: Out, variance: Out) {
    note(reads: x.numbers, writes: 2 * x.columns)
    real.columnStatistics(x, mean: mean, variance: variance)
  }

  public static func batchNorm(
    _ x: Matrix, mean: In, variance: In, scale: In, shift: In, epsilon: Float, into y: Matrix
  ) {
    note(reads: x.numbers + 4 * x.columns, writes: y.numbers)
    real.batchNorm(
      x, mean: mean, variance: variance, scale: scale, shift: shift, epsilon: epsilon, into: y)
  }

  public static func batchNormBackward(
    _ x: Matrix, mean: In, variance: In, scale: In, epsilon: Float, dy: Matrix, dx: Matrix?,
    dscale: Out, dshift: Out
  ) {
    let added = dx.numbers + 2 * x.columns
    note(reads: x.numbers + 3 * x.columns + dy.numbers + added, writes: added)
    real.batchNormBackward(
      x, mean: mean, variance: variance, scale: scale, epsilon: epsilon, dy: dy, dx: dx,
      dscale: dscale, dshift: dshift)
  }
}
