public import KernelInterface

// What reads rows of a table is shared by what it writes; what adds to them by columns, since several rows may add to
// one. So are sums along words, and statistics of columns.

extension SharedKernels {
  /// Columns are shared by whole vectors.
  private static let vector = 16

  public static func gather(_ table: Matrix, at indices: Indices, into y: Matrix) {
    share(y.rows, nanoseconds: moving(2 * y.rows * y.columns)) { rows in
      real.gather(table, at: indices + rows.lowerBound, into: y.rows(rows))
    }
  }

  public static func gatherBackward(dy: Matrix, at indices: Indices, into dtable: Matrix) {
    share(dy.columns, unit: vector, nanoseconds: moving(3 * dy.rows * dy.columns)) { columns in
      real.gatherBackward(dy: dy.columns(columns), at: indices, into: dtable.columns(columns))
    }
  }

  public static func gatherSum(
    _ table: Matrix, at indices: Indices, terms: Int, from start: In?, into y: Matrix
  ) {
    share(y.rows, nanoseconds: moving((terms + 1) * y.rows * y.columns)) { rows in
      real.gatherSum(
        table, at: indices + rows.lowerBound * terms, terms: terms, from: start, into: y.rows(rows))
    }
  }

  public static func gatherSumBackward(
    dy: Matrix, at indices: Indices, terms: Int, into dtable: Matrix
  ) {
    let nanoseconds = moving(3 * terms * dy.rows * dy.columns)
    share(dy.columns, unit: vector, nanoseconds: nanoseconds) { columns in
      real.gatherSumBackward(
        dy: dy.columns(columns), at: indices, terms: terms, into: dtable.columns(columns))
    }
  }

  public static func addPrefixMean(
    _ x: Matrix, parents: Indices, positions: Indices, sums: Matrix, into y: Matrix
  ) {
    share(x.columns, unit: vector, nanoseconds: moving(4 * x.rows * x.columns)) { columns in
      real.addPrefixMean(
        x.columns(columns), parents: parents, positions: positions, sums: sums.columns(columns),
        into: y.columns(columns))
    }
  }

  public static func addPrefixMeanBackward(
    dy: Matrix, parents: Indices, positions: Indices, sums: Matrix, from start: Matrix?,
    into dx: Matrix
  ) {
    share(dy.columns, unit: vector, nanoseconds: moving(6 * dy.rows * dy.columns)) { columns in
      real.addPrefixMeanBackward(
        dy: dy.columns(columns), parents: parents, positions: positions,
        sums: sums.columns(columns), from: start.columns(columns), into: dx.columns(columns))
    }
  }

  public static func layerNorm(
    _ x: Matrix, scale: In, shift: In, epsilon: Float, statistics: Out, into y: Matrix
  ) {
    share(x.rows, nanoseconds: moving(4 * x.rows * x.columns)) { rows in
      real.layerNorm(
        x.rows(rows), scale: scale, shift: shift, epsilon: epsilon,
        statistics: statistics + 2 * rows.lowerBound, into: y.rows(rows))
    }
  }

  /// Not shared: each row counts for a row of dx and for all columns of dscale and dshift.
  public static func layerNormBackward(
    _ x: Matrix, scale: In, statistics: In, dy: Matrix, dx: Matrix?, dscale: Out, dshift: Out
  ) {
    real.layerNormBackward(
      x, scale: scale, statistics: statistics, dy: dy, dx: dx, dscale: dscale, dshift: dshift)
  }

  public static func columnStatistics(_ x: Matrix, mean: Out, variance: Out) {
    share(x.columns, unit: vector, nanoseconds: moving(2 * x.rows * x.columns)) { columns in
      real.columnStatistics(
        x.columns(columns), mean: mean + columns.lowerBound, variance: variance + columns.lowerBound
      )
    }
  }

  public static func batchNorm(
    _ x: Matrix, mean: In, variance: In, scale: In, shift: In, epsilon: Float, into y: Matrix
  ) {
    share(x.rows, nanoseconds: moving(2 * x.rows * x.columns)) { rows in
      real.batchNorm(
        x.rows(rows), mean: mean, variance: variance, scale: scale, shift: shift, epsilon: epsilon,
        into: y.rows(rows))
    }
  }

  public static func batchNormBackward(
    _ x: Matrix, mean: In, variance: In, scale: In, epsilon: Float, dy: Matrix, dx: Matrix?,
    dscale: Out, dshift: Out
  ) {
    share(x.columns, unit: vector, nanoseconds: moving(6 * x.rows * x.columns)) { columns in
      let from = columns.lowerBound
      real.batchNormBackward(
        x.columns(columns), mean: mean + from, variance: variance + from, scale: scale + from,
        epsilon: epsilon, dy: dy.columns(columns), dx: dx.columns(columns), dscale: dscale + from,
        dshift: dshift + from)
    }
  }
}
