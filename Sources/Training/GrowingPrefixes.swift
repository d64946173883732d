import Corpora
import Models

/// Words that grow together, and their distinct prefixes in order, which a model reads.
struct GrowingPrefixes {
  /// The number of characters with the boundary, V.
  let vocabulary: Int
  /// What was drawn last, for each word that still grows.
  private(set) var drawn: [(word: Int, token: Token)]
  /// The place of each growing word among the prefixes: what is to be drawn next depends on it.
  private var places: [Int]
  private var prefixCount = 1
  private var position: Int

  /// `count` words of one common prefix of `position` characters.
  init(of count: Int, at position: Int, vocabulary: Int) {
    (self.position, self.vocabulary) = (position, vocabulary)
    drawn = (0..<count).map { ($0, Vocabulary.boundary) }
    places = Array(repeating: 0, count: count)
  }

  /// Lets `draw` choose the next character of each word, from what follows the prefix at a place; words that
  /// get the boundary grow no more.
  mutating func grow(_ draw: (_ place: Int) -> Token) {
    var growing = 0
    for index in drawn.indices {
      let token = draw(places[index])
      guard token != Vocabulary.boundary else { continue }
      drawn[growing] = (drawn[index].word, token)
      places[growing] = places[index]
      growing += 1
    }
    drawn.removeLast(drawn.count - growing)
    places.removeLast(places.count - growing)
  }

  /// Takes what was drawn into the prefixes, and returns what is new in them; nil if no word grows.
  ///
  /// A prefix is its parent's place and a character, and those in order are the prefixes in order. So no
  /// words are compared: all that occur are marked, and counted in one walk.
  mutating func step() -> PrefixStep? {
    guard !drawn.isEmpty else { return nil }
    var numbers = [Int32](repeating: -1, count: prefixCount * vocabulary)
    for (index, last) in drawn.enumerated() {
      numbers[places[index] * vocabulary + Int(last.token)] = 0
    }
    var (tokens, parents): ([Token], [Int32]) = ([], [])
    for place in 0..<prefixCount {
      for token in 0..<vocabulary where numbers[place * vocabulary + token] == 0 {
        numbers[place * vocabulary + token] = Int32(tokens.count)
        tokens.append(Token(token))
        parents.append(Int32(place))
      }
    }
    for (index, last) in drawn.enumerated() {
      places[index] = Int(numbers[places[index] * vocabulary + Int(last.token)])
    }
    prefixCount = tokens.count
    position += 1
    return PrefixStep(position: position, tokens: tokens, parents: parents)
  }
}
