/// How sure the differences between models on test are: their losses there, word by word, in one table.
///
/// Words are drawn; with other test words each loss would be another one. But two models read the same
/// words, so that what is hard for both falls out of their difference: its standard error is taken over the
/// words' own differences (a paired comparison, as Koehn 2004 and Dror et al. 2018 advise).
public struct TestComparison: Codable, Sendable, Equatable {
  /// Test words that were compared, W: all, or the first ten thousand.
  public let words: Int
  /// The recipes that were asked for every character of these words, in the order of `models`.
  public let ids: [String]
  /// For the second recipe its standard error against the first, for the third those against the first and
  /// the second, and so on; in nats per character. Nil where a loss is infinite, or for fewer than two words.
  public let standardErrors: [[Double?]]

  /// The standard error of the difference between two models' losses on test; nil where there is none.
  public func standardError(_ a: String, _ b: String) -> Double? {
    guard let i = ids.firstIndex(of: a), let j = ids.firstIndex(of: b), i != j else { return nil }
    return standardErrors[max(i, j) - 1][min(i, j)]
  }
}

/// How two models differ on test, and how much of it may be chance.
public struct TestDifference: Sendable, Equatable {
  /// The first's loss less the second's, in nats per character.
  public let difference: Double
  /// Of the difference, over the test words.
  public let wordError: Double
  /// The standard deviation of the difference over seeds; nil where it is known of neither model.
  public let seedDeviation: Double?

  /// How far off the difference may be: words and seeds are drawn apart, so that their variances add.
  public var noise: Double {
    let seed = seedDeviation ?? 0
    return (wordError * wordError + seed * seed).squareRoot()
  }

  /// Whether the difference is more than chance would be in nineteen of twenty cases: two standard errors.
  public var isBeyondNoise: Bool { abs(difference) > 2 * noise }
}

extension Findings {
  /// How two models differ on test; nil where one of them has no loss there, or an infinite one, or was asked
  /// for other examples.
  public func testDifference(_ a: String, _ b: String) -> TestDifference? {
    guard let first = models.first(where: { $0.id == a }),
      let second = models.first(where: { $0.id == b }),
      let x = first.nll.test, let y = second.nll.test,
      let error = testComparison?.standardError(a, b)
    else { return nil }
    let deviations = [first, second].compactMap(\.seedDeviation)
    return TestDifference(
      difference: x - y, wordError: error,
      seedDeviation: deviations.isEmpty
        ? nil : deviations.reduce(0) { $0 + $1 * $1 }.squareRoot())
  }
}

extension TestComparison {
  /// From the losses of each model on each word, in nats, and the examples of each word.
  ///
  /// A loss per character is a ratio of two sums over words, so the error of a difference D comes from the
  /// residuals d - D n, where d is a word's difference and n its examples (Cochran 1977, 6.4).
  init(examples: [Int], losses: [(id: String, words: [Double])]) {
    (words, ids) = (examples.count, losses.map(\.id))
    let total = Double(examples.reduce(0, +))
    let residuals = losses.map { model in
      let mean = model.words.reduce(0, +) / total
      return zip(model.words, examples).map { $0 - mean * Double($1) }
    }
    let count = Double(examples.count)
    standardErrors = residuals.indices.dropFirst().map { i in
      (0..<i).map { j in
        let squares = zip(residuals[i], residuals[j]).reduce(0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
        }
        let error = (count / (count - 1) * squares).squareRoot() / total
        return error.isFinite ? error : nil
      }
    }
  }
}
