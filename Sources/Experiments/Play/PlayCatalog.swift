import Corpora
import FoundationEssentials
import Models
import Randomness
import Training

/// What the forms of a site know of the list and of its models: the script `assets/play/catalog.js`.
public struct PlayCatalog: Encodable, Sendable {
  /// The list's name, and how many words it has.
  let list: String
  let words: Int
  /// What each token looks like, the boundary first.
  let symbols: [String]
  /// What the words were shuffled and the models trained with.
  let splitSeed: Int
  let seed: UInt64
  let profile: Profile
  /// How many characters of a word the models of the train part read; null where they read all.
  @Nullable var readingLimit: Int?
  /// What the engine knows by numbers, in its order: the kinds of networks, the parts of the split, which words teach
  /// a model, and how a character is drawn.
  let kinds = ModelCatalog.all.map(\.id)
  let parts = Part.allCases
  let scopes = TrainingScope.allCases.map(\.rawValue)
  let draws = SamplingMethod.allCases
  let recipes: [Entry]

  /// A recipe with its model.
  struct Entry: Encodable, Sendable {
    let id, title, summary: String
    /// The kind of network; null for what is none.
    @Nullable var kind: String?
    let members: [Member]
    /// Which of `weights/ID.js` and `weights/ID-all.js` there are.
    let train, all: Bool
    /// Nats per character.
    @Nullable var dev: Double?
    let parameters: Int
    @Nullable var settings: PlaySettings?
  }

  /// The catalog as JSON: keys sorted, so that equal catalogs are equal bytes.
  public func json() throws -> [UInt8] {
    try publishedJSON(self, [.sortedKeys, .withoutEscapingSlashes])
  }
}

extension FindingsBuilder {
  /// What forms know of `findings`, which this builder found, and of their models.
  public func catalog(of findings: Findings) throws -> PlayCatalog {
    PlayCatalog(
      list: corpus.name, words: corpus.words.count,
      symbols: corpus.vocabulary.symbols.map { String($0) }, splitSeed: splitSeed, seed: seed,
      profile: profile, readingLimit: findings.reading?.characters,
      recipes: try findings.playable.map { model in
        let recipe = try RecipeBook.recipe(model.id)
        return PlayCatalog.Entry(
          id: recipe.id, title: recipe.title, summary: recipe.summary, kind: recipe.network?.id,
          members: model.members, train: model.train != nil, all: model.all != nil,
          dev: model.dev, parameters: model.parameters, settings: model.settings)
      })
  }
}
