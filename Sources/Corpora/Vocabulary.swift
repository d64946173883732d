/// A character's number in a vocabulary; 0 is the boundary of a word.
public typealias Token = Int32

/// The V characters that a corpus is made of: the boundary mark first, then its Unicode scalars
/// sorted by code point, as in the lecture (minute 12).
public struct Vocabulary: Sendable, Equatable {
  /// The token before the first and after the last character of every word.
  public static let boundary: Token = 0

  /// The most tokens that a corpus may have, the boundary included: eight of them, the longest context
  /// that is counted with what follows it, are packed into 128 bits.
  public static let limit = 1 << 16

  /// What each token looks like, `symbols[0]` being the boundary.
  public let symbols: [Unicode.Scalar]
  private let tokens: [Unicode.Scalar: Token]

  /// The vocabulary of the distinct `scalars`, in any order.
  public init(_ scalars: some Sequence<Unicode.Scalar>) {
    let characters = Set(scalars)
    let boundary = Self.boundaryMarks.first { !characters.contains($0) } ?? "."
    symbols = [boundary] + characters.sorted()
    tokens = .init(
      uniqueKeysWithValues: symbols.enumerated().dropFirst().map { ($1, Token($0)) })
  }

  /// The lecture marks a boundary with a dot; a corpus that has dots of its own gets another mark.
  private static let boundaryMarks: [Unicode.Scalar] = [".", "\u{2022}", "|", "\u{25E6}", "#"]

  /// V: the characters and the boundary.
  public var count: Int { symbols.count }

  /// The token of a character, or nil when the corpus has none such.
  public func token(of scalar: Unicode.Scalar) -> Token? { tokens[scalar] }

  /// The tokens of a text without boundaries, or nil when the corpus lacks one of its characters.
  public func tokens(of text: String) -> [Token]? {
    var result: [Token] = []
    for scalar in text.unicodeScalars {
      guard let token = tokens[scalar] else { return nil }
      result.append(token)
    }
    return result
  }

  /// The first character of `text` that the corpus does not have.
  public func firstUnknown(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { tokens[$0] == nil }
  }

  /// The text that `tokens` spell, boundaries included as their mark.
  public func text(of tokens: some Sequence<Token>) -> String {
    var text = String.UnicodeScalarView()
    for token in tokens { text.append(symbols[Int(token)]) }
    return String(text)
  }

  /// One token as text.
  public func text(of token: Token) -> String { String(symbols[Int(token)]) }
}
