import Basics
import Corpora
import Models
public import Training

/// How likely each character of the list's first word is to a model, and its end: the word that all pages follow.
public struct ExpectedWord: Codable, Sendable {
  /// What is read: the boundary, and the word's characters.
  public let letters: [String]
  /// What follows each of `letters`; after the last one the boundary, unless the word was too long.
  public let next: [String]
  /// The probability of each of `next`, between 0 and 1.
  public let probabilities: [Double]
  /// Whether the model has learned from the word.
  public let novelty: Novelty

  /// Characters that a table has room for, the boundary included.
  static let mostLetters = 16

  /// Asks `model`.
  init(_ model: any LanguageModel, reading data: SplitCorpus) {
    let whole = data.corpus.words.first ?? []
    let read = WordReading(whole, data.corpus.vocabulary)
    (letters, next) = (read.letters, read.next)
    probabilities = Array(
      model.probabilities(of: whole.prefix(letters.count)).prefix(letters.count))
    novelty = data.novelty.novelty(of: Array(whole))
  }

  /// The mean of -log p, in nats per character; infinite where the model rules a character out.
  public var loss: Double {
    -mean(probabilities.map(Elementary.log))
  }
}

/// The beginning of a word as figures and tables show it, character by character.
struct WordReading {
  let letters, next: [String]

  init(_ word: ArraySlice<Token>, _ vocabulary: Vocabulary) {
    letters = ([Vocabulary.boundary] + word.prefix(ExpectedWord.mostLetters - 1)).map {
      vocabulary.text(of: $0)
    }
    next = (word + [Vocabulary.boundary]).prefix(letters.count).map { vocabulary.text(of: $0) }
  }
}
