/// How a smoother takes a part of every count away, for what was never seen.
///
/// All smoothers that this project compares are one formula with different discounts d:
/// `p(next | context) = (count - d(count)) / total + weight * p(next | shorter context)`, where `weight`
/// is the sum of the context's discounts over its total, so that probabilities sum to 1.
public struct SmoothingRule: Sendable {
  /// What recipes and findings call it.
  public let id: String
  /// What lists and pages call it.
  public let title: String
  /// Whether shorter contexts count what stands before them rather than how often they occur.
  public let countsContinuations: Bool
  /// The parameters of one level: the range in which each is looked for.
  public let ranges: [ClosedRange<Double>]
  /// Where the search for a level's parameters starts, by how many of its counts are 1, 2, 3 and 4.
  let start: @Sendable ([Double]) -> [Double]
  /// What is taken from `count` in a context, given a level's parameters.
  let discount: @Sendable (_ count: Double, _ context: ContextCounts, [Double]) -> Double

  /// What a rule may know of a context.
  public struct ContextCounts: Sendable {
    /// How often it occurs, and how many different characters follow it.
    public let total, distinct: Double
  }
}

extension SmoothingRule {
  /// The rules, from the plainest to the best known.
  public static let all = [
    jelinekMercer, dirichlet, wittenBell, absolute, kneserNey, modifiedKneserNey,
  ]

  /// Jelinek and Mercer 1980: a fixed share of every context.
  public static let jelinekMercer = SmoothingRule(
    id: "jelinek-mercer", title: "Jelinek-Mercer", countsContinuations: false, ranges: [0...1],
    start: { _ in [0.3] }, discount: { count, _, parameters in parameters[0] * count })

  /// MacKay and Peto 1995: as many fake counts as the parameter says, spread as the shorter context
  /// spreads its own.
  public static let dirichlet = SmoothingRule(
    id: "dirichlet", title: "Dirichlet", countsContinuations: false, ranges: [0...400],
    start: { _ in [5] },
    discount: { count, context, parameters in
      count * parameters[0] / (context.total + parameters[0])
    })

  /// Witten and Bell 1991: one fake count for each different character that follows.
  public static let wittenBell = SmoothingRule(
    id: "witten-bell", title: "Witten-Bell", countsContinuations: false, ranges: [],
    start: { _ in [] },
    discount: { count, context, _ in
      count * context.distinct / (context.total + context.distinct)
    })

  /// Ney, Essen and Kneser 1994: the same from every count.
  public static let absolute = SmoothingRule(
    id: "absolute", title: "Absolute discounting", countsContinuations: false, ranges: [0...1],
    start: { [singleDiscount($0)] },
    discount: { count, _, parameters in min(count, parameters[0]) })

  /// Kneser and Ney 1995, interpolated as Chen and Goodman 1999 have it.
  public static let kneserNey = SmoothingRule(
    id: "kneser-ney", title: "Kneser-Ney", countsContinuations: true, ranges: [0...1],
    start: { [singleDiscount($0)] },
    discount: { count, _, parameters in min(count, parameters[0]) })

  /// Chen and Goodman 1999: different discounts for counts of 1, of 2, and of 3 and more.
  public static let modifiedKneserNey = SmoothingRule(
    id: "modified-kneser-ney", title: "Modified Kneser-Ney", countsContinuations: true,
    ranges: [0...1, 0...2, 0...3], start: threeDiscounts,
    discount: { count, _, parameters in
      min(count, count < 2 ? parameters[0] : count < 3 ? parameters[1] : parameters[2])
    })
}

/// n1 / (n1 + 2 n2), which leaves held-out counts right on average.
private func singleDiscount(_ countsOfCounts: [Double]) -> Double {
  let sum = countsOfCounts[0] + 2 * countsOfCounts[1]
  return sum > 0 && countsOfCounts[0] > 0 ? countsOfCounts[0] / sum : 0.5
}

/// k - (k + 1) Y n(k+1) / n(k) for k = 1, 2, 3, with Y the single discount.
private func threeDiscounts(_ countsOfCounts: [Double]) -> [Double] {
  let y = singleDiscount(countsOfCounts)
  return (1...3).map { k in
    let (here, above) = (countsOfCounts[k - 1], countsOfCounts[k])
    guard here > 0 else { return y }
    return min(Double(k), max(0, Double(k) - Double(k + 1) * y * above / here))
  }
}
