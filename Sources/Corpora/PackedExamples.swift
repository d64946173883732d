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

  /// The distinct examples in rising order, and how often each occurs. No array is longer than it need be.
  consuming func tallied() -> (keys: [Key], counts: [Int32]) {
    keyBits <= 20 ? talliedInTable() : talliedBySorting()
  }

  private func talliedInTable() -> (keys: [Key], counts: [Int32]) {
    var table = [Int32](repeating: 0, count: 1 << keyBits)
    for key in keys { table[Int(key)] += 1 }
    let distinct = table.indices.filter { table[$0] > 0 }
    return (distinct.map { Key($0) }, distinct.map { table[$0] })
  }

  /// Sorts where the keys are, and lets the distinct ones move together.
  private consuming func talliedBySorting() -> (keys: [Key], counts: [Int32]) {
    keys.sort()
    var counts: [Int32] = []
    counts.reserveCapacity(keys.indices.count { $0 == 0 || keys[$0] != keys[$0 - 1] })
    for index in keys.indices {
      let key = keys[index]
      if let last = counts.indices.last, keys[last] == key {
        counts[last] += 1
      } else {
        keys[counts.count] = key
        counts.append(1)
      }
    }
    keys.removeLast(keys.count - counts.count)
    return (keys, counts)
  }
}
