import Corpora

/// Reads prefixes of words that grow by a character a time, as sampling does. What it remembers from one
/// time to the next is its own affair; the probabilities are those of its model.
public protocol IncrementalDecoder {
  /// The V probabilities of what follows each of several prefixes, which are distinct, sorted and of one
  /// length. After the first time, each is one of those of the time before and a character.
  mutating func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]]
}

/// Reads every prefix from its first character again.
struct UncachedDecoder: IncrementalDecoder {
  let model: any LanguageModel

  func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] {
    model.probabilities(afterEach: prefixes)
  }
}
