import Basics
import TestSupport
import Testing

@testable import Corpora

struct ListReadingTests {
  /// Words that tell their places: 0 is "a", 1 is "b", 26 is "ba".
  private func list(_ count: Int) -> [String] {
    (0..<count).map { number in
      String(
        String(number, radix: 26).map { digit in
          Character(Unicode.Scalar(UInt8(97 + Int(String(digit), radix: 26)!)))
        })
    }
  }

  private func drawn(_ words: [String], atMost most: Int) throws -> (
    corpus: Corpus, words: [String]
  ) {
    let corpus = try Corpus(
      bytes: Array(words.joined(separator: "\n").utf8), name: "list", atMost: most)
    return (corpus, corpus.words.map(corpus.vocabulary.text))
  }

  @Test("as many words as were asked for, in the order of the list, and the same ones each time")
  func drawsInOrder() throws {
    let words = list(1000)
    let places = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    for most in [1, 7, 400, 999] {
      let (corpus, drawn) = try drawn(words, atMost: most)
      #expect(drawn.count == most && corpus.drawnFrom == 1000)
      let found = drawn.map { places[$0]! }
      #expect(zip(found, found.dropFirst()).allSatisfy(<))
      #expect(try self.drawn(words, atMost: most).words == drawn)
    }
  }

  @Test("a list that is short enough is read as it is")
  func keepsShortLists() throws {
    for most in [1000, 1001, .max] {
      let (corpus, drawn) = try drawn(list(1000), atMost: most)
      #expect(drawn == list(1000) && corpus.drawnFrom == nil && corpus.identity == corpus.sha256)
    }
  }

  @Test(
    "each word has the same chance: those of each tenth of the list, within five standard deviations"
  )
  func drawsEvenly() throws {
    let words = list(20_000)
    let places = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    let (_, drawn) = try drawn(words, atMost: 4000)
    var tenths = [Int](repeating: 0, count: 10)
    for word in drawn { tenths[places[word]! / 2000] += 1 }
    // Hypergeometric: 4000 of 20,000, of which 2000 are in a tenth.
    let deviation = (4000 * 0.1 * 0.9 * 16_000 / 19_999.0).squareRoot()
    #expect(tenths.allSatisfy { abs(Double($0) - 400) < 5 * deviation })
  }

  @Test("a file in blocks gives the words of the same bytes at once, and the digest of all of them")
  func readsInBlocks() throws {
    // More than the block of a reader, with a mark, blank lines and a last line without an end.
    let text = "\u{FEFF}" + list(300_000).joined(separator: "\n\n") + "\nzoë"
    try withFolder { folder in
      let path = "\(folder)/list.txt"
      try writeAtomically(text.utf8, to: path)
      for most in [100, 5000, .max] {
        let blocks = try Corpus(path: path, atMost: most)
        let whole = try Corpus(bytes: Array(text.utf8), name: "list", atMost: most)
        #expect(blocks.words == whole.words && blocks.vocabulary == whole.vocabulary)
        #expect(blocks.sha256 == whole.sha256 && blocks.identity == whole.identity)
        #expect(blocks.sha256 == Digest.sha256(Array(text.utf8)))
      }
    }
  }

  @Test("how many words were drawn is part of what names them")
  func namesWhatWasDrawn() throws {
    let (some, more) = (
      try drawn(list(100), atMost: 10).corpus, try drawn(list(100), atMost: 20).corpus
    )
    #expect(some.sha256 == more.sha256)
    #expect(Set([some.identity, more.identity, some.sha256]).count == 3)
  }
}
