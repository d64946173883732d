import Experiments
import Sites

extension SmoothingFindings {
  /// The counts whose curve the page shows whole.
  var trigram: Curve {
    get throws { try counts.first { $0.n == 3 }.needed("sweep of trigram counts") }
  }

  /// Fake counts and penalties of the trigrams; none for large vocabularies.
  var pairs: [Pair] { correspondence.last ?? [] }

  /// The pair at the fake count that is best for counts.
  var nearest: Pair? { pairs.min { $0.devOfCounts < $1.devOfCounts } }

  var claims: [Claim] {
    get throws {
      [try rises, try valley, try impossible, try falls] + (nearest.map { [alike($0)] } ?? [])
    }
  }

  private var rises: Claim {
    get throws {
      let points = try trigram.points
      return Claim(
        "rises", on: "exercises.smoothing.counts",
        if: zip(points, points.dropFirst()).allSatisfy { $0.train <= $1.train + 1e-9 },
        "The training loss never falls.",
        proof: "A fake count mixes the shares of each context with equal chances, and the loss on"
          + " what was counted is a convex function of the mixture, which is lowest at no share for them."
      )
    }
  }

  private var valley: Claim {
    get throws {
      let (chosen, none) = try (trigram.chosen, trigram.none)
      let last = try trigram.points.last.needed("points of a sweep")
      return Claim(
        "valley", on: "exercises.smoothing.counts",
        if: chosen.dev < none.dev && chosen.dev < last.dev,
        "The dev loss falls first, and then rises, because a little makes possible what was never counted, and"
          + " much drowns what was.",
        otherwise: chosen.strength == 0
          ? "The dev loss is lowest with nothing added, too, for this list."
          : "The dev loss is lowest at infinity for this list: the counts of triples do not help at all."
      )
    }
  }

  private var impossible: Claim {
    get throws {
      let none = try trigram.none.dev
      return Claim(
        "impossible", on: "exercises.smoothing.counts", if: none == .infinity,
        "On the dev words there are triples that never occurred in training. With nothing added they are"
          + " impossible, and the loss is infinite: that point is off the chart.",
        otherwise:
          "On the dev words of this list no triple is missing whose pair occurred in training, so"
          + " with nothing added the loss is \(.loss(none)).")
    }
  }

  /// What dev gains by the best fake count.
  private var falls: Claim {
    get throws {
      let chosen = try trigram.chosen
      return Claim(
        "falls", on: "exercises.smoothing.counts", if: chosen.strength > 0,
        "Add a little, and triples that are new get a little. Add much, and the model forgets what it has"
          + " counted. Of all settings \(.strength(chosen.strength)) is the best, with a dev loss of"
          + " \(.loss(chosen.dev)).",
        otherwise:
          "Nothing that is added makes the dev loss better here: it is \(.loss(chosen.dev)) with nothing"
          + " added.")
    }
  }

  private func alike(_ pair: Pair) -> Claim {
    let gap = abs(pair.devOfCounts - pair.devOfNetwork)
    return Claim(
      "alike", on: "exercises.smoothing.correspondence", if: gap >= 0.00005,
      "The two do not do the same, because a fake count pulls every *probability* towards equal shares, and"
        + " the penalty pulls every *logit* towards zero, and large logits most.",
      otherwise:
        "Here the two cannot be told apart by four digits. In general a fake count pulls every"
        + " *probability* towards equal shares, and the penalty pulls every *logit* towards zero, and"
        + " large logits most.")
  }
}

extension SmoothingFindings.Curve {
  /// The loss with nothing added.
  var none: SmoothingFindings.Point {
    get throws { try points.first { $0.strength == 0 }.needed("sweep from zero") }
  }
}
