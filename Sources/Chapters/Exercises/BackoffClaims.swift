import Basics
import Experiments
import Sites

/// The network that is best on dev beside the smoothed counts that are best on dev, of the models that are
/// trained by name: none of them learned from dev.
struct NetworkAndCounts {
  let network, counts: ModelFindings
  /// Which is better on test.
  let claim: Claim

  /// Nil if there is none of either. A mixture is neither: tables vote in it, and dev has fitted the votes.
  init?(_ findings: Findings, smoothers: [String]) {
    let models = findings.models.filter { $0.members.isEmpty && $0.nll.test != nil }
    func best(_ models: [ModelFindings]) -> ModelFindings? {
      models.filter { $0.nll.dev != nil }.min {
        ($0.nll.dev ?? .infinity) < ($1.nll.dev ?? .infinity)
      }
    }
    guard let network = best(models.filter { $0.introspection != nil }),
      let counts = best(
        models.filter { model in smoothers.contains { model.id.hasPrefix("\($0)-") } })
    else { return nil }
    (self.network, self.counts) = (network, counts)
    claim = TestPair(network, counts, findings).claim("beats")
  }
}

extension BackoffFindings {
  /// The smoother and the length that are best on dev.
  var winner: Row { rows[best] }

  /// The Kneser-Ney model that the page speaks of.
  var kneserNey: Row {
    get throws { try row("kneser-ney", 5) }
  }

  /// The longest n-grams.
  var longest: Memory {
    get throws { try memory.last.needed("memory of n-grams") }
  }

  func row(_ id: String, _ n: Int) throws -> Row {
    try rows.first { $0.id == id && $0.n == n }.needed("smoother '\(id)' with n = \(n)")
  }

  /// The rules in their order, one fake count first.
  var rules: [(id: String, title: String)] {
    rows.filter { $0.n == rows.first?.n }.map { ($0.id, $0.title) }
  }

  /// A smoother at the length that is best on dev.
  func best(of id: String) throws -> Row {
    try rows.filter { $0.id == id }.min { $0.losses.dev < $1.losses.dev }
      .needed("smoother '\(id)'")
  }

  var claims: [Claim] { get throws { [try chooser, try once, try mostly] } }

  private var chooser: Claim {
    get throws {
      let five = try kneserNey
      let heldOut = try five.devByHeldOut.needed("loss of held-out discounts")
      let numbers: Words =
        "the held-out tenth gives \(.loss(heldOut)) and dev itself \(.loss(five.losses.dev))"
      return Claim(
        "chooser", on: "exercises.backoff.rows", if: abs(heldOut - five.losses.dev) < 0.01,
        numbers
          + ". Between these two it matters less than a hundredth of a nat who chooses: so few"
          + " discounts cannot learn a list by heart.",
        otherwise: numbers
          + ". Here it matters who chooses, and dev has chosen on the very words that"
          + " it is asked about.")
    }
  }

  /// What a Kneser-Ney 6-gram takes from a count of one.
  var onceDiscount: Double {
    get throws {
      let parameters = try row("kneser-ney", 6).parameters.last.needed("discounts of Kneser-Ney")
      return try parameters.first.needed("discount of Kneser-Ney")
    }
  }

  private var mostly: Claim {
    get throws {
      Claim(
        "mostly", on: "exercises.backoff.rows", if: try onceDiscount > 0.5,
        "Mostly what shorter contexts give it, because what came once is often not what comes next.",
        otherwise: "For this list a half or more, because what came once often comes again.")
    }
  }

  private var once: Claim {
    get throws {
      let isMostlyOnce = memory.map { 2 * $0.coverage.contextsSeenOnce > $0.coverage.contexts }
      let from = isMostlyOnce.lastIndex(of: false).map { $0 + 1 } ?? 0
      let longest = try longest.n
      return Claim(
        "once", on: "exercises.backoff.memory", if: from < memory.count,
        "From n = \(.count(from < memory.count ? memory[from].n : longest)) on, more than half of the"
          + " contexts occurred a single time in train: such a memory is memory for single words.",
        otherwise:
          "Even at n = \(.count(longest)) at least half of the contexts occurred more than once"
          + " in train.")
    }
  }
}
