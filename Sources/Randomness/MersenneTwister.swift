/// The generator MT19937 (Matsumoto and Nishimura 1998), from which PyTorch and CPython draw.
public struct MersenneTwister: Sendable, Equatable {
  private static let size = 624
  private static let shift = 397

  private var state: [UInt32]
  /// The 624 words that the state gives, made all at once: loops over them run in vectors.
  private var words = [UInt32](repeating: 0, count: size)
  private var position = size

  /// Seeded with one word, as PyTorch does.
  public init(seed: UInt32) {
    state = [seed]
    state.reserveCapacity(Self.size)
    for index in 1..<UInt32(Self.size) {
      let last = state[state.count - 1]
      state.append(1_812_433_253 &* (last ^ last >> 30) &+ index)
    }
  }

  /// Seeded with several words, at least one, as CPython does.
  public init(key: [UInt32]) {
    precondition(!key.isEmpty, "the key of a generator needs a word")
    self.init(seed: 19_650_218)
    var index = 1
    for step in 0..<max(Self.size, key.count) {
      let word = step % key.count
      mix(&index, multiplier: 1_664_525) { $0 &+ key[word] &+ UInt32(word) }
    }
    for _ in 1..<Self.size {
      mix(&index, multiplier: 1_566_083_941) { [index] in $0 &- UInt32(index) }
    }
    state[0] = 0x8000_0000
  }

  /// The next 32 random bits.
  public mutating func next() -> UInt32 {
    if position == Self.size { refill() }
    position += 1
    return words[position - 1]
  }

  /// Fills `block` with the next words, in order.
  mutating func fill(_ block: UnsafeMutableBufferPointer<UInt32>) {
    var filled = 0
    while filled < block.count {
      if position == Self.size { refill() }
      let count = min(block.count - filled, Self.size - position)
      words.withUnsafeBufferPointer { words in
        (block.baseAddress! + filled).update(from: words.baseAddress! + position, count: count)
      }
      filled += count
      position += count
    }
  }

  /// One step of the seeding by a key; walks around the state and keeps its first word in step.
  private mutating func mix(
    _ index: inout Int, multiplier: UInt32, _ add: (UInt32) -> UInt32
  ) {
    let last = state[index - 1]
    state[index] = add(state[index] ^ (last ^ last >> 30) &* multiplier)
    index += 1
    if index == Self.size {
      state[0] = state[Self.size - 1]
      index = 1
    }
  }

  /// Replaces the words by the next 624.
  private mutating func refill() {
    let near = Self.size - Self.shift
    state.withUnsafeMutableBufferPointer { state in
      let state = state.baseAddress!
      for index in 0..<near {
        state[index] = Self.twisted(state, index, next: index + 1, far: index + Self.shift)
      }
      for index in near..<Self.size - 1 {
        state[index] = Self.twisted(state, index, next: index + 1, far: index - near)
      }
      let last = Self.size - 1
      state[last] = Self.twisted(state, last, next: 0, far: Self.shift - 1)
    }
    words.withUnsafeMutableBufferPointer { words in
      state.withUnsafeBufferPointer { state in
        for index in 0..<Self.size { words[index] = Self.tempered(state[index]) }
      }
    }
    position = 0
  }

  @inline(__always)
  private static func twisted(
    _ state: UnsafeMutablePointer<UInt32>, _ index: Int, next: Int, far: Int
  ) -> UInt32 {
    let joined = state[index] & 0x8000_0000 | state[next] & 0x7fff_ffff
    return state[far] ^ joined >> 1 ^ (0 &- (joined & 1)) & 0x9908_b0df
  }

  @inline(__always)
  private static func tempered(_ word: UInt32) -> UInt32 {
    var word = word
    word ^= word >> 11
    word ^= word << 7 & 0x9d2c_5680
    word ^= word << 15 & 0xefc6_0000
    return word ^ word >> 18
  }
}
