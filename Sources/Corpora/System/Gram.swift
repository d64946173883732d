/// Up to eight characters in a row, each in 21 bits, the first in the highest: so they are sorted by code point.
public struct Gram: Hashable, Comparable, Sendable {
  let high, middle, low: UInt64

  /// The longest.
  public static let mostCharacters = 8
  /// What stands for the beginning and the end of a word, which no word contains.
  public static let boundary: Unicode.Scalar = "\n"

  private static let width: UInt64 = 21
  private static let mask: UInt64 = (1 << width) - 1

  init(high: UInt64, middle: UInt64, low: UInt64) {
    (self.high, self.middle, self.low) = (high, middle, low)
  }

  /// At most eight characters.
  public init(_ characters: some Collection<Unicode.Scalar>) {
    var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    for (place, character) in characters.enumerated() {
      let bits = UInt64(character.value) << (Self.width * UInt64(2 - place % 3))
      switch place / 3 {
      case 0: words.0 |= bits
      case 1: words.1 |= bits
      default: words.2 |= bits
      }
    }
    (high, middle, low) = words
  }

  /// Its first `count` characters; nil where a number is none.
  public func characters(_ count: Int) -> [Unicode.Scalar]? {
    let all = [high, middle, low].flatMap { word in
      (0..<3).map { UInt32(word >> (Self.width * UInt64(2 - $0)) & Self.mask) }
    }
    let scalars = all.prefix(count).compactMap(Unicode.Scalar.init)
    return scalars.count == count ? scalars : nil
  }

  public static func < (a: Gram, b: Gram) -> Bool {
    (a.high, a.middle, a.low) < (b.high, b.middle, b.low)
  }
}
