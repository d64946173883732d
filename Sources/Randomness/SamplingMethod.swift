import Basics

extension TorchGenerator {
  /// `torch.multinomial(probabilities, count, replacement)`: indices drawn in proportion to
  /// `probabilities`, which need not sum to one.
  ///
  /// One index, and any number without replacement, are the largest of `probabilities` divided by
  /// exponentials; several with replacement are searched for in the cumulative sum. Where
  /// ratios are equal (of probabilities zero, or one pair in many thousands) the lower index comes first;
  /// PyTorch leaves their order open.
  public mutating func multinomial(
    probabilities: [Float], count: Int, replacement: Bool = false
  ) -> [Int] {
    precondition(count > 0, "at least one index is drawn")
    if replacement, count > 1 {
      let cumulative = CumulativeDistribution(probabilities.span)
      return (0..<count).map { _ in cumulative.index(at: uniformDouble()) }
    }
    precondition(count <= probabilities.count, "more indices than there are without replacement")
    if count == 1 { return [index(of: probabilities.span)] }
    let ratios = zip(probabilities, exponential(probabilities.count)).map { $0 / $1 }
    return Array(ratios.indicesByValueDescending.prefix(count))
  }
}

/// How one index is drawn from a row of probabilities. Learners meet all three, and they give three
/// different lists of names from one seed.
public enum SamplingMethod: String, CaseIterable, Sendable {
  /// As in the lecture's video: one uniform number, searched for in the cumulative sum.
  case lecture
  /// As PyTorch does today: the largest of probabilities divided by exponentials.
  case torch
  /// As PyTorch did from about 1.13 to 2.6 on x86: the same, with exponentials from Intel's library.
  case mkl

  /// One index drawn in proportion to `probabilities`, which need not sum to one.
  public func next(of probabilities: [Float], using generator: inout TorchGenerator) -> Int {
    next(of: probabilities.span, using: &generator)
  }

  /// One index drawn in proportion to `probabilities`, which need not sum to one.
  public func next(of probabilities: Span<Float>, using generator: inout TorchGenerator) -> Int {
    switch self {
    case .lecture:
      return CumulativeDistribution(probabilities).index(at: generator.uniformDouble())
    case .torch:
      return generator.index(of: probabilities)
    case .mkl:
      var exponentials = MKLExponentials(seed: generator.word())
      var best = (index: 0, ratio: -Float.infinity)
      for index in probabilities.indices {
        let ratio = probabilities[index] / exponentials.next()
        if ratio > best.ratio { best = (index, ratio) }
      }
      return best.index
    }
  }
}

#if !hasFeature(Embedded)
  extension SamplingMethod: Codable, CodingKeyRepresentable {}
#endif

/// The running sum of probabilities in `Float`, scaled to end in one.
private struct CumulativeDistribution {
  private var sums: [Float] = []

  init(_ probabilities: Span<Float>) {
    var sum: Float = 0
    sums.reserveCapacity(probabilities.count)
    for index in probabilities.indices {
      let probability = probabilities[index]
      precondition(probability >= 0 && probability.isFinite, "probabilities are 0 or more")
      sum += probability
      sums.append(sum)
    }
    precondition(sum > 0 && sum.isFinite, "probabilities have a positive sum")
    for index in sums.indices { sums[index] /= sum }
    sums[sums.count - 1] = 1
  }

  /// The first index whose sum reaches `uniform`.
  func index(at uniform: Double) -> Int {
    var (low, high) = (0, sums.count)
    while low < high {
      let middle = low + (high - low) / 2
      if Double(sums[middle]) < uniform { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
