import Corpora
import Experiments
import Sites

extension SplitFindings {
  /// The first and shortest of the models.
  var bigram: Row {
    get throws { try rows.first.needed("models of a split") }
  }

  /// The model that is best on dev.
  var chosen: Row { rows[best] }

  /// The length that is best on dev, with nearly no smoothing.
  var lowest: TrigramFindings.Length {
    get throws {
      try overfitting.min { $0.losses.dev < $1.losses.dev }.needed("lengths of a split")
    }
  }

  /// The model that is second on dev.
  var second: Row {
    get throws {
      try rows.indices.filter { $0 != best }.min { rows[$0].losses.dev < rows[$1].losses.dev }
        .map { rows[$0] }.needed("second model of a split")
    }
  }

  /// The longest n-grams.
  var last: TrigramFindings.Length {
    get throws { try overfitting.last.needed("lengths of a split") }
  }

  /// The test words that train has, and the others.
  func asked(of row: Row, _ part: Part = .test) throws -> Overlap {
    try row.overlap.first { $0.part == part }.needed(
      "words that \(part.rawValue) shares with train")
  }

  /// Whether all losses of all splits are numbers.
  var hasSpread: Bool { rows.allSatisfy { $0.otherSplits.dev.allSatisfy(\.isFinite) } }

  /// Whether test has words that train has, and others, and the losses on both are numbers.
  var hasOverlap: Bool {
    get throws {
      let asked = try asked(of: longest)
      let new = try rows.map { try self.asked(of: $0, .dev).unseen }
      return asked.seen.isFinite && asked.unseen.isFinite && new.allSatisfy(\.isFinite)
    }
  }

  /// Of the plain counts the longest n-grams.
  private var longest: Row {
    get throws {
      try rows.last { $0.smoothing != nil }.needed("models of a split with fake counts")
    }
  }

  /// What the longest n-grams make of words that train has, and what is best on others.
  var newWords: [String: TemplateValue] {
    get throws {
      let losses = try rows.map { (title: $0.title, loss: try self.asked(of: $0, .dev).unseen) }
      let best = try losses.min { $0.loss < $1.loss }.needed("models of a split")
      let known = try asked(of: longest)
      return [
        "longest": .text(try longest.title), "seen": .loss(known.seen),
        "unseen": .loss(known.unseen), "bestOnNew": .text(best.title), "bestNew": .loss(best.loss),
      ]
    }
  }

  var claims: [Claim] {
    get throws {
      [try floor, try helps, try little] + (hasSpread ? [try paired] : [])
    }
  }

  private var floor: Claim {
    get throws {
      let least = try overfitting.map(\.losses.train).min().needed("lengths of a split")
      return Claim(
        "floor", on: "exercises.split.floors", "exercises.split.overfitting",
        if: least >= floors.train - 1e-9,
        "No model can get below \(.loss(floors.train)) on the training words: that is what it costs to know"
          + " them by heart, and then to guess which of them comes.",
        proof: "The model gives every word a probability, and these sum to one at most. The mean of"
          + " -log p is then never below the entropy of the words (Gibbs' inequality).")
    }
  }

  private var helps: Claim {
    get throws {
      let (lowest, first) = try (lowest, try overfitting.first.needed("lengths of a split"))
      let steps = zip(overfitting, overfitting.dropFirst()).prefix { $1.n <= lowest.n }
      let bothFall = steps.allSatisfy {
        $1.losses.train < $0.losses.train && $1.losses.dev < $0.losses.dev
      }
      return Claim(
        "helps", on: "exercises.split.overfitting", if: lowest.n > first.n && bothFall,
        "Up to n = \(.count(lowest.n)) a longer context helps on both parts.",
        otherwise: lowest.n == first.n
          ? "No context longer than that of n = \(.count(first.n)) helps on the dev words."
          : "Dev is lowest at n = \(.count(lowest.n)), but not every step on the way there helps on both"
            + " parts.")
    }
  }

  private var little: Claim {
    get throws {
      let first = try bigram.losses
      return Claim(
        "little", on: "exercises.split.rows", if: first.dev - first.train < 0.1,
        "A little worse at most, because a table of pairs has few numbers and many examples for most of"
          + " them. It cannot remember a word, so it loses little on new ones.",
        otherwise:
          "Much worse on this list, because its training words are too few even for a table of"
          + " pairs.")
    }
  }

  /// How the model that is second on dev compares with the best over all splits.
  private var paired: Claim {
    get throws {
      let second = try second
      let (own, other) = (chosen.otherSplits.devDeviation, second.otherSplits)
      let numbers: Sites.Words =
        "on average the dev loss of \(second.title) is \(.loss(other.behindMean)) above that of"
        + " \(chosen.title), with a standard deviation of \(.loss(other.behindDeviation)). The dev loss of"
        + " \(chosen.title) alone has one of \(.loss(own))."
      return Claim(
        "paired", on: "exercises.split.rows", if: other.behindDeviation < own,
        "Two models predict the same words, though, and easy words are easy for both. So their"
          + " difference varies less than their losses: " + numbers,
        otherwise:
          "Two models predict the same words, but for this list their difference varies no"
          + " less than their losses: " + numbers)
    }
  }
}
