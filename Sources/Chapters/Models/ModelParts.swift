import Basics
import Corpora
import Experiments
import Figures
import Sites
import Tensors
import Training

extension [ModelFindings] {
  /// The lowest loss on dev, if any model has one: dev chooses.
  var best: ModelFindings? { lowest(\.dev) }

  /// The lowest loss on a part, if any model has one there.
  func lowest(_ part: (ModelFindings.Losses) -> Double?) -> ModelFindings? {
    compactMap { model in part(model.nll).map { (model, loss: $0) } }
      .min { $0.loss < $1.loss }?.0
  }
}

extension ModelFindings.Losses {
  /// Whether train, dev and test all have words.
  var isComplete: Bool { train != nil && dev != nil && test != nil }
}

extension Findings {
  /// The model of this recipe.
  func model(_ recipe: String) throws -> ModelFindings {
    try needed(models.first { $0.id == recipe }, "the model '\(recipe)'")
  }
}

extension ModelFindings {
  /// The loss on dev, where dev has words.
  var dev: Double {
    get throws { try needed(nll.dev, "loss of '\(id)' on dev") }
  }
  /// The loss on test, where test has words.
  var test: Double {
    get throws { try needed(nll.test, "loss of '\(id)' on test") }
  }
  /// What a network shows of itself.
  var neededIntrospection: Introspection {
    get throws { try needed(introspection, "introspection of '\(id)'") }
  }

  /// Dev at each evaluation.
  var devPoints: [LossChart.Point] {
    history.compactMap { point in point.dev.map { (Double(point.step), $0) } }
  }

  /// The level that others have published of such a model, if they have.
  var publishedReference: Reference? {
    published.map { .init("\(id), published \($0.text(.atLeast(2)))", $0) }
  }

  /// Of what it makes up, what stands nowhere in the list, between 0 and 1.
  var newShare: Double { get throws { try share(.new) } }

  /// Of what it makes up, what stands in this part of the list, or nowhere.
  func share(_ novelty: Novelty) throws -> Double {
    try needed(self.novelty[novelty.rawValue], "share of '\(novelty.rawValue)' of '\(id)'")
  }

  /// Ten samples under the model's name.
  var sampleColumn: (title: String, samples: [SampleSet.Sample]) {
    (
      title,
      samples.prefix(10).map {
        .init(shownWord($0.text, atMost: 100), novelty: $0.novelty.rawValue)
      }
    )
  }

  /// The losses on words of `part` that the train part has too, and on the others.
  func seenAndUnseen(_ part: Part) -> [Cell] {
    let overlap = overlap.first { $0.part == part }
    return [overlap?.seen, overlap?.unseen].map { $0.map(Cell.loss) ?? .none }
  }
}

extension Cell {
  /// A loss that may not exist.
  static func optionalLoss(_ value: Double?) -> Cell { value.map(loss) ?? .none }
}

extension Introspection {
  /// The word that was read, as figures write it.
  var word: String { shownCharacter(letters.dropFirst().joined()) }

  /// The word: what the partial `word` shows, with the claim `known`.
  var wordValues: [String: TemplateValue] { ["word": .letters(letters.dropFirst().joined())] }

  /// The same word to look into, or any other.
  func insides(_ recipes: [String]) -> Play {
    Play(
      "insides", title: "Try it: look inside",
      options: [
        "word": .text(letters.dropFirst().joined()),
        "recipes": .list(recipes.map { .text($0) }),
      ])
  }

  /// The same word and part in the form of a page.
  func insides(on page: String, part: String) -> Play.State? {
    .insides(on: page, letters.dropFirst().joined(), part: part)
  }

  /// Whether the network has learned from the word.
  var known: Claim {
    Claim(
      "known", on: "models.introspection.novelty", if: novelty == .train,
      "a word that it has learned from", otherwise: "a word that it has not learned from")
  }

  /// What was observed under `name`: a row for each letter.
  func observation(_ name: String) throws -> Observation {
    try needed(observations.first { $0.name == name }, "observation '\(name)'")
  }

  /// The mean of what was observed under `name`, over all units and letters.
  func observedMean(_ name: String) throws -> Double {
    try needed(means[name], "mean of '\(name)'")
  }

  /// The letters as figures write them.
  var drawnLetters: [String] { letters.map(shownCharacter) }
}
