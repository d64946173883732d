import Basics
public import Corpora

/// A model of words: how likely is each character after the characters so far?
public protocol LanguageModel: Sendable {
  /// The number of characters with the boundary, V.
  var vocabularySize: Int { get }

  /// The numbers that were learned or counted.
  var parameterCount: Int { get }

  /// How many numbers must be kept to ask it: of counts only those above zero.
  var storedCount: Int { get }

  /// The V probabilities of what follows the prefix of a word (without its boundary).
  func probabilities(after prefix: ArraySlice<Token>) -> [Double]

  /// The V probabilities of what follows each of several prefixes, which are distinct, sorted and of
  /// one length.
  func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]]

  /// Reads prefixes that grow; it may remember them, and then does less than `probabilities(afterEach:)`.
  func decoder() -> IncrementalDecoder

  /// Whether a few characters decide what follows, so that each prediction costs next to nothing and asking
  /// for many together gains nothing.
  var hasShortContext: Bool { get }

  /// How many characters decide what follows, the boundary among them; nil for all so far.
  var reach: Int? { get }

  /// The probability of each of the batch's examples.
  func likelihoods(of batch: RaggedBatch) -> [Double]

  /// How many examples of `words` the model is asked for.
  func exampleCount(of words: Words) -> Int

  /// The sum of `-log p` over all examples of `words`, in nats.
  func totalNegativeLogLikelihood(of words: Words) -> Double
}

extension LanguageModel {
  public func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] {
    prefixes.map { probabilities(after: $0).map(Float.init) }
  }

  public var storedCount: Int { parameterCount }

  public var hasShortContext: Bool { false }

  public var reach: Int? { nil }

  /// Every character and every end.
  public func exampleCount(of words: Words) -> Int { words.exampleCount }

  /// The mean of `-log p` over all examples of `words`, in nats per character; NaN for no words.
  public func negativeLogLikelihood(of words: Words) -> Double {
    totalNegativeLogLikelihood(of: words) / Double(exampleCount(of: words))
  }

  /// The probability of each character of `word` and of its end: T + 1 values.
  public func probabilities(of word: ArraySlice<Token>) -> [Double] {
    (0...word.count).map { position in
      let next = position < word.count ? word[word.startIndex + position] : Vocabulary.boundary
      return probabilities(after: word.prefix(position))[Int(next)]
    }
  }
}

/// A model that looks at the last `order` characters only, boundaries standing in for missing ones.
///
/// It is evaluated once for each distinct context, however often the context occurs.
public protocol ContextModel: LanguageModel {
  /// How many characters of context it looks at.
  var order: Int { get }

  /// Which examples a word has for this model.
  var padding: Padding { get }

  /// The V probabilities after a context of `order` characters, the oldest first.
  func probabilities(inContext context: ArraySlice<Token>) -> [Double]
}

extension ContextModel {
  public var hasShortContext: Bool { true }

  public var reach: Int? { order }

  /// Every character is predicted, unless a model says otherwise.
  public var padding: Padding { .full }

  public func exampleCount(of words: Words) -> Int {
    switch padding {
    case .full: words.exampleCount
    case .single: words.reduce(0) { $0 + max(0, $1.count - order + 2) }
    }
  }

  public func probabilities(after prefix: ArraySlice<Token>) -> [Double] {
    let padding = repeatElement(Vocabulary.boundary, count: max(0, order - prefix.count))
    return probabilities(inContext: (Array(padding) + prefix.suffix(order))[...])
  }

  public func totalNegativeLogLikelihood(of words: Words) -> Double {
    totalNegativeLogLikelihood(
      of: ContextTable(words, order: order, vocabularySize: vocabularySize, padding: padding))
  }

  /// The sum of `-log p` over the examples that `table` counts, in nats.
  public func totalNegativeLogLikelihood(of table: ContextTable) -> Double {
    var sum = 0.0
    for row in 0..<table.contextCount {
      let p = probabilities(inContext: table.context(row))
      for entry in table.entries(of: row) {
        sum -= Double(table.counts[entry]) * Elementary.log(p[Int(table.next[entry])])
      }
    }
    return sum
  }

  /// The mean of `-log p` over the examples that `table` counts, in nats per character.
  public func negativeLogLikelihood(of table: ContextTable) -> Double {
    totalNegativeLogLikelihood(of: table) / Double(table.total)
  }
}
