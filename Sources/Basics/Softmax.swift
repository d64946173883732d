extension Elementary {
  /// Turns logits into probabilities, e to each of them over the sum of these, in place; no logit is too
  /// large for it. Returns the logarithm of that sum, from which a loss takes the logit of what happened.
  @discardableResult
  public static func softmax(_ logits: inout [Double]) -> Double {
    let largest = logits.max() ?? 0
    var sum = 0.0
    for index in logits.indices {
      logits[index] = exp(logits[index] - largest)
      sum += logits[index]
    }
    for index in logits.indices { logits[index] /= sum }
    return largest + log(sum)
  }
}
