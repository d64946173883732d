import Randomness
import TestSupport
import Testing

/// What `Tests/Oracles/torch_streams.py` printed.
struct ExpectedStreams: Decodable {
  /// A stream to be met to the bit: its first and last values, and the CRC-32 of all.
  struct Exact: Decodable {
    let count: Int
    let ends: [Int]
    let crc: UInt32
    /// The bits of the uniform number that follows.
    let next: UInt32?
  }

  /// A stream to be met within a tolerance: the bits of every `step`th value, and of the last sixteen.
  struct Near: Decodable {
    let count: Int
    let step: Int
    let bits: [Int32]
    let tail: [Int32]
    let next: UInt32?
  }

  /// The streams of one seed, each from a fresh generator.
  struct Draws: Decodable, CustomTestStringConvertible {
    let seed: String
    let rand, randDouble, uniform, randperm, randint, one, replaced, distinct: [Exact]
    let randomInteger: Exact
    let exponential, randn, randnTwice: [Near]

    var testDescription: String { "seed \(seed)" }
    var generator: TorchGenerator { TorchGenerator(seed: UInt64(seed)!) }
  }

  struct Python: Decodable {
    let seed: String
    let random: [String]
    let shuffled: [Int]
    let bits: [String]
    let below: [Int]
  }

  let sizes, bounds: [Int]
  let streams: [Draws]
  let python: [Python]

  static let all = Result { try testData("torch-streams.json", as: ExpectedStreams.self) }
  /// Empty if the file cannot be read, of which a test of its own complains.
  static let draws = (try? all.get().streams) ?? []
}

extension ExpectedStreams.Draws {
  /// Draws from a fresh generator and then expects the uniform number of the bits `next`.
  func expect(
    _ next: UInt32?, _ place: SourceLocation = #_sourceLocation,
    after draw: (inout TorchGenerator) -> Void
  ) {
    var generator = generator
    draw(&generator)
    #expect(generator.uniform().bitPattern == next, sourceLocation: place)
  }
}

extension ExpectedStreams.Exact {
  func expect(_ values: [Int], width: Int = 8, _ place: SourceLocation = #_sourceLocation) {
    let ends = count <= 8 ? values : Array(values.prefix(4) + values.suffix(4))
    #expect(values.count == count, sourceLocation: place)
    #expect(ends == self.ends, sourceLocation: place)
    #expect(checksum(values, width: width) == crc, sourceLocation: place)
  }

  func expect(_ values: [Float], _ place: SourceLocation = #_sourceLocation) {
    expect(values.map { Int(Int32(bitPattern: $0.bitPattern)) }, width: 4, place)
  }

  func expect(_ values: [Double], _ place: SourceLocation = #_sourceLocation) {
    expect(values.map { Int(Int64(bitPattern: $0.bitPattern)) }, place)
  }

  /// CRC-32 of the low `width` bytes of each value, lowest first.
  private func checksum(_ values: [Int], width: Int) -> UInt32 {
    var crc = ~UInt32(0)
    for value in values {
      for byte in 0..<width {
        crc ^= UInt32(value >> (8 * byte) & 0xff)
        for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1) &* 0xedb8_8320 }
      }
    }
    return ~crc
  }
}

extension ExpectedStreams.Near {
  /// Expects every stored value to be close to ours by `isClose(ours, expected)`.
  func expect(
    _ values: [Float], _ place: SourceLocation = #_sourceLocation,
    isClose: (Float, Float) -> Bool
  ) {
    #expect(values.count == count, sourceLocation: place)
    let ours = stride(from: 0, to: values.count, by: step).map { values[$0] } + values.suffix(16)
    let expected = (bits + tail).map { Float(bitPattern: UInt32(bitPattern: $0)) }
    #expect(ours.count == expected.count, sourceLocation: place)
    let apart = zip(ours, expected).filter { !isClose($0, $1) }
    #expect(apart.isEmpty, "\(apart.prefix(3)) ours and PyTorch's", sourceLocation: place)
  }
}

func withinOneUnit(_ ours: Float, _ expected: Float) -> Bool {
  (ours - expected).magnitude <= expected.ulp
}

/// The tolerance of normals: PyTorch's own vector code is that far from exact.
func withinAMillionth(_ ours: Float, _ expected: Float) -> Bool {
  (ours - expected).magnitude <= 1e-6
}

extension TorchGenerator {
  /// `torch.rand(count, dtype=torch.float64)`.
  mutating func doubles(_ count: Int) -> [Double] { (0..<count).map { _ in uniformDouble() } }
}
