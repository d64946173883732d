public import Corpora

/// One character more of each of several words that grow together. Words that begin alike are one prefix.
public struct PrefixStep: Equatable, Sendable {
  /// How many characters stand before this one: 0 where words begin, with the boundary.
  public let position: Int
  /// What each of the N prefixes reads.
  public let tokens: [Token]
  /// For each of them the place, among those of the step before, of the prefix that it continues; 0 where
  /// words begin.
  public let parents: [Int32]

  /// The step after so many others; the prefixes are distinct, and sorted.
  public init(position: Int, tokens: [Token], parents: [Int32]) {
    precondition(tokens.count == parents.count, "each prefix continues one")
    (self.position, self.tokens, self.parents) = (position, tokens, parents)
  }

  /// Where all words begin: one prefix, which reads the boundary.
  public static let beginning = PrefixStep(
    position: 0, tokens: [Vocabulary.boundary], parents: [0])

  /// The number of prefixes, N.
  public var count: Int { tokens.count }
}

/// Reads words that grow by a character a time, as sampling does. What it remembers from one step to the
/// next is its own affair; the probabilities are those of its model.
public struct IncrementalDecoder {
  private let step: (PrefixStep, inout [Float]) -> Void

  /// A decoder that asks `read`, which may keep what it needs from one step to the next.
  public init(_ read: @escaping (_ step: PrefixStep, _ probabilities: inout [Float]) -> Void) {
    step = read
  }

  /// Replaces `probabilities` by those of what follows each prefix: N x V, row by row. Steps come in the order
  /// of their positions; one at position 0 begins anew.
  public func read(_ step: PrefixStep, into probabilities: inout [Float]) {
    self.step(step, &probabilities)
  }
}

extension LanguageModel {
  /// Reads every prefix from its first character again.
  public func decoder() -> IncrementalDecoder { forgetfulDecoder() }

  /// The decoder that remembers nothing but the words.
  func forgetfulDecoder() -> IncrementalDecoder {
    var prefixes: [[Token]] = []
    return IncrementalDecoder { step, p in
      prefixes =
        step.position == 0
        ? [[]] : zip(step.parents, step.tokens).map { prefixes[Int($0)] + [$1] }
      p.removeAll(keepingCapacity: true)
      for row in probabilities(afterEach: prefixes.map { $0[...] }) { p += row }
    }
  }
}
