/// CPython's generator: `random.seed(seed)` with an integer, and the draws that splits are made with.
public struct PythonRandom: Sendable, Equatable {
  private var twister: MersenneTwister

  /// Seeded with the size of `seed`, of as many words as it takes: CPython drops the sign.
  public init(seed: some BinaryInteger) {
    var key: [UInt32] = []
    for word in seed.magnitude.words {
      // A word of the seed is as wide as the machine's, one of the key has 32 bits.
      for shift in stride(from: 0, to: UInt.bitWidth, by: 32) {
        key.append(UInt32(truncatingIfNeeded: word >> shift))
      }
    }
    while key.count > 1, key.last == 0 { key.removeLast() }
    twister = MersenneTwister(key: key)
  }

  /// `random.random()`: one number from [0, 1) in steps of 2^-53.
  public mutating func random() -> Double {
    let high = Double(twister.next() >> 5)
    let low = Double(twister.next() >> 6)
    return (high * 0x1p26 + low) * 0x1p-53
  }

  /// `random.getrandbits(count)` for up to 64 bits.
  public mutating func randomBits(_ count: Int) -> UInt64 {
    precondition((0...64).contains(count), "0 to 64 bits are drawn at once")
    if count == 0 { return 0 }
    if count <= 32 { return UInt64(twister.next() >> (32 - UInt32(count))) }
    let low = UInt64(twister.next())
    return UInt64(twister.next() >> (64 - UInt32(count))) << 32 | low
  }

  /// `random.randrange(bound)`: bits are drawn until they fall below.
  public mutating func random(below bound: Int) -> Int {
    precondition(bound > 0, "integers are drawn below a positive bound")
    let width = Int.bitWidth - bound.leadingZeroBitCount
    while true {
      let candidate = randomBits(width)
      if candidate < UInt64(bound) { return Int(candidate) }
    }
  }

  /// `random.shuffle(values)`: exchanged from the back.
  public mutating func shuffle<Value>(_ values: inout [Value]) {
    for last in stride(from: values.count - 1, to: 0, by: -1) {
      values.swapAt(last, random(below: last + 1))
    }
  }
}
