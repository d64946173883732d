public import KernelInterface

extension SIMDKernels {
  public static func layerNorm(
    _ x: Matrix, scale: In, shift: In, epsilon: Float, statistics: Out, into y: Matrix
  ) {
    let count = Float(x.columns)
    for row in 0..<x.rows {
      let (from, to) = (In(x.row(row)), y.row(row))
      var sum = Lanes(repeating: 0)
      for chunk in Chunks(x.columns) { sum += chunk.load(from) }
      let mean = sum.total / count
      var squares = Lanes(repeating: 0)
      for chunk in Chunks(x.columns) {
        let centred = chunk.masked(chunk.load(from) - mean)
        squares = squares.fma(centred, centred)
      }
      let inverse = 1 / (squares.total / count + epsilon).squareRoot()
      for chunk in Chunks(x.columns) {
        let normal = (chunk.load(from) - mean) * inverse
        chunk.store(chunk.load(shift).fma(normal, chunk.load(scale)), to)
      }
      statistics[2 * row] = mean
      statistics[2 * row + 1] = inverse
    }
  }

  // With g = scale dy and n the normalised row:
  // dx = (g - mean(g) - n mean(g n)) / deviation.
  public static func layerNormBackward(
    _ x: Matrix, scale: In, statistics: In, dy: Matrix, dx: Matrix?, dscale: Out, dshift: Out
  ) {
    let count = Float(x.columns)
    for row in 0..<x.rows {
      let (from, gradient) = (In(x.row(row)), In(dy.row(row)))
      let (mean, inverse) = (statistics[2 * row], statistics[2 * row + 1])
      var sum = Lanes(repeating: 0)
      var product = Lanes(repeating: 0)
      for chunk in Chunks(x.columns) {
        let normal = (chunk.load(from) - mean) * inverse
        let dy = chunk.load(gradient)
        let g = dy * chunk.load(scale)
        sum += g
        product = product.fma(g, normal)
        chunk.store(chunk.load(In(dscale)).fma(dy, normal), dscale)
        chunk.add(dy, to: dshift)
      }
      guard let to = dx?.row(row) else { continue }
      let (meanG, meanGN) = (sum.total / count, product.total / count)
      for chunk in Chunks(x.columns) {
        let normal = (chunk.load(from) - mean) * inverse
        let g = chunk.load(gradient) * chunk.load(scale)
        chunk.add((g - meanG).fma(-meanGN, normal) * inverse, to: to)
      }
    }
  }

  public static func columnStatistics(_ x: Matrix, mean: Out, variance: Out) {
    let count = Float(x.rows)
    for chunk in Chunks(x.columns) {
      var sum = Lanes(repeating: 0)
      for row in 0..<x.rows { sum += chunk.load(In(x.row(row))) }
      let centre = sum / count
      var squares = Lanes(repeating: 0)
      for row in 0..<x.rows {
        let centred = chunk.load(In(x.row(row))) - centre
        squares = squares.fma(centred, centred)
      }
      chunk.store(centre, mean)
      chunk.store(squares / count, variance)
    }
  }

  public static func batchNorm(
    _ x: Matrix, mean: In, variance: In, scale: In, shift: In, epsilon: Float, into y: Matrix
  ) {
    for chunk in Chunks(x.columns) {
      let (mean, shift) = (chunk.load(mean), chunk.load(shift))
      let slope = chunk.load(scale) / (chunk.load(variance) + epsilon).root
      for row in 0..<x.rows {
        chunk.store(shift.fma(chunk.load(In(x.row(row))) - mean, slope), y.row(row))
      }
    }
  }

  public static func batchNormBackward(
    _ x: Matrix, mean: In, variance: In, scale: In, epsilon: Float, dy: Matrix, dx: Matrix?,
    dscale: Out, dshift: Out
  ) {
    let count = Float(x.rows)
    for chunk in Chunks(x.columns) {
      let mean = chunk.load(mean)
      let inverse = 1 / (chunk.load(variance, filling: 1) + epsilon).root
      var (sum, product) = (Lanes(repeating: 0), Lanes(repeating: 0))
      for row in 0..<x.rows {
        let g = chunk.load(In(dy.row(row)))
        sum += g
        product = product.fma(g, (chunk.load(In(x.row(row))) - mean) * inverse)
      }
      chunk.add(product, to: dscale)
      chunk.add(sum, to: dshift)
      guard let dx else { continue }
      let slope = chunk.load(scale) * inverse
      let (meanG, meanGN) = (sum / count, product / count)
      for row in 0..<x.rows {
        let normal = (chunk.load(In(x.row(row))) - mean) * inverse
        let g = chunk.load(In(dy.row(row))) - meanG
        chunk.add(g.fma(-meanGN, normal) * slope, to: dx.row(row))
      }
    }
  }
}
