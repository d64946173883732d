import Basics
import Glibc

/// Bigrams counted while a text streams by: memory depends on the characters, not on the length.
///
/// The text is read as `Corpus` reads it and gives the same counts.
public struct BigramTally: Sendable {
  /// Two characters in a row; the boundary of a word is a line feed, which no word contains.
  public struct Bigram: Hashable, Sendable {
    /// The two characters in their order.
    public let first, second: Unicode.Scalar
    /// What stands for the beginning and the end of a word.
    public static let boundary: Unicode.Scalar = "\n"
  }

  /// Bigrams of two ASCII characters, at the first times 128 plus the second.
  private var ascii = [Int](repeating: 0, count: 128 * 128)
  private var others: [Bigram: Int] = [:]

  /// Counts the file at `path`, or standard input for `-`.
  public init(path: String) throws(CorpusError) {
    let name = Corpus.name(ofPath: path)
    let lines = try forEachBlock(of: path, named: name) { block, linesBefore throws(CorpusError) in
      try count(block, named: name, after: linesBefore)
    }
    guard wordCount == 0 else { return }
    throw lines == 0 ? .empty(name) : .onlyBlankLines(name)
  }

  /// Words seen: each begins once.
  public var wordCount: Int {
    let row = Int(lineFeed) << 7
    return others.reduce(ascii[row..<row + 128].reduce(0, +)) {
      $0 + ($1.key.first == Bigram.boundary ? $1.value : 0)
    }
  }

  /// Every bigram seen and how often, the most frequent first, equals by code point.
  public func sorted() -> [(bigram: Bigram, count: Int)] {
    let plain = ascii.indices.lazy.filter { ascii[$0] > 0 }.map { cell in
      (Bigram(first: .init(UInt8(cell / 128)), second: .init(UInt8(cell % 128))), ascii[cell])
    }
    return (Array(plain) + others.map { ($0, $1) }).sorted {
      ($1.1, $0.0.first, $0.0.second) < ($0.1, $1.0.first, $1.0.second)
    }
  }

  /// Counts whole lines. `linesBefore` serves to say where a byte is wrong.
  private mutating func count(
    _ block: ArraySlice<UInt8>, named name: String, after linesBefore: Int
  ) throws(CorpusError) {
    if block.allSatisfy({ (0x21...0x7E).contains($0) || $0 == lineFeed }) {
      countPlain(block)
    } else {
      let text = try CorpusText(block, named: name, after: linesBefore)
      for line in text.lines { countAny(line) }
    }
  }

  /// Lines of visible ASCII without spaces: a table cell a byte.
  ///
  /// Two neighbours often count in the same cell, where the second has to wait for the first; so each of four in turn
  /// has a table of its own.
  private mutating func countPlain(_ block: ArraySlice<UInt8>) {
    var tables = [UInt32](repeating: 0, count: 4 * ascii.count)
    tables.withUnsafeMutableBufferPointer { tables in
      block.withUnsafeBufferPointer { bytes in
        var previous = Int(lineFeed)
        var index = 0
        while index < bytes.count {
          let byte = Int(bytes[index])
          tables[(index & 3) << 14 | previous << 7 | byte] &+= 1
          previous = byte
          index += 1
        }
        if previous != Int(lineFeed) { tables[previous << 7 | Int(lineFeed)] &+= 1 }
      }
    }
    for (place, count) in tables.enumerated() where count > 0 {
      ascii[place % ascii.count] += Int(count)
    }
    // A blank line is no word: what it adds is one boundary after another.
    ascii[Int(lineFeed) << 7 | Int(lineFeed)] = 0
  }

  /// A word of any characters.
  private mutating func countAny(_ word: Substring.UnicodeScalarView) {
    var previous = Bigram.boundary
    for scalar in Array(word) + [Bigram.boundary] {
      if previous.isASCII, scalar.isASCII {
        ascii[Int(previous.value) << 7 | Int(scalar.value)] += 1
      } else {
        others[Bigram(first: previous, second: scalar), default: 0] += 1
      }
      previous = scalar
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
