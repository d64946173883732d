public import Kernels

/// y = f(x).
private struct Map: Operation {
  let function: ElementaryFunction
  let x: Tensor
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.map(function, x.matrix, into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient, let (dx, before) = x.gradientTarget else { return }
    kernels.mapBackward(function, x: x.matrix, y: result.matrix, dy: dy, from: before, into: dx)
  }
}

extension Tape {
  /// e^x of every element.
  public func exp(_ x: Tensor) -> Tensor { map(.exp, x) }
  /// The natural logarithm of every element.
  public func log(_ x: Tensor) -> Tensor { map(.log, x) }
  /// tanh of every element.
  public func tanh(_ x: Tensor) -> Tensor { map(.tanh, x) }
  /// 1 / (1 + e^-x) of every element.
  public func sigmoid(_ x: Tensor) -> Tensor { map(.sigmoid, x) }
  /// max(x, 0) of every element.
  public func relu(_ x: Tensor) -> Tensor { map(.relu, x) }
  /// GELU in its tanh form (Hendrycks and Gimpel 2016).
  public func gelu(_ x: Tensor) -> Tensor { map(.gelu, x) }

  /// f(x) of every element.
  public func map(_ function: ElementaryFunction, _ x: Tensor) -> Tensor {
    run(Map(function: function, x: x, result: tensor(rows: x.rows, columns: x.columns)))
  }
}
