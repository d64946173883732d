import Basics
import Randomness

/// Reads a list block by block, in memory that grows with the words that it keeps.
///
/// Of more words than it may keep it keeps as many, drawn so that each has the same chance (Vitter's algorithm R, 1985),
/// and the same ones each time. They stay in the order of the list.
struct ListReading: ~Copyable {
  private struct Word {
    /// Its place among all words of the list.
    let index: Int
    let text: String
  }

  private let name: String
  private let most: Int
  private var digest = RunningDigest()
  private var linesBefore = 0
  private var wordCount = 0
  private var words: [Word] = []
  /// Of the words that are kept.
  private var byteCount = 0
  private var generator = PythonRandom(seed: 0)

  /// A list of no words yet.
  ///
  /// - Parameter most: how many words are kept.
  init(named name: String, atMost most: Int) { (self.name, self.most) = (name, most) }

  /// Reads whole lines. Throws a `CorpusError`.
  mutating func take(_ block: ArraySlice<UInt8>) throws(CorpusError) {
    digest.add(block)
    let text = try CorpusText(block, named: name, after: linesBefore)
    linesBefore += block.count { $0 == UInt8(ascii: "\n") }
    for line in text.lines { take(line) }
    if byteCount > Corpus.largestFile { throw .tooLarge(name) }
  }

  private mutating func take(_ line: Substring.UnicodeScalarView) {
    defer { wordCount += 1 }
    guard wordCount >= most else {
      words.append(Word(index: wordCount, text: String(line)))
      byteCount += words[wordCount].text.utf8.count
      return
    }
    let place = generator.random(below: wordCount + 1)
    guard place < most else { return }
    byteCount -= words[place].text.utf8.count
    words[place] = Word(index: wordCount, text: String(line))
    byteCount += words[place].text.utf8.count
  }

  /// What was read. Throws a `CorpusError` for no words, and for too many characters.
  consuming func list() throws(CorpusError) -> (
    sha256: String, vocabulary: Vocabulary, words: Words, drawnFrom: Int?
  ) {
    guard !digest.isEmpty else { throw .empty(name) }
    guard !words.isEmpty else { throw .onlyBlankLines(name) }
    if wordCount > most { words.sort { $0.index < $1.index } }
    let characters = distinctScalars(of: words.lazy.map(\.text.unicodeScalars))
    guard characters.count < Vocabulary.limit else {
      throw .tooManyCharacters(name, characters.count)
    }
    let vocabulary = Vocabulary(characters)
    var tokens = Words()
    for word in words { tokens.append(word.text.unicodeScalars.map { vocabulary.token(of: $0)! }) }
    return (
      digest.hexadecimal, vocabulary, tokens, wordCount > most ? wordCount : nil
    )
  }
}

/// Most lists are nearly all ASCII, for which a table of 128 flags is much quicker than a set.
private func distinctScalars(
  of words: some Sequence<String.UnicodeScalarView>
) -> [Unicode.Scalar] {
  var ascii = [Bool](repeating: false, count: 128)
  var others: Set<Unicode.Scalar> = []
  for scalar in words.joined() {
    if scalar.isASCII { ascii[Int(scalar.value)] = true } else { others.insert(scalar) }
  }
  return ascii.indices.filter { ascii[$0] }.map { Unicode.Scalar(UInt8($0)) } + others
}
