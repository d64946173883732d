/// Many numbers' bits in one number (FNV-1a), to compare between processors.
public struct BitDigest: Sendable, Equatable, CustomStringConvertible {
  private let name: String
  private var hash: UInt64 = 14_695_981_039_346_656_037

  /// Of what it will be; nothing is in it yet.
  public init(of name: String) { self.name = name }

  public mutating func add(_ bits: some Sequence<UInt32>) {
    for word in bits { hash = (hash ^ UInt64(word)) &* 1_099_511_628_211 }
  }

  /// What is no number has a sign that processors choose: it counts as one of them.
  public mutating func add(_ numbers: [Float]) {
    add(numbers.map { $0.isNaN ? Float.nan.bitPattern : $0.bitPattern })
  }

  public mutating func add(_ numbers: [Double]) {
    for bits in numbers.map({ $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }) {
      add([UInt32(truncatingIfNeeded: bits >> 32), UInt32(truncatingIfNeeded: bits)])
    }
  }

  public var description: String { "digest " + String(hash, radix: 16) + " of " + name }
}
