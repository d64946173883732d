import Basics

/// PyTorch's generator on the CPU, draw by draw: `torch.Generator().manual_seed(seed)`.
///
/// Measured against PyTorch 2.15. Integers and uniforms have the same bits, exponentials and normals are
/// within the rounding of PyTorch's own vector code, and after every call the state is the same.
public struct TorchGenerator: Sendable, Equatable {
  private var twister: MersenneTwister
  /// The second of a pair of normals, kept for the next one that is drawn singly.
  private var keptNormal: Double?

  /// Seeded with the low 32 bits of `seed`: PyTorch drops the others.
  public init(seed: UInt64) {
    twister = MersenneTwister(seed: UInt32(truncatingIfNeeded: seed))
  }

  /// The seed of all generators in the lecture's code: `manual_seed(2147483647)`.
  public static let lectureSeed: UInt64 = 2_147_483_647
}

// MARK: - Words

extension TorchGenerator {
  /// The next 32 random bits.
  public mutating func word() -> UInt32 { twister.next() }

  /// The next 64 random bits: two words, the high half first.
  public mutating func doubleWord() -> UInt64 {
    let high = UInt64(word())
    return high << 32 | UInt64(word())
  }

  /// Fills `block` with the next words.
  mutating func fill(_ block: UnsafeMutableBufferPointer<UInt32>) { twister.fill(block) }
}

// MARK: - Uniform numbers

extension TorchGenerator {
  /// One number from [0, 1) in steps of 2^-24.
  public mutating func uniform() -> Float { Float(word() & 0xff_ffff) * 0x1p-24 }

  /// One number from [0, 1) in steps of 2^-53.
  public mutating func uniformDouble() -> Double { Self.uniformDouble(of: doubleWord()) }

  /// The number from [0, 1) that 64 random bits stand for.
  static func uniformDouble(of bits: UInt64) -> Double {
    Double(bits & 0x1f_ffff_ffff_ffff) * 0x1p-53
  }

  /// `torch.rand(count)`.
  public mutating func rand(_ count: Int) -> [Float] { draw(count) { $0.uniform() } }

  /// `torch.empty(count).uniform_(low, high)`; PyTorch scales and shifts with one rounding.
  public mutating func uniform(_ count: Int, from low: Float, to high: Float) -> [Float] {
    draw(count) { low.addingProduct($0.uniform(), high - low) }
  }

  /// `torch.empty(count).exponential_()`, with mean one.
  public mutating func exponential(_ count: Int) -> [Float] {
    draw(count) { Self.exponential(at: $0.uniformDouble()) }
  }

  /// The exponential number that belongs to a uniform one.
  static func exponential(at uniform: Double) -> Float { Float(-Elementary.log1p(-uniform)) }

  private mutating func draw<Value>(
    _ count: Int, _ one: (inout TorchGenerator) -> Value
  ) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(one(&self)) }
    return values
  }
}

// MARK: - Integers

extension TorchGenerator {
  /// `torch.randint(bound, (count,))`: remainders of words, of double words from a bound of 2^28.
  public mutating func randint(_ count: Int, below bound: Int) -> [Int] {
    precondition(bound > 0, "integers are drawn below a positive bound")
    if bound < 1 << 28 { return draw(count) { Int($0.word() % UInt32(bound)) } }
    return draw(count) { Int($0.doubleWord() % UInt64(bound)) }
  }

  /// `torch.empty((), dtype=torch.int64).random_()`: from 0 to 2^63 - 1, as data loaders draw a seed.
  public mutating func randomInteger() -> UInt64 { doubleWord() & UInt64(Int64.max) }

  /// `torch.randperm(count)`: the numbers below `count` in random order, exchanged from the front.
  public mutating func randperm(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in 0..<max(0, count - 1) {
      let left = count - index
      // A word is too coarse for very many numbers.
      let offset = count < UInt32.max / 20 ? UInt64(word()) : doubleWord()
      order.swapAt(index, index + Int(offset % UInt64(left)))
    }
    return order
  }
}

// MARK: - Normal numbers

extension TorchGenerator {
  /// `torch.randn(count)`: singly below 16 numbers, otherwise in blocks of 16.
  public mutating func randn(_ count: Int) -> [Float] {
    if count < 16 { return draw(count) { Float($0.normal()) } }
    var values = rand(count)
    for start in stride(from: 0, through: count - 16, by: 16) {
      Self.makeNormal(&values, from: start)
    }
    if !count.isMultiple(of: 16) {
      // The last sixteen, part of which the last block has already filled, are drawn afresh.
      for index in count - 16..<count { values[index] = uniform() }
      Self.makeNormal(&values, from: count - 16)
    }
    return values
  }

  /// One normal number by Box and Muller's method; every other call returns the half that was kept.
  private mutating func normal() -> Double {
    if let kept = keptNormal {
      keptNormal = nil
      return kept
    }
    let angle = 2 * Double.pi * uniformDouble()
    let radius = (-2 * Elementary.log1p(-uniformDouble())).squareRoot()
    keptNormal = radius * Elementary.sin(angle)
    return radius * Elementary.cos(angle)
  }

  /// Turns sixteen uniforms into normals: the first eight give radii, the last eight angles. Each step is
  /// rounded to a float as in PyTorch's vector code; the angle's rounding alone moves a normal by 1e-6.
  private static func makeNormal(_ values: inout [Float], from start: Int) {
    for index in start..<start + 8 {
      let logarithm = Float(Elementary.log(Double(1 - values[index])))
      let radius = (-2 * logarithm).squareRoot()
      let angle = Double(values[index + 8] * Float(2 * Double.pi))
      values[index] = radius * Float(Elementary.cos(angle))
      values[index + 8] = radius * Float(Elementary.sin(angle))
    }
  }
}
