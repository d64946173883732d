public import KernelInterface

extension SIMDKernels {
  public static func adamW(
    _ parameters: Out, gradients: In, first: Out, second: Out, count: Int, _ step: AdamWStep
  ) {
    let decay = 1 - step.rate * step.weightDecay
    let rate = step.rate / step.correction1
    let inverseDeviation = 1 / step.correction2.squareRoot()
    for chunk in Chunks(count) {
      let g = chunk.load(gradients)
      let old = chunk.load(In(first))
      let m = old.fma(1 - step.beta1, g - old)
      let v = (chunk.load(In(second)) * step.beta2).fma(1 - step.beta2, g * g)
      let deviation = Lanes(repeating: step.epsilon).fma(inverseDeviation, v.root)
      chunk.store(m, first)
      chunk.store(v, second)
      chunk.store((chunk.load(In(parameters)) * decay).fma(-rate, m / deviation), parameters)
    }
  }

  public static func sgd(_ parameters: Out, gradients: In, count: Int, rate: Float) {
    for chunk in Chunks(count) {
      chunk.store(chunk.load(In(parameters)).fma(-rate, chunk.load(gradients)), parameters)
    }
  }
}
