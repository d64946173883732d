import Basics
public import Corpora

/// How much of long words networks read: their work grows with a word's length, and attention's with its
/// square.
public struct ReadingLimit: Codable, Sendable, Equatable {
  /// So many characters of a word are read, as if it ended there.
  public let characters: Int
  /// How many words are longer.
  public let words: Int

  /// Longer than any name and most lines of a list; a paragraph of prose or a protein is not.
  static let most = 128

  /// Throws `ExperimentError.tooLong` for a word of more characters, if a network shall read it.
  public static func check(_ word: [Token], for recipes: [Recipe]) throws(ExperimentError) {
    if word.count > most, recipes.contains(where: \.readsWithNetwork) { throw .tooLong(word.count) }
  }

  /// Nil where no word is so long, or no recipe has a network: then all is read.
  init?(of corpus: Corpus, for recipes: [Recipe]) {
    guard recipes.contains(where: \.readsWithNetwork), corpus.words.longest > Self.most else {
      return nil
    }
    (characters, words) = (Self.most, corpus.words.count { $0.count > Self.most })
  }

  /// What a user is told before the training.
  public func notice(of list: String) -> String {
    "'\(list)' has \(words.counted("word")) of more than \(characters.grouped) characters: networks, and "
      + "models that are compared with them, read the beginning as if it were the whole word"
  }
}

extension Recipe {
  /// Whether it is a network of whole words, or a mixture with one.
  fileprivate var readsWithNetwork: Bool {
    network != nil || RecipeBook.all.contains { members.contains($0.id) && $0.network != nil }
  }
}

extension Corpus {
  /// What models of `recipes` read of the list, the same for all of them so that they can be compared; and the
  /// limit, where there are words beyond it.
  public func readable(by recipes: [Recipe]) -> (corpus: Corpus, limit: ReadingLimit?) {
    guard let limit = ReadingLimit(of: self, for: recipes) else { return (self, nil) }
    return (cut(to: limit.characters), limit)
  }
}
