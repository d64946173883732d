import Basics
import Experiments
import Sites

extension FamilyPage {
  static var bagOfWords: FamilyPage {
    FamilyPage(
      "bow", title: "Bag of words: the plain mean",
      question: "What if every character so far counted the same?",
      recipes: ["bow"], beside: ["trigram"]
    ) { page in
      let introspection = try page.introspection
      return ChapterContent(
        values: introspection.wordValues.merging([
          "channels": .count(introspection.channels), "hidden": .count(introspection.hidden),
          "reordered": .list(introspection.reordered.map { [$0.value] } ?? []),
        ]) { $1 },
        claims: [
          introspection.known, page.pair(page.model, try page["trigram"]).claim("order-or-length"),
        ] + (introspection.reordered.map { [$0.order] } ?? []),
        illustrations: [try introspection.equalWeights])
    }
  }
}

extension Reordered {
  fileprivate var value: TemplateValue {
    ["letters": .letters(letters.joined()), "swapped": .letters(swapped.joined())]
  }

  /// That the order is nothing to the model, but for rounding.
  fileprivate var order: Claim {
    return Claim(
      "order", on: "models.introspection.reordered", if: largestChange < 1e-4,
      "the largest difference between two probabilities of a next letter is"
        + " \(.number(largestChange, .scientific)): what is not 0 of it is rounding",
      proof: "both sums have the same terms, and the last character is the same")
  }
}

extension Introspection {
  /// What the model is by its definition: row t is 1 / (t + 1) up to the diagonal.
  fileprivate var equalWeights: Illustration {
    get throws {
      let count = letters.count
      let weights = (0..<count * count).map { place in
        place % count > place / count ? 0 : 1 / Double(place / count + 1)
      }
      return try attention(
        id: "bow-weights",
        title: "Along \(word) a character's share of the mean falls from 1 to 1/\(count)",
        alternative: "Triangle of weights for \(word), where each row is even, and the"
          + " lower, the fainter",
        maps: [("each row is a mean", weights)], columns: 1,
        // A row of eight times 0.12 would not add up to 1.
        digits: 3)
    }
  }
}
