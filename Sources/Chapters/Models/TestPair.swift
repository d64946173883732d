import Experiments
import Sites

/// Two models on the test words, on which pages compare: dev has had a hand in many of them, test in none.
struct TestPair {
  let first, second: ModelFindings
  /// Nil where nothing can be said of the noise.
  let difference: TestDifference?

  init(_ first: ModelFindings, _ second: ModelFindings, _ findings: Findings) {
    (self.first, self.second) = (first, second)
    difference = findings.testDifference(first.id, second.id)
  }

  /// Which of the two is better, if the test words can tell.
  func claim(_ id: String) -> Claim {
    Claim(
      id, on: "models.nll.test", "testComparison.standardErrors",
      if: difference?.isBeyondNoise == true, verdict, otherwise: doubt)
  }

  /// How far the first, which has the lowest loss of all, is ahead of the second, which is next.
  var lead: Claim {
    let (ahead, behind) = (first.title, second.title)
    let losses: Words = "On the test words, \(ahead) has the lowest loss, and \(behind) the next."
    return Claim(
      "lead", on: "models.nll.test", "testComparison.standardErrors",
      if: difference?.isBeyondNoise == true, losses + " " + verdict, otherwise: losses + " " + doubt
    )
  }

  private var verdict: Words {
    guard let difference else { return "" }
    let better = difference.difference < 0 ? first.title : second.title
    return
      "\(better) is better by \(size(difference)), which is more than twice \(noise(difference))."
  }

  private var doubt: Words {
    guard let difference else {
      return "How large the noise in this difference is cannot be said."
    }
    return
      "They differ by \(size(difference)), which is not more than twice \(noise(difference)): the"
      + " test words do not tell which is better."
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
