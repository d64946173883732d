import Basics
public import Corpora
public import Models

extension SoftmaxRegression {
  /// Trains to convergence on the examples that `table` counts, from the weights as they are.
  ///
  /// With one row of W a context, rows do not know of one another: Newton's method solves each in a
  /// few steps. Added rows are trained together. Without regularisation the weights of what was never
  /// counted fall for ever; training ends when the gradient is below the method's tolerance.
  public mutating func converge(
    on table: ContextTable, regularisation: Double,
    by method: LBFGS? = nil
  ) {
    if input == .table || order == 1, regularisation > 0 {
      convergeByRows(on: table, decay: regularisation / Double(parameterCount))
      return
    }
    var network = self
    let method = method ?? .affordable(cells: table.contextCount * vocabularySize, weights.count)
    method.minimise(
      &weights, scales: scales(on: table, regularisation: regularisation)
    ) { weights in
      network.weights = weights
      return network.objective(on: table, regularisation: regularisation)
    }
  }

  private mutating func convergeByRows(on table: ContextTable, decay: Double) {
    let total = Double(table.total)
    for row in 0..<table.contextCount {
      guard let start = rows(of: table.context(row)).first.map({ $0 * vocabularySize }) else {
        continue
      }
      var counts = [Double](repeating: 0, count: vocabularySize)
      for entry in table.entries(of: row) {
        counts[Int(table.next[entry])] = Double(table.counts[entry]) / total
      }
      let problem = RowProblem(shares: counts, total: counts.reduce(0, +), decay: decay)
      let range = start..<start + vocabularySize
      weights.replaceSubrange(range, with: problem.solution(from: Array(weights[range])))
    }
  }
}

extension LBFGS {
  /// Fewer iterations and less memory for very large vocabularies, which are cut short.
  public static func affordable(cells: Int, _ weights: Int) -> LBFGS {
    LBFGS(
      memory: weights > 4_000_000 ? 0 : weights > 1_000_000 ? 2 : 8,
      iterations: affordableSteps(1000, cells: cells))
  }
}

/// One row of weights w: the loss `total * log(sum of exp w) - shares * w + decay * |w|^2` to lower.
private struct RowProblem {
  /// The counts and their sum, as shares of all examples.
  let shares: [Double]
  let total: Double
  let decay: Double

  /// Newton's method; the curvature is diagonal but for one product of vectors, so that it is inverted
  /// in one pass (Sherman and Morrison 1950).
  func solution(from start: [Double]) -> [Double] {
    var weights = start
    for _ in 0..<200 {
      let (value, p) = evaluate(weights)
      let gradient = weights.indices.map { total * p[$0] - shares[$0] + 2 * decay * weights[$0] }
      let direction = direction(gradient, p)
      let slope = zip(gradient, direction).reduce(0) { $0 - $1.0 * $1.1 }
      guard slope < -1e-18 else { break }
      var size = 1.0
      while size > 1e-6 {
        let candidate = zip(weights, direction).map { $0 - size * $1 }
        if evaluate(candidate).value <= value + 1e-4 * size * slope {
          weights = candidate
          break
        }
        size /= 2
      }
      if size <= 1e-6 { break }
    }
    return weights
  }

  private func evaluate(_ weights: [Double]) -> (value: Double, p: [Double]) {
    var p = weights
    var value = total * Elementary.softmax(&p)
    for (index, weight) in weights.enumerated() {
      value += decay * weight * weight - shares[index] * weight
    }
    return (value, p)
  }

  /// The inverse of diag(total p + 2 decay) - total p p^T, times the gradient.
  private func direction(_ gradient: [Double], _ p: [Double]) -> [Double] {
    let diagonal = p.map { total * $0 + 2 * decay }
    let along = zip(p, zip(gradient, diagonal)).reduce(0) { $0 + $1.0 * $1.1.0 / $1.1.1 }
    // 1 - total * sum of p^2 / diagonal, without the cancellation.
    let rest = zip(p, diagonal).reduce(0) { $0 + $1.0 * 2 * decay / $1.1 }
    return p.indices.map { (gradient[$0] + total * p[$0] * along / rest) / diagonal[$0] }
  }
}
