import Kernels

/// y = (x - mean) / deviation * scale + shift, each row by itself.
private struct LayerNorm: Operation {
  let x: Tensor
  let scale: Tensor
  let shift: Tensor
  let epsilon: Float
  let statistics: UnsafeMutablePointer<Float>
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.layerNorm(
      x.matrix, scale: scale.start, shift: shift.start, epsilon: epsilon, statistics: statistics,
      into: result.matrix)
  }

  func backward(_ kernels: ChosenKernels) {
    guard let dy = result.gradient, let dscale = scale.gradient, let dshift = shift.gradient else {
      return
    }
    kernels.layerNormBackward(
      x.matrix, scale: scale.start, statistics: statistics, dy: dy, dx: x.gradient,
      dscale: dscale.start, dshift: dshift.start)
  }
}

extension Tape {
  /// Layer normalisation (Ba, Kiros and Hinton 2016) of the rows of x: N x C.
  public func layerNorm(
    _ x: Tensor, scale: Tensor, shift: Tensor, epsilon: Float = 1e-5
  ) -> Tensor {
    precondition(
      scale.isShaped(1, x.columns) && shift.isShaped(1, x.columns),
      "layerNorm of \(x.shape) needs scale and shift of [1, \(x.columns)]")
    let result = tensor(rows: x.rows, columns: x.columns)
    return run(
      LayerNorm(
        x: x, scale: scale, shift: shift, epsilon: epsilon, statistics: scratch(2 * x.rows),
        result: result))
  }
}
