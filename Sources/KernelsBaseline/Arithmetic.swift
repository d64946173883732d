import CVector
public import KernelInterface

/// c = a op b, with what a and b receive of the gradient g of c.
private protocol LaneArithmetic {
  static func value(_ a: Lanes, _ b: Lanes) -> Lanes
  static func left(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes
  static func right(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes
}

private enum Add: LaneArithmetic {
  @inline(always) static func value(_ a: Lanes, _ b: Lanes) -> Lanes { a + b }
  @inline(always) static func left(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes { g }
  @inline(always) static func right(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes { g }
}

private enum Subtract: LaneArithmetic {
  @inline(always) static func value(_ a: Lanes, _ b: Lanes) -> Lanes { a - b }
  @inline(always) static func left(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes { g }
  @inline(always) static func right(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes { -g }
}

private enum Multiply: LaneArithmetic {
  @inline(always) static func value(_ a: Lanes, _ b: Lanes) -> Lanes { a * b }
  @inline(always) static func left(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes { g * b }
  @inline(always) static func right(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes { g * a }
}

private enum Divide: LaneArithmetic {
  @inline(always) static func value(_ a: Lanes, _ b: Lanes) -> Lanes { a / b }
  @inline(always) static func left(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes { g / b }
  @inline(always) static func right(_ a: Lanes, _ b: Lanes, _ g: Lanes) -> Lanes {
    -g * (a / b) / b
  }
}

extension SIMDKernels {
  public static func combine(_ operation: Arithmetic, _ a: Matrix, _ b: Matrix, into c: Matrix) {
    switch operation {
    case .add: apply(Add.self, a, b, c)
    case .subtract: apply(Subtract.self, a, b, c)
    case .multiply: apply(Multiply.self, a, b, c)
    case .divide: apply(Divide.self, a, b, c)
    }
  }

  public static func combineBackward(
    _ operation: Arithmetic, _ a: Matrix, _ b: Matrix, dc: Matrix, da: GradientTarget?,
    db: GradientTarget?
  ) {
    switch operation {
    case .add: distribute(Add.self, a, b, dc, da, db)
    case .subtract: distribute(Subtract.self, a, b, dc, da, db)
    case .multiply: distribute(Multiply.self, a, b, dc, da, db)
    case .divide: distribute(Divide.self, a, b, dc, da, db)
    }
  }

  public static func add(_ a: Matrix, times factor: Float, into c: Matrix) {
    for row in 0..<c.rows {
      let to = c.row(row)
      for chunk in Chunks(c.columns) {
        chunk.store(chunk.load(In(to)).fma(factor, a.lanes(row, chunk)), to)
      }
    }
  }

  public static func sumRows(_ a: Matrix, into c: Matrix) {
    for chunk in Chunks(a.columns) {
      var sum = Lanes(repeating: 0)
      for row in 0..<a.rows { sum += chunk.load(In(a.row(row))) }
      chunk.add(sum, to: c.start)
    }
  }

  public static func sum(_ a: Matrix) -> Float {
    var lanes = Lanes(repeating: 0)
    for row in 0..<a.rows {
      let from = In(a.row(row))
      for chunk in Chunks(a.columns) { lanes += chunk.load(from) }
    }
    return lanes.total
  }

  public static func sumOfSquares(_ x: In, count: Int) -> Double {
    var sums = Lanes(repeating: 0)
    var total = 0.0
    var index = 0
    // Float within a stretch of 4096, Double between them: precise, and cheap to vectorise.
    for chunk in Chunks(count) {
      let lanes = chunk.load(x)
      sums = sums.fma(lanes, lanes)
      index += 1
      if index.isMultiple(of: 256) {
        total += Double(sums.total)
        sums = Lanes(repeating: 0)
      }
    }
    return total + Double(sums.total)
  }

  private static func apply<Operation: LaneArithmetic>(
    _: Operation.Type, _ a: Matrix, _ b: Matrix, _ c: Matrix
  ) {
    for row in 0..<c.rows {
      let to = c.row(row)
      for chunk in Chunks(c.columns) {
        chunk.store(Operation.value(a.lanes(row, chunk), b.lanes(row, chunk)), to)
      }
    }
  }

  private static func distribute<Operation: LaneArithmetic>(
    _: Operation.Type, _ a: Matrix, _ b: Matrix, _ dc: Matrix,
    _ da: GradientTarget?, _ db: GradientTarget?
  ) {
    for row in 0..<dc.rows {
      var (left, right) = (Lanes(repeating: 0), Lanes(repeating: 0))
      for chunk in Chunks(dc.columns) {
        let (a, b, g) = (a.lanes(row, chunk), b.lanes(row, chunk), dc.lanes(row, chunk))
        if let da { receive(da, Operation.left(a, b, g), row, chunk, &left) }
        if let db { receive(db, Operation.right(a, b, g), row, chunk, &right) }
      }
      if let da = da?.into, da.columnStride == 0 { da.row(row)[0] += left.total }
      if let db = db?.into, db.columnStride == 0 { db.row(row)[0] += right.total }
    }
  }

  /// Adds to the row, or to `sum` where the row repeats one number.
  @inline(always)
  private static func receive(
    _ target: GradientTarget, _ lanes: Lanes, _ row: Int, _ chunk: Chunk, _ sum: inout Lanes
  ) {
    if target.into.columnStride == 0 {
      sum += chunk.masked(lanes)
    } else {
      let before = target.from.map { chunk.load(In($0.row(row))) } ?? Lanes(repeating: 0)
      chunk.store(before + lanes, target.into.row(row))
    }
  }
}

extension Matrix {
  /// Sixteen neighbours of a row, or one number repeated.
  @inline(always)
  fileprivate func lanes(_ row: Int, _ chunk: Chunk) -> Lanes {
    let from = In(start + row * rowStride)
    return columnStride == 0 ? Lanes(repeating: from[0]) : chunk.load(from)
  }
}
