/// How a context and its next character are packed into one integer: the oldest character highest.
struct Packing {
  let order: Int
  /// Bits of a character.
  let bits: Int

  init(order: Int, vocabularySize: Int) {
    self.order = order
    bits = max(1, Int.bitWidth - (vocabularySize - 1).leadingZeroBitCount)
  }

  func next<Key: FixedWidthInteger>(of key: Key) -> Token { character(0, of: key) }

  func context<Key: FixedWidthInteger>(of key: Key) -> [Token] {
    (0..<order).reversed().map { character($0 + 1, of: key) }
  }

  private func character<Key: FixedWidthInteger>(_ back: Int, of key: Key) -> Token {
    Token(truncatingIfNeeded: key >> (back * bits) & (1 << bits - 1))
  }
}

/// Every example of a list of words (a context and what follows it) as a packed integer.
struct PackedExamples<Key: FixedWidthInteger & UnsignedInteger> {
  private var keys: [Key] = []
  private let keyBits: Int

  init(_ words: Words, _ packing: Packing, _ padding: Padding) {
    keyBits = packing.bits * (packing.order + 1)
    let mask: Key = keyBits == Key.bitWidth ? .max : 1 << keyBits - 1
    // With one mark, what is seen before the window is full is not an example.
    let skipped = padding == .full ? 0 : packing.order - 1
    keys.reserveCapacity(words.exampleCount)
    for word in words {
      var window = Key(Vocabulary.boundary)
      for (position, token) in word.enumerated() {
        window = (window << packing.bits | Key(truncatingIfNeeded: token)) & mask
        if position >= skipped { keys.append(window) }
      }
      if word.count >= skipped { keys.append(window << packing.bits & mask) }
    }
  }

  /// Each distinct example with its count, in rising order.
  func tallied() -> [(key: Key, count: Int)] {
    keyBits <= 20 ? talliedInTable() : talliedBySorting()
  }

  private func talliedInTable() -> [(key: Key, count: Int)] {
    var table = [Int](repeating: 0, count: 1 << keyBits)
    for key in keys { table[Int(key)] += 1 }
    return table.enumerated().filter { $0.element > 0 }.map { (Key($0.offset), $0.element) }
  }

  private func talliedBySorting() -> [(key: Key, count: Int)] {
    var tally: [(key: Key, count: Int)] = []
    for key in keys.sorted() {
      if tally.last?.key == key {
        tally[tally.count - 1].count += 1
      } else {
        tally.append((key, 1))
      }
    }
    return tally
  }
}
