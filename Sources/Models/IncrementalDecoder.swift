public import Corpora

/// Reads prefixes of words that grow by a character a time, as sampling does. What it remembers from one
/// time to the next is its own affair; the probabilities are those of its model.
public struct IncrementalDecoder {
  private let read: ([ArraySlice<Token>]) -> [[Float]]

  /// A decoder that asks `read`, which may keep what it needs from one time to the next.
  public init(_ read: @escaping (_ prefixes: [ArraySlice<Token>]) -> [[Float]]) { self.read = read }

  /// The V probabilities of what follows each of several prefixes, which are distinct, sorted and of one
  /// length. After the first time, each is one of those of the time before and a character.
  public func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] { read(prefixes) }
}
