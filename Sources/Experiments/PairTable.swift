public import Corpora

/// Tables of V x V numbers, which the lecture's pages and its nets are about: their memory and work grow with
/// the square of the alphabet.
public enum PairTable {
  /// As many different characters as a long list of Chinese names has.
  static let mostCharacters = 3000

  /// Throws `ExperimentError.tooManyCharacters` for a list that is too rich, before any work.
  public static func check(_ corpus: Corpus) throws(ExperimentError) {
    let characters = corpus.vocabulary.count - 1
    if characters > mostCharacters { throw .tooManyCharacters(corpus.name, characters) }
  }

  /// The same, if one of `recipes` has such a table.
  public static func check(_ corpus: Corpus, for recipes: [Recipe]) throws(ExperimentError) {
    if recipes.contains(where: \.hasPairTable) { try check(corpus) }
  }
}
