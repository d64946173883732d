import Basics
public import Corpora
public import Models

/// How surprising a word is, letter by letter, to several models.
public struct NameScore: Codable, Sendable {
  /// The characters that are predicted: the word's own and its end.
  public let letters: [String]
  /// One opinion each.
  public let models: [Model]

  /// One model's opinion.
  public struct Model: Codable, Sendable {
    /// The recipe's id and title.
    public let id, title: String
    /// The probability of each character of `letters`.
    public let probabilities: [Double]
    /// The sum of -log p, and the mean, in nats; infinite where a character is impossible.
    public let surprisal, surprisalPerCharacter: Double
  }

  /// Asks every recipe's model about `word`.
  public init(
    _ word: ArraySlice<Token>, vocabulary: Vocabulary,
    models: [(recipe: Recipe, model: any LanguageModel)]
  ) {
    self.init(
      word, vocabulary: vocabulary,
      models: models.map { ($0.recipe.id, $0.recipe.title, $0.model) })
  }

  /// Asks every model about `word`.
  public init(
    _ word: ArraySlice<Token>, vocabulary: Vocabulary,
    models: [(id: String, title: String, model: any LanguageModel)]
  ) {
    letters = (word + [Vocabulary.boundary]).map { vocabulary.text(of: $0) }
    self.models = models.map { id, title, model in
      let probabilities = model.probabilities(of: word)
      let surprisal = probabilities.reduce(0) { $0 - Elementary.log($1) }
      return Model(
        id: id, title: title, probabilities: probabilities, surprisal: surprisal,
        surprisalPerCharacter: surprisal / Double(probabilities.count))
    }
  }
}
