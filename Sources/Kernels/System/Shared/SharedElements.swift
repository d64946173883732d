import CVector
public import KernelInterface

// What goes over matrices element by element is shared by rows; what sums rows, by columns. One sum of all elements,
// and what adds to one number, is not shared.

extension SharedKernels {
  public static func map(_ function: ElementaryFunction, _ x: Matrix, into y: Matrix) {
    share(y.rows, nanoseconds: evaluating(y.rows * y.columns)) { rows in
      real.map(function, x.rows(rows), into: y.rows(rows))
    }
  }

  public static func mapBackward(
    _ function: ElementaryFunction, x: Matrix, y: Matrix, dy: Matrix, from start: Matrix?,
    into dx: Matrix
  ) {
    share(dx.rows, nanoseconds: evaluating(dx.rows * dx.columns)) { rows in
      real.mapBackward(
        function, x: x.rows(rows), y: y.rows(rows), dy: dy.rows(rows), from: start.rows(rows),
        into: dx.rows(rows))
    }
  }

  public static func combine(_ operation: Arithmetic, _ a: Matrix, _ b: Matrix, into c: Matrix) {
    share(c.rows, nanoseconds: moving(3 * c.rows * c.columns)) { rows in
      real.combine(operation, a.rows(rows), b.rows(rows), into: c.rows(rows))
    }
  }

  public static func combineBackward(
    _ operation: Arithmetic, _ a: Matrix, _ b: Matrix, dc: Matrix, da: GradientTarget?,
    db: GradientTarget?
  ) {
    let targets = [da, db].compactMap { $0?.into }
    let nanoseconds = moving((3 + targets.count) * dc.rows * dc.columns)
    if targets.count == 2, targets[0].hasRows(of: targets[1]) {
      real.combineBackward(operation, a, b, dc: dc, da: da, db: db)
    } else if targets.allSatisfy({ $0.rowStride != 0 }) {
      share(dc.rows, nanoseconds: nanoseconds) { rows in
        real.combineBackward(
          operation, a.rows(rows), b.rows(rows), dc: dc.rows(rows),
          da: da.map { ($0.into.rows(rows), $0.from.rows(rows)) },
          db: db.map { ($0.into.rows(rows), $0.from.rows(rows)) })
      }
    } else if targets.allSatisfy({ $0.columnStride != 0 }) {
      share(dc.columns, unit: 16, nanoseconds: nanoseconds) { columns in
        real.combineBackward(
          operation, a.columns(columns), b.columns(columns), dc: dc.columns(columns),
          da: da.map { ($0.into.columns(columns), $0.from.columns(columns)) },
          db: db.map { ($0.into.columns(columns), $0.from.columns(columns)) })
      }
    } else {
      real.combineBackward(operation, a, b, dc: dc, da: da, db: db)
    }
  }

  public static func add(_ a: Matrix, times factor: Float, into c: Matrix) {
    share(c.rows, nanoseconds: moving(3 * c.rows * c.columns)) { rows in
      real.add(a.rows(rows), times: factor, into: c.rows(rows))
    }
  }

  public static func sumRows(_ a: Matrix, into c: Matrix) {
    share(c.columns, unit: 16, nanoseconds: moving(a.rows * a.columns)) { columns in
      real.sumRows(a.columns(columns), into: c.columns(columns))
    }
  }

  public static func sum(_ a: Matrix) -> Float { real.sum(a) }

  public static func sumOfSquares(_ x: In, count: Int) -> Double {
    real.sumOfSquares(x, count: count)
  }

  public static func dropoutMask(
    drawnFrom state: UInt64, below threshold: Int32, kept: Float, count: Int, into mask: Out
  ) -> UInt64 {
    share(count, unit: 16, nanoseconds: moving(4 * count)) { range in
      let first = state &+ UInt64(range.lowerBound / 4) &* vector_splitmix_step()
      _ = real.dropoutMask(
        drawnFrom: first, below: threshold, kept: kept, count: range.count,
        into: mask + range.lowerBound)
    }
    return state &+ UInt64((count + 3) / 4) &* vector_splitmix_step()
  }

  public static func adamW(
    _ parameters: Out, gradients: In, first: Out, second: Out, count: Int, _ step: AdamWStep
  ) {
    share(count, unit: 16, nanoseconds: moving(12 * count)) { range in
      let from = range.lowerBound
      real.adamW(
        parameters + from, gradients: gradients + from, first: first + from, second: second + from,
        count: range.count, step)
    }
  }

  public static func sgd(_ parameters: Out, gradients: In, count: Int, rate: Float) {
    share(count, unit: 16, nanoseconds: moving(3 * count)) { range in
      real.sgd(
        parameters + range.lowerBound, gradients: gradients + range.lowerBound, count: range.count,
        rate: rate)
    }
  }
}

extension Matrix {
  /// Whether a row of this one may be another row of `other`, as where both are parts of one tensor.
  fileprivate func hasRows(of other: Matrix) -> Bool {
    let distance = other.start - start
    let overlap = distance < span && -distance < other.span
    let isBeside = rowStride == other.rowStride && abs(distance) < rowStride
    return overlap && distance != 0 && !isBeside
  }

  /// How many numbers lie from the first to the last, both included.
  private var span: Int { (rows - 1) * rowStride + (columns - 1) * columnStride + 1 }
}
