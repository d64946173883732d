import Basics
import Experiments
import Figures
import Sites

extension FamilyPage {
  static var bagOfWords: FamilyPage {
    FamilyPage(
      "bow", title: "Bag of words: the plain mean",
      question: "What if every letter so far counted the same?", recipes: ["bow"]
    ) { page in
      let introspection = try page.introspection
      let places = introspection.letters.count
      return ChapterContent(
        values: introspection.wordValues.merging([
          "places": .count(places),
          "share": .decimal(1 / Double(places), 3), "hidden": .count(introspection.hidden),
        ]) { $1 },
        illustrations: [try introspection.equalWeights])
    }
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
      let figure = AttentionMaps(
        labels: drawnLetters,
        maps: [[weights]])
      return try Illustration(
        id: "bow-weights",
        title: "In the mean over \(word) all letters so far weigh the same",
        alternative: "Triangle of weights for \(word), where each row is even, and the"
          + " lower, the fainter",
        figure: figure,
        columns: Self.attentionColumns,
        rows: attentionRows([("mean", weights)]))
    }
  }
}
