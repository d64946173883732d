/// A list of B words as tokens without boundaries, packed end to end.
public struct Words: Sendable, Equatable, RandomAccessCollection {
  /// All characters of all words, one after the other.
  public private(set) var tokens: [Token] = []
  /// Where each word starts in `tokens`, and one past the last: B + 1 positions.
  public private(set) var starts: [Int] = [0]

  /// A list without words.
  public init() {}

  /// The tokens of each word, without boundaries.
  public init(_ words: some Sequence<some Collection<Token>>) {
    for word in words { append(word) }
  }

  /// Adds a word at the end.
  public mutating func append(_ word: some Collection<Token>) {
    tokens.append(contentsOf: word)
    starts.append(tokens.count)
  }

  /// The number of the first word.
  public var startIndex: Int { 0 }
  /// The number of words, B.
  public var endIndex: Int { starts.count - 1 }
  /// The tokens of one word.
  public subscript(index: Int) -> ArraySlice<Token> { tokens[starts[index]..<starts[index + 1]] }

  /// The words at `indices`, in that order.
  public func selecting(_ indices: some Sequence<Int>) -> Words {
    Words(indices.lazy.map { self[$0] })
  }

  /// The same words, each as if it ended after `length` characters at most.
  public func cut(to length: Int) -> Words { Words(lazy.map { $0.prefix(length) }) }

  /// The characters of the longest word.
  public var longest: Int { reduce(0) { Swift.max($0, $1.count) } }

  /// The number of examples a model of these words is asked for: every character and every end.
  public var exampleCount: Int { tokens.count + count }
}
