import Experiments
import Sites

/// Two models on the test words, on which pages compare: dev has had a hand in many of them, test in none.
struct TestPair {
  /// Fewer words say nothing of which model is better: the noise itself is not known well.
  static let leastWords = 30

  let first, second: ModelFindings
  /// Nil where nothing can be said of the noise.
  let difference: TestDifference?
  /// Test words that were compared.
  private let words: Int

  init(_ first: ModelFindings, _ second: ModelFindings, _ findings: Findings) {
    (self.first, self.second) = (first, second)
    difference = findings.testDifference(first.id, second.id)
    words = findings.testComparison?.words ?? 0
  }

  /// Which of the two is better, if the test words can tell.
  func claim(_ id: String) -> Claim { claim(id, after: "") }

  /// How far the first, which has the lowest loss of all, is ahead of the second, which is next.
  var lead: Claim {
    claim(
      "lead",
      after: "On the test words, the lowest loss is that of \(first.title), and the next that of"
        + " \(second.title). ")
  }

  private func claim(_ id: String, after start: Words) -> Claim {
    Claim(
      id, on: "models.nll.test", "testComparison.standardErrors",
      if: words >= Self.leastWords && difference?.isBeyondNoise == true, start + verdict,
      otherwise: start + doubt)
  }

  private var verdict: Words {
    guard let difference else { return "" }
    let better = difference.difference < 0 ? first.title : second.title
    return "The loss of \(better) is lower by \(size(difference)), more than twice"
      + " \(noise(difference))."
  }

  private var doubt: Words {
    guard words >= Self.leastWords else {
      return "Which of the two is better cannot be said from \(.count(words, "test word"))."
    }
    guard let difference else {
      return "How large the noise in this difference is cannot be said."
    }
    return
      "The losses differ by \(size(difference)), not more than twice \(noise(difference)): the test"
      + " words do not tell which of the two is better."
  }

  private func size(_ difference: TestDifference) -> TemplateValue {
    .loss(difference.difference.magnitude)
  }

  private func noise(_ difference: TestDifference) -> Words {
    "the [noise](models.html#noise) of \(.loss(difference.noise))"
  }
}

extension Fitting {
  /// What was fitted, and to which words, for a column of a table.
  var told: String {
    switch self {
    case .nothing: "nothing"
    case .smoothing: "smoothing, to a tenth of train"
    case .stopping: "the step, to dev"
    case .weights: "the votes, to dev"
    }
  }

  /// The column's title.
  static let column = DataTable.Column.text("Fitted besides")
}
