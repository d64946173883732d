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
  /// words are compared: what occurs is a bit in a set, and its place is the number of bits before it.
  mutating func step() -> PrefixStep? {
    guard !drawn.isEmpty else { return nil }
    var children = OrderedSet(capacity: prefixCount * setStride)
    for (index, last) in drawn.enumerated() {
      children.insert(places[index] * setStride + Int(last.token))
    }
    children.count()
    for (index, last) in drawn.enumerated() {
      places[index] = children.place(of: places[index] * setStride + Int(last.token))
    }
    let elements = children.elements
    prefixCount = elements.count
    position += 1
    return PrefixStep(
      position: position, tokens: elements.map { Token($0 % setStride) },
      parents: elements.map { Int32($0 / setStride) })
  }

  /// V, or the next multiple of 64: each prefix has whole words of the set.
  private var setStride: Int { (vocabulary + 63) / 64 * 64 }
}

/// Numbers below a multiple of 64, a bit each.
private struct OrderedSet {
  private var words: [UInt64]
  /// How many numbers lie before each word.
  private var before: [Int]

  init(capacity: Int) {
    words = Array(repeating: 0, count: capacity / 64)
    before = Array(repeating: 0, count: capacity / 64)
  }

  mutating func insert(_ number: Int) { words[number / 64] |= 1 << UInt64(number % 64) }

  /// To be called when all numbers are there, before places are asked for.
  mutating func count() {
    var sum = 0
    for index in words.indices {
      before[index] = sum
      sum += words[index].nonzeroBitCount
    }
  }

  /// How many numbers are smaller than this one.
  func place(of number: Int) -> Int {
    let smaller = words[number / 64] & (1 << UInt64(number % 64) - 1)
    return before[number / 64] + smaller.nonzeroBitCount
  }

  /// All numbers, the smallest first.
  var elements: [Int] {
    var elements: [Int] = []
    for (index, word) in words.enumerated() {
      var left = word
      while left != 0 {
        elements.append(index * 64 + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
    return elements
  }
}
