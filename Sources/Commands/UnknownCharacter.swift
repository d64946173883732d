import Basics
import Corpora

/// A word with a character that the list does not have.
struct UnknownCharacter: Error, CustomStringConvertible {
  let word: String
  let character: Unicode.Scalar
  let list: String

  var description: String { "'\(word)' has \(character.described), which no word of '\(list)' has" }
}

extension Corpus {
  /// The tokens of `word` without boundaries. Throws `UnknownCharacter`.
  func tokens(of word: String) throws(UnknownCharacter) -> [Token] {
    if let character = vocabulary.firstUnknown(in: word) {
      throw UnknownCharacter(word: word, character: character, list: name)
    }
    return vocabulary.tokens(of: word) ?? []
  }
}
