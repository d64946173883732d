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
  public struct Example: Equatable, Sendable {
    /// The row that is read last.
    public let row: Int32
    /// The token that follows it; the boundary where a word ends.
    public let next: Int32
    /// How many words go on so.
    public var count: Int32
  }

  /// The token that each of the N rows reads.
  public private(set) var inputs: [Int32] = []
  /// How many rows of its word stand before each of the N rows: 0 where a word begins.
  public private(set) var positions: [Int32] = []
  /// For each of the N rows the row of the prefix that is a character shorter; -1 where a word begins.
  public private(set) var parents: [Int32] = []
  /// What follows each row, in the order of the rows.
  public private(set) var examples: [Example] = []
  /// The rows of each word, word after word. Without sharing these are the N rows in their order.
  public private(set) var wordRows: [Int32] = []
  /// For each of the N rows where it stands last in `wordRows`.
  public private(set) var lastOccurrence: [Int32] = []
  /// Where each of the B words begins and ends in `wordRows`: B + 1 positions.
  public private(set) var bounds: [Int32] = [0]
  /// The number of rows of the longest word, T.
  public private(set) var longest = 0
  /// Whether a row may belong to several words.
  public let isShared: Bool
  /// The latest example of each row, while the batch is built.
  private var latest: [Int] = []

  /// The tokens of each word, without the boundary. No rows are shared.
  public init(words: some Sequence<some Collection<Int32>>) {
    isShared = false
    var path: [Int32] = []
    for word in words { append(Array(word)[...], to: &path, sharing: 0) }
    longest = positions.reduce(0) { max($0, Int($1) + 1) }
  }

  /// The distinct prefixes of `words`, each once. A word that is a prefix of the next is not laid out by
  /// itself: B counts the words that are not.
  public init(sharing words: [ArraySlice<Int32>]) {
    isShared = true
    var path: [Int32] = []
    var previous: ArraySlice<Int32> = []
    for word in words.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      // The first row, which reads the boundary, is common to all.
      append(word, to: &path, sharing: path.isEmpty ? 0 : commonPrefix(previous, word) + 1)
      previous = word
    }
    longest = positions.reduce(0) { max($0, Int($1) + 1) }
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

// MARK: - Building

extension RaggedBatch {
  /// Appends a word that has its first `shared` rows in common with the word before, whose rows are
  /// `path`; they become this word's.
  private mutating func append(
    _ word: ArraySlice<Int32>, to path: inout [Int32], sharing shared: Int
  ) {
    if shared > 0, shared == path.count {
      wordRows.removeLast(path.count)
      bounds.removeLast()
    }
    path.removeLast(path.count - shared)
    // Nothing is new where a word is there twice: then all its rows, one more than it has characters,
    // are shared.
    for position in stride(from: shared, through: word.count, by: 1) {
      lastOccurrence.append(Int32(wordRows.count + position))
      parents.append(path.last ?? -1)
      path.append(Int32(rows))
      positions.append(Int32(position))
      inputs.append(position == 0 ? Self.boundary : word[word.startIndex + position - 1])
      latest.append(-1)
    }
    for (row, next) in zip(path, word + [Self.boundary]) { count(next, after: row) }
    wordRows += path
    bounds.append(Int32(wordRows.count))
  }

  /// Sorted words ask for what follows a row in rising order, so that only the latest example of a row
  /// can be the same.
  private mutating func count(_ next: Int32, after row: Int32) {
    let example = latest[Int(row)]
    if example >= 0, examples[example].next == next {
      examples[example].count += 1
    } else {
      latest[Int(row)] = examples.count
      examples.append(Example(row: row, next: next, count: 1))
    }
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
