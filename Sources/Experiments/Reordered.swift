import Basics
import Corpora
import Models

/// What a network expects after a word, and after the same characters in another order.
///
/// The last character stays where it is. Of the others, the first and the next one that differs from it
/// change their places.
public struct Reordered: Codable, Sendable {
  /// The word as it is, and the other one, character by character.
  public let letters, swapped: [String]
  /// The largest difference between the two probabilities of a next character, between 0 and 1.
  public let largestChange: Double

  /// Asks `model`; nil where all characters of `word` but the last are the same.
  init?(_ word: [Token], _ model: some LanguageModel, _ vocabulary: Vocabulary) {
    guard let other = word.dropLast().firstIndex(where: { $0 != word[0] }) else { return nil }
    var swapped = word
    swapped.swapAt(0, other)
    let p = [word, swapped].map { model.probabilities(after: $0[...]) }
    letters = word.map { vocabulary.text(of: $0) }
    self.swapped = swapped.map { vocabulary.text(of: $0) }
    largestChange = zip(p[0], p[1]).map { ($0 - $1).magnitude }.max() ?? 0
  }
}
