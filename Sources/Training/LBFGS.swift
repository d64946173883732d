/// L-BFGS (Nocedal 1980): Newton's direction from the last few steps and gradients, and a step along it
/// that is halved until the value falls. Our own, since what a library's releases and the processor decide
/// about the order of sums would decide about the report's bytes.
public struct LBFGS: Sendable {
  /// Steps that are remembered.
  public let memory: Int
  /// At most so many steps are taken.
  public let iterations: Int
  /// Done when no element of the gradient is larger.
  public let tolerance: Double

  /// A search that ends after `iterations` steps, or earlier where the gradient is within
  /// `tolerance`.
  public init(memory: Int = 8, iterations: Int = 1000, tolerance: Double = 1e-7) {
    (self.memory, self.iterations, self.tolerance) = (memory, iterations, tolerance)
  }

  /// A value and its gradient.
  public typealias Evaluation = (value: Double, gradient: [Double])

  /// One remembered step.
  private struct Pair {
    let step, change: [Double]
    let curvature: Double

    init(step: [Double], change: [Double]) {
      (self.step, self.change, curvature) = (step, change, dot(step, change))
    }
  }

  /// Lowers `objective` from `point` on, in place; `scales` has a first guess of the inverse curvature of
  /// each element. Returns the value after each iteration, the first before any.
  @discardableResult
  public func minimise(
    _ point: inout [Double], scales: [Double], _ objective: ([Double]) -> Evaluation
  ) -> [Double] {
    var current = objective(point)
    var values = [current.value]
    var pairs: [Pair] = []
    while values.count <= iterations, largest(current.gradient) > tolerance {
      let direction = direction(current.gradient, pairs, scales)
      guard let next = search(from: point, current, along: direction, objective) else { break }
      if memory > 0 {
        let pair = Pair(
          step: difference(next.point, point),
          change: difference(next.evaluation.gradient, current.gradient))
        if pair.curvature > 0 { pairs.append(pair) }
        if pairs.count > memory { pairs.removeFirst() }
      }
      (point, current) = (next.point, next.evaluation)
      values.append(current.value)
    }
    return values
  }

  /// The two-loop recursion: minus the gradient times the inverse curvature that the pairs describe.
  private func direction(
    _ gradient: [Double], _ pairs: [Pair], _ scales: [Double]
  ) -> [Double] {
    var direction = gradient.map { -$0 }
    var factors: [Double] = []
    for pair in pairs.reversed() {
      let factor = dot(pair.step, direction) / pair.curvature
      factors.append(factor)
      add(-factor, pair.change, to: &direction)
    }
    for index in direction.indices { direction[index] *= scales[index] }
    for (pair, factor) in zip(pairs, factors.reversed()) {
      let correction = factor - dot(pair.change, direction) / pair.curvature
      add(correction, pair.step, to: &direction)
    }
    return direction
  }

  /// Halves the step until the value falls by a part of what the slope promises.
  private func search(
    from point: [Double], _ start: Evaluation, along direction: [Double],
    _ objective: ([Double]) -> Evaluation
  ) -> (point: [Double], evaluation: Evaluation)? {
    let slope = dot(start.gradient, direction)
    var size = 1.0
    for _ in 0..<30 {
      var candidate = point
      add(size, direction, to: &candidate)
      let evaluation = objective(candidate)
      if evaluation.value <= start.value + 1e-4 * size * slope {
        return (candidate, evaluation)
      }
      size /= 2
    }
    return nil
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for index in a.indices { sum += a[index] * b[index] }
  return sum
}

private func add(_ factor: Double, _ b: [Double], to a: inout [Double]) {
  for index in a.indices { a[index] += factor * b[index] }
}

private func difference(_ a: [Double], _ b: [Double]) -> [Double] {
  var result = a
  add(-1, b, to: &result)
  return result
}

private func largest(_ gradient: [Double]) -> Double {
  gradient.reduce(0) { max($0, $1.magnitude) }
}
