/// Words packed one after the other without padding: N rows, one for each prefix of a word.
///
/// The word `emma` gives five rows, `.emma` to read and `emma.` to predict, where `.` is token 0.
/// On names.txt that is 7.1 rows a word, where padding to the longest takes 16. Words that begin
/// alike may share the rows of what they have in common: a model that sees only what came before
/// computes the same there. 32 names then have 5.4 rows each, all of names.txt 1.5.
public struct RaggedBatch: Equatable, Sendable {
  /// Token 0 begins and ends every word.
  public static let boundary: Int32 = 0

  /// What follows a row in some of the words.
  public struct Example: Equatable, Sendable, BitwiseCopyable {
    /// The row that is read last.
    public let row: Int32
    /// The token that follows it; the boundary where a word ends.
    public let next: Int32
    /// How many words go on so.
    public var count: Int32
  }

  /// The token that each of the N rows reads.
  public let inputs: [Int32]
  /// How many rows of its word stand before each of the N rows: 0 where a word begins.
  public let positions: [Int32]
  /// For each of the N rows the row of the prefix that is a character shorter; -1 where a word begins.
  public let parents: [Int32]
  /// What follows each row, in the order in which words ask for it: without sharing that of the rows.
  public let examples: [Example]
  /// The rows of each word, word after word. Without sharing these are the N rows in their order.
  public let wordRows: [Int32]
  /// For each of the N rows where it stands first in `wordRows`.
  public let firstOccurrence: [Int32]
  /// Where each of the B words begins and ends in `wordRows`: B + 1 positions.
  public let bounds: [Int32]
  /// The number of rows of the longest word, T.
  public let longest: Int
  /// Whether a row may belong to several words.
  public let isShared: Bool

  /// The tokens of each word, without the boundary. No rows are shared.
  public init(words: some Sequence<some Collection<Int32>>) {
    let words = words.map { Array($0)[...] }
    var builder = BatchBuilder(words)
    for word in words { builder.append(word, sharing: 0) }
    self.init(builder, isShared: false)
  }

  /// The distinct prefixes of `words`, each once. A word that is a prefix of the next is not laid out by
  /// itself: B counts the words that are not.
  public init(sharing words: [ArraySlice<Int32>]) {
    var builder = BatchBuilder(words)
    var previous: ArraySlice<Int32>?
    for word in inOrder(words) {
      // The first row, which reads the boundary, is common to all.
      builder.append(word, sharing: previous.map { commonPrefix($0, word) + 1 } ?? 0)
      previous = word
    }
    self.init(builder, isShared: true)
  }

  private init(_ builder: borrowing BatchBuilder, isShared: Bool) {
    (inputs, positions) = (builder.inputs.numbers, builder.positions.numbers)
    (parents, examples) = (builder.parents.numbers, builder.examples.numbers)
    (wordRows, firstOccurrence) = (builder.wordRows.numbers, builder.firstOccurrence.numbers)
    (bounds, longest) = (builder.bounds.numbers, builder.longest)
    self.isShared = isShared
  }

  /// The number of rows, N.
  public var rows: Int { inputs.count }

  /// The number of words, B.
  public var words: Int { bounds.count - 1 }

  /// The number of examples: every character and every end of every word.
  public var exampleCount: Int { examples.reduce(0) { $0 + Int($1.count) } }

  /// What each example predicts; without sharing there is one for each of the N rows.
  public var targets: [Int32] { examples.map { $0.next } }
}

/// The words in the order of their tokens: by three at a time first, which is one comparison.
private func inOrder(_ words: [ArraySlice<Int32>]) -> [ArraySlice<Int32>] {
  var keys = words.indices.map { (first: leadingTokens(words[$0]), word: $0) }
  keys.sort {
    $0.first != $1.first
      ? $0.first < $1.first : words[$0.word].lexicographicallyPrecedes(words[$1.word])
  }
  return keys.map { words[$0.word] }
}

/// The first three tokens in 21 bits each, which all of Unicode has room in; 0 where a word has none.
private func leadingTokens(_ word: ArraySlice<Int32>) -> UInt64 {
  (0..<3).reduce(0) { key, place in
    key << 21 | (place < word.count ? UInt64(word[word.startIndex + place]) + 1 : 0)
  }
}

/// The length of the longest prefix that two words have in common, in tokens.
private func commonPrefix(_ a: ArraySlice<Int32>, _ b: ArraySlice<Int32>) -> Int {
  var count = 0
  while count < min(a.count, b.count), a[a.startIndex + count] == b[b.startIndex + count] {
    count += 1
  }
  return count
}
