public import Corpora

/// How often each n-gram of a list of words occurs, for all lengths up to `order` + 1 characters, each
/// context linked to the context that is a character shorter.
///
/// One boundary stands before a word. What is known at the beginning of a word is thus a shorter
/// context, which is the longest there is: nothing can stand before it.
public struct NGrams: Sendable {
  /// Contexts of 0, 1, ..., `order` characters.
  public let levels: [Level]
  /// The number of characters with the boundary, V.
  public let vocabularySize: Int

  /// All contexts of one length.
  public struct Level: Sendable {
    /// What follows each context of this length, and how often.
    public let table: ContextTable
    /// For each context, the number of what is left without its oldest character, one level below.
    public let shorter: [Int32]
    /// For each entry of the table, how many different characters are seen before it: Kneser and
    /// Ney's count. An n-gram that begins a word has its occurrences.
    public fileprivate(set) var continuations: [Int32]
  }

  /// Counts `words` with contexts of up to `order` characters.
  public init(_ words: Words, order: Int, vocabularySize: Int) {
    var levels: [Level] = []
    for order in 0...order {
      let table = ContextTable(
        words, order: order, vocabularySize: vocabularySize, padding: .single)
      levels.append(Level(table, above: levels.last))
    }
    for order in 0..<order { levels[order].countContinuations(by: levels[order + 1]) }
    (self.levels, self.vocabularySize) = (levels, vocabularySize)
  }

  /// Characters of the longest contexts.
  public var order: Int { levels.count - 1 }

  /// `context` without what says nothing: of several boundaries before a word, the last is left.
  public static func essential(_ context: ArraySlice<Token>) -> ArraySlice<Token> {
    let marks = context.prefix { $0 == Vocabulary.boundary }.count
    return context.dropFirst(max(0, marks - 1))
  }

  /// The numbers of `context` (essential) and of its shorter ones, by their lengths from 0 on; those
  /// that were never seen are missing at the end.
  public func rows(of context: ArraySlice<Token>) -> [Int] {
    for length in stride(from: min(context.count, order), through: 0, by: -1) {
      guard var row = levels[length].table.row(of: context.suffix(length)) else { continue }
      var rows = [Int](repeating: 0, count: length + 1)
      for level in stride(from: length, through: 0, by: -1) {
        rows[level] = row
        row = Int(levels[level].shorter[row])
      }
      return rows
    }
    return []
  }
}

extension NGrams.Level {
  fileprivate init(_ table: ContextTable, above lower: NGrams.Level?) {
    self.table = table
    continuations = table.counts
    shorter = (0..<table.contextCount).map { row in
      Int32(lower?.table.row(of: table.context(row).dropFirst()) ?? 0)
    }
  }

  /// Counts what stands before each entry, by the entries of the level above.
  fileprivate mutating func countContinuations(by upper: NGrams.Level) {
    for row in 0..<table.contextCount where table.context(row).first != Vocabulary.boundary {
      for entry in table.entries(of: row) { continuations[entry] = 0 }
    }
    for row in 0..<upper.table.contextCount {
      let below = Int(upper.shorter[row])
      for entry in upper.table.entries(of: row) {
        continuations[table.entry(of: upper.table.next[entry], in: below)!] += 1
      }
    }
  }
}
