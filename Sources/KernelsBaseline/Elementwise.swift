public import KernelInterface

/// A function of one number, with its derivative beside it.
private protocol LaneFunction {
  static func value(_ x: Lanes) -> Lanes
  /// The derivative at x, where the function is y.
  static func slope(_ x: Lanes, _ y: Lanes) -> Lanes
}

private enum Exp: LaneFunction {
  @inline(always) static func value(_ x: Lanes) -> Lanes { exp(x) }
  @inline(always) static func slope(_ x: Lanes, _ y: Lanes) -> Lanes { y }
}

private enum Log: LaneFunction {
  @inline(always) static func value(_ x: Lanes) -> Lanes { log(x) }
  @inline(always) static func slope(_ x: Lanes, _ y: Lanes) -> Lanes { 1 / x }
}

private enum Tanh: LaneFunction {
  @inline(always) static func value(_ x: Lanes) -> Lanes { tanh(x) }
  @inline(always) static func slope(_ x: Lanes, _ y: Lanes) -> Lanes { 1 - y * y }
}

private enum Sigmoid: LaneFunction {
  @inline(always) static func value(_ x: Lanes) -> Lanes { sigmoid(x) }
  @inline(always) static func slope(_ x: Lanes, _ y: Lanes) -> Lanes { y * (1 - y) }
}

private enum ReLU: LaneFunction {
  @inline(always) static func value(_ x: Lanes) -> Lanes { x.replacing(with: 0, where: x .< 0) }
  @inline(always) static func slope(_ x: Lanes, _ y: Lanes) -> Lanes {
    Lanes(repeating: 0).replacing(with: 1, where: x .> 0)
  }
}

private enum GELU: LaneFunction {
  /// sigmoid(2 u): the share of x that passes.
  @inline(always) static func gate(_ x: Lanes) -> Lanes {
    let cubic = x.fma(x * x * x, Lanes(repeating: 0.044715))
    return sigmoid(cubic * 1.5957691)  // 2 sqrt(2 / pi)
  }
  @inline(always) static func value(_ x: Lanes) -> Lanes { x * gate(x) }
  @inline(always) static func slope(_ x: Lanes, _ y: Lanes) -> Lanes {
    let gate = gate(x)
    let slope = Lanes(repeating: 1.5957691).fma(x * x, Lanes(repeating: 0.21406444))
    return gate.fma(x * slope, gate * (1 - gate))
  }
}

extension SIMDKernels {
  public static func map(_ function: ElementaryFunction, _ x: Matrix, into y: Matrix) {
    switch function {
    case .exp: apply(Exp.self, x, y)
    case .log: apply(Log.self, x, y)
    case .tanh: apply(Tanh.self, x, y)
    case .sigmoid: apply(Sigmoid.self, x, y)
    case .relu: apply(ReLU.self, x, y)
    case .gelu: apply(GELU.self, x, y)
    }
  }

  public static func mapBackward(
    _ function: ElementaryFunction, x: Matrix, y: Matrix, dy: Matrix, from start: Matrix?,
    into dx: Matrix
  ) {
    switch function {
    case .exp: applySlope(Exp.self, x, y, dy, start, dx)
    case .log: applySlope(Log.self, x, y, dy, start, dx)
    case .tanh: applySlope(Tanh.self, x, y, dy, start, dx)
    case .sigmoid: applySlope(Sigmoid.self, x, y, dy, start, dx)
    case .relu: applySlope(ReLU.self, x, y, dy, start, dx)
    case .gelu: applySlope(GELU.self, x, y, dy, start, dx)
    }
  }

  private static func apply<Function: LaneFunction>(_: Function.Type, _ x: Matrix, _ y: Matrix) {
    for row in 0..<y.rows {
      let (from, to) = (In(x.row(row)), y.row(row))
      for chunk in Chunks(y.columns) { chunk.store(Function.value(chunk.load(from)), to) }
    }
  }

  private static func applySlope<Function: LaneFunction>(
    _: Function.Type, _ x: Matrix, _ y: Matrix, _ dy: Matrix, _ start: Matrix?,
    _ dx: Matrix
  ) {
    for row in 0..<y.rows {
      let (xs, ys, dys, dxs) = (In(x.row(row)), In(y.row(row)), In(dy.row(row)), dx.row(row))
      for chunk in Chunks(y.columns) {
        let slope = Function.slope(chunk.load(xs), chunk.load(ys))
        let before = start.map { chunk.load(In($0.row(row))) } ?? Lanes(repeating: 0)
        chunk.store(before.fma(slope, chunk.load(dys)), dxs)
      }
    }
  }
}
