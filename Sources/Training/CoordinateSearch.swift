public import Models

/// Chooses the parameters of a smoothing rule by their loss on held-out words.
public struct CoordinateSearch: Sendable {
  /// Times that all levels are gone through, from the longest contexts down.
  public let passes: Int
  /// Loss evaluations for one parameter.
  public let evaluations: Int

  /// `passes` times through all levels, with so many `evaluations` of the loss a parameter.
  public init(passes: Int = 2, evaluations: Int = 9) {
    (self.passes, self.evaluations) = (passes, evaluations)
  }

  /// Improves one parameter after the other, while the others stand.
  public func tune(_ model: inout SmoothedModel, on heldOut: HeldOutCounts) {
    for _ in 0..<passes {
      for level in (0...model.order).reversed() where !model.rule.ranges.isEmpty {
        let parameters = tuned(heldOut.losses(of: model, asLevelChanges: level), model, level)
        model.set(parameters, at: level)
      }
    }
  }

  /// The parameters of one level, each improved while the others stand.
  private func tuned(_ losses: LevelLosses, _ model: SmoothedModel, _ level: Int) -> [Double] {
    var parameters = model.parameters[level]
    for (index, range) in model.rule.ranges.enumerated() {
      let before = (value: parameters[index], loss: losses.loss(parameters))
      let best = goldenSection(in: range, evaluations: evaluations) { value in
        parameters[index] = value
        return losses.loss(parameters)
      }
      parameters[index] = best.loss < before.loss ? best.value : before.value
    }
    return parameters
  }
}

/// Where a function with one valley is least, by narrowing `range` in the golden ratio.
public func goldenSection(
  in range: ClosedRange<Double>, evaluations: Int, _ loss: (Double) -> Double
) -> (value: Double, loss: Double) {
  let ratio = (5.0.squareRoot() - 1) / 2
  var (low, high) = (range.lowerBound, range.upperBound)
  var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
  var (atLeft, atRight) = (loss(left), loss(right))
  for _ in 2..<max(3, evaluations) {
    if atLeft <= atRight {
      (high, right, atRight) = (right, left, atLeft)
      left = high - ratio * (high - low)
      atLeft = loss(left)
    } else {
      (low, left, atLeft) = (left, right, atRight)
      right = low + ratio * (high - low)
      atRight = loss(right)
    }
  }
  return atLeft <= atRight ? (left, atLeft) : (right, atRight)
}
