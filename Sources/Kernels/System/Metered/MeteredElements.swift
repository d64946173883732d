public import KernelInterface

// Kernels that go over matrices element by element, and those that update parameters.

extension MeteredKernels {
  public static func map(_ function: ElementaryFunction, _ x: Matrix, into y: Matrix) {
    note(reads: x.numbers, writes: y.numbers)
    real.map(function, x, into: y)
  }

  public static func mapBackward(
    _ function: ElementaryFunction, x: Matrix, y: Matrix, dy: Matrix, from start: Matrix?,
    into dx: Matrix
  ) {
    let known = function.slopeNeedsResult ? y : x
    note(reads: known.numbers + dy.numbers + start.numbers, writes: dx.numbers)
    real.mapBackward(function, x: x, y: y, dy: dy, from: start, into: dx)
  }

  public static func combine(_ operation: Arithmetic, _ a: Matrix, _ b: Matrix, into c: Matrix) {
    note(reads: a.numbers + b.numbers, writes: c.numbers)
    real.combine(operation, a, b, into: c)
  }

  public static func combineBackward(
    _ operation: Arithmetic, _ a: Matrix, _ b: Matrix, dc: Matrix, da: GradientTarget?,
    db: GradientTarget?
  ) {
    let needed = operation.factorsNeeded(left: da != nil, right: db != nil)
    var (reads, writes) = (dc.numbers, 0)
    reads += (needed.a ? a.numbers : 0) + (needed.b ? b.numbers : 0)
    for (into, start) in [da, db].compactMap({ $0 }) {
      let isSum = into.rowStride == 0 || into.columnStride == 0
      reads += isSum ? into.numbers : start.numbers
      writes += into.numbers
    }
    note(reads: reads, writes: writes)
    real.combineBackward(operation, a, b, dc: dc, da: da, db: db)
  }

  public static func add(_ a: Matrix, times factor: Float, into c: Matrix) {
    note(reads: a.numbers + c.numbers, writes: c.numbers)
    real.add(a, times: factor, into: c)
  }

  public static func sumRows(_ a: Matrix, into c: Matrix) {
    note(reads: a.numbers + c.numbers, writes: c.numbers)
    real.sumRows(a, into: c)
  }

  public static func sum(_ a: Matrix) -> Float {
    note(reads: a.numbers, writes: 0)
    return real.sum(a)
  }

  public static func sumOfSquares(_ x: In, count: Int) -> Double {
    note(reads: count, writes: 0)
    return real.sumOfSquares(x, count: count)
  }

  public static func dropoutMask(
    drawnFrom state: UInt64, below threshold: Int32, kept: Float, count: Int, into mask: Out
  ) -> UInt64 {
    note(reads: 0, writes: count)
    return real.dropoutMask(
      drawnFrom: state, below: threshold, kept: kept, count: count, into: mask)
  }

  public static func adamW(
    _ parameters: Out, gradients: In, first: Out, second: Out, count: Int, _ step: AdamWStep
  ) {
    note(reads: 4 * count, writes: 3 * count)
    real.adamW(parameters, gradients: gradients, first: first, second: second, count: count, step)
  }

  public static func sgd(_ parameters: Out, gradients: In, count: Int, rate: Float) {
    note(reads: 2 * count, writes: count)
    real.sgd(parameters, gradients: gradients, count: count, rate: rate)
  }
}

extension ElementaryFunction {
  /// Whether its derivative at x is computed from y = f(x), and not from x.
  fileprivate var slopeNeedsResult: Bool {
    switch self {
    case .exp, .tanh, .sigmoid: true
    case .log, .relu, .gelu: false
    }
  }
}

extension Arithmetic {
  /// Which of a and b the gradients of either depend on.
  fileprivate func factorsNeeded(left: Bool, right: Bool) -> (a: Bool, b: Bool) {
    switch self {
    case .add, .subtract: (false, false)
    case .multiply: (right, left)
    case .divide: (right, left || right)
    }
  }
}
