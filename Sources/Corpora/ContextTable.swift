/// How many boundary marks stand before a word when contexts are longer than one character.
public enum Padding: String, Sendable, CaseIterable {
  /// As many as the context is long: every character of the word is predicted.
  case full
  /// One, as in the lecture's bigrams: the first characters of a word are only ever context.
  case single
}

#if !hasFeature(Embedded)
  extension Padding: Codable {}
#endif

/// The distinct contexts of a list of words, and how often each character follows each of them.
///
/// A model with a short context needs nothing else: its loss is
/// `sum over contexts and next characters of count * -log p`. N contexts, `order` characters each.
public struct ContextTable: Sendable, Equatable {
  /// Characters of context: 1 for bigrams, 0 to count single characters.
  public let order: Int
  /// V, the number of tokens.
  public let vocabularySize: Int
  /// N x `order`, the oldest character first; contexts in lexicographic order. No vocabulary has more tokens than
  /// 16 bits tell apart (`Vocabulary.limit`), and of long lists these are most of a table.
  public private(set) var contexts: [UInt16] = []
  /// Where each context's entries start in `next` and `counts`: N + 1 positions.
  public private(set) var starts: [Int32] = [0]
  /// The characters that follow, in order within each context.
  public private(set) var next: [Token] = []
  /// How often each of `next` follows its context; never 0.
  public private(set) var counts: [Int32] = []

  /// Counts the examples of `words`.
  public init(
    _ words: Words, order: Int, vocabularySize: Int, padding: Padding = .full
  ) {
    precondition(order >= 0, "a context has no fewer than no characters")
    (self.order, self.vocabularySize) = (order, vocabularySize)
    let packing = Packing(order: order, vocabularySize: vocabularySize)
    if packing.bits * (order + 1) <= 64 {
      collect(PackedExamples<UInt64>(words, packing, padding).tallied(), packing)
    } else {
      precondition(packing.bits * (order + 1) <= 128, "contexts of \(order) characters do not fit")
      collect(PackedExamples<UInt128>(words, packing, padding).tallied(), packing)
    }
  }

  /// N, the number of distinct contexts.
  public var contextCount: Int { starts.count - 1 }

  /// The number of examples: the sum of all counts.
  public var total: Int { counts.reduce(0) { $0 + Int($1) } }

  /// The entries of context number `row`, as positions in `next` and `counts`.
  public func entries(of row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }

  /// How often context number `row` occurs.
  public func total(of row: Int) -> Int { counts[entries(of: row)].reduce(0) { $0 + Int($1) } }

  /// The characters of context number `row`, the oldest first.
  public func context(_ row: Int) -> ArraySlice<Token> {
    contexts[row * order..<(row + 1) * order].map(Token.init)[...]
  }

  /// The number of the context `tokens`, or nil when it was never seen.
  public func row(of tokens: ArraySlice<Token>) -> Int? {
    precondition(tokens.count == order, "a context has \(order) characters")
    var (low, high) = (0, contextCount)
    while low < high {
      let middle = (low + high) / 2
      switch comparison(of: middle, to: tokens) {
      case 0: return middle
      case ..<0: low = middle + 1
      default: high = middle
      }
    }
    return nil
  }

  /// The position in `next` and `counts` of `token` after context number `row`, or nil when it never
  /// follows.
  public func entry(of token: Token, in row: Int) -> Int? {
    entries(of: row).first { next[$0] >= token }.flatMap { next[$0] == token ? $0 : nil }
  }

  /// Negative, 0 or positive as context number `row` comes before, is, or comes after `tokens`.
  ///
  /// Written out, since whole experiments wait for this search.
  private func comparison(of row: Int, to tokens: ArraySlice<Token>) -> Int {
    var position = row * order
    for token in tokens {
      let own = Token(contexts[position])
      if own != token { return own < token ? -1 : 1 }
      position += 1
    }
    return 0
  }

  private mutating func collect<Key: FixedWidthInteger>(
    _ tally: (keys: [Key], counts: [Int32]), _ packing: Packing
  ) {
    let keys = tally.keys
    func beginsRow(_ entry: Int) -> Bool {
      entry == 0 || keys[entry] >> packing.bits != keys[entry - 1] >> packing.bits
    }
    (counts, next) = (tally.counts, keys.map(packing.next))
    let rows = keys.indices.count(where: beginsRow)
    contexts.reserveCapacity(rows * order)
    starts = []
    starts.reserveCapacity(rows + 1)
    for entry in keys.indices where beginsRow(entry) {
      for token in packing.context(of: keys[entry]) { contexts.append(UInt16(token)) }
      starts.append(Int32(entry))
    }
    starts.append(Int32(keys.count))
  }
}

extension ContextTable {
  /// For contexts of one character, the lecture's table N: V x V counts, row by row, a row a context.
  public var matrix: [Int] {
    precondition(order == 1, "only bigrams make a table of two dimensions")
    var cells = [Int](repeating: 0, count: vocabularySize * vocabularySize)
    for row in 0..<contextCount {
      for entry in entries(of: row) {
        cells[Int(contexts[row]) * vocabularySize + Int(next[entry])] = Int(counts[entry])
      }
    }
    return cells
  }
}
