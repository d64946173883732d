import Basics
import TestSupport

/// What the elementary functions give on every processor.
enum ElementaryBits {
  static let functions: [(name: String, apply: @Sendable (Double) -> Double)] = [
    ("exp", { Elementary.exp($0) }), ("log", { Elementary.log($0) }),
    ("log1p", { Elementary.log1p($0) }), ("tanh", { Elementary.tanh($0) }),
    ("sin", { Elementary.sin($0) }), ("cos", { Elementary.cos($0) }),
  ]

  /// Of numbers of every size.
  static func digests() -> [BitDigest] {
    var random = TestNumbers(seed: 13)
    let bits = (0..<2000).map { _ in
      UInt64(random.next(below: 1 << 31)) << 33 | UInt64(random.next(below: 1 << 31))
    }
    let numbers = bits.map(Double.init(bitPattern:)) + (0..<500).map { Double($0 - 250) / 7 }
    return functions.map { function in
      var digest = BitDigest(of: function.name)
      digest.add(numbers.map(function.apply))
      return digest
    }
  }
}
