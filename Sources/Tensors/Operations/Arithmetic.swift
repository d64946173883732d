public import Kernels

/// c = a op b, with sizes of 1 repeated.
private struct Pairwise: Operation {
  let operation: Arithmetic
  let a: Tensor
  let b: Tensor
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.combine(operation, fit(a.matrix), fit(b.matrix), into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dc = result.gradient else { return }
    kernels.combineBackward(
      operation, fit(a.matrix), fit(b.matrix), dc: dc, da: target(a),
      db: target(b))
  }

  /// What is repeated is added to, and so is what a and b have in common.
  private func target(_ x: Tensor) -> GradientTarget? {
    if x.isShaped(result.rows, result.columns), a.storage != b.storage { return x.gradientTarget }
    return x.gradient.map(fit).map { ($0, $0) }
  }

  private func fit(_ matrix: Matrix) -> Matrix {
    matrix.repeated(rows: result.rows).repeated(columns: result.columns)
  }
}

extension Tape {
  /// a + b; a size of 1 is repeated.
  public func add(_ a: Tensor, _ b: Tensor) -> Tensor { combine(.add, a, b) }
  /// a - b; a size of 1 is repeated.
  public func subtract(_ a: Tensor, _ b: Tensor) -> Tensor { combine(.subtract, a, b) }
  /// a b element by element; a size of 1 is repeated.
  public func multiply(_ a: Tensor, _ b: Tensor) -> Tensor { combine(.multiply, a, b) }
  /// a / b element by element; a size of 1 is repeated.
  public func divide(_ a: Tensor, _ b: Tensor) -> Tensor { combine(.divide, a, b) }

  /// a op b with broadcasting; shapes that do not fit are a mistake in the program.
  public func combine(_ operation: Arithmetic, _ a: Tensor, _ b: Tensor) -> Tensor {
    guard let rows = broadcast(a.rows, b.rows), let columns = broadcast(a.columns, b.columns) else {
      refuse(a.shape, b.shape)
    }
    let result = tensor(rows: rows, columns: columns)
    return run(Pairwise(operation: operation, a: a, b: b, result: result))
  }

  private func broadcast(_ a: Int, _ b: Int) -> Int? { a == b || b == 1 ? a : a == 1 ? b : nil }

  private func refuse(_ a: [Int], _ b: [Int]) -> Never {
    do throws(ShapeError) {
      let shape = try broadcastShape(a, b)
      preconditionFailure("a matrix cannot have shape \(shape)")
    } catch {
      preconditionFailure(error.description)
    }
  }
}

extension Matrix {
  /// A single row as `rows` equal ones; other matrices as they are.
  func repeated(rows count: Int) -> Matrix {
    guard rows == 1, count != 1 else { return self }
    return Matrix(
      start, rows: count, columns: columns, rowStride: 0, columnStride: columnStride)
  }

  /// A single column as `columns` equal ones; other matrices as they are.
  func repeated(columns count: Int) -> Matrix {
    guard columns == 1, count != 1 else { return self }
    return Matrix(start, rows: rows, columns: count, rowStride: rowStride, columnStride: 0)
  }
}
