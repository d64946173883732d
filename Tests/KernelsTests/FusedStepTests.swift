import Glibc
import Kernels
import TestSupport
import Testing

/// Every step of a product is rounded once, as the C library's `fmaf` does, also where the processor cannot and
/// sums are made through doubles: the cases are those that two roundings get wrong.
struct FusedStepTests {
  /// What is multiplied and added, by the size of the exponents.
  enum Numbers: String, CaseIterable {
    /// Neighbouring sizes: all of a sum's bits matter.
    case close
    /// Short numbers, whose sums lie halfway between floats again and again.
    case halfway
    /// Products below the normal numbers.
    case tiny
    /// Any bits at all, infinities and what is no number among them.
    case any

    func make(_ bits: UInt32, third: Bool) -> Float {
      switch self {
      case .close: Float(bitPattern: bits & 0x807f_ffff | (100 + bits >> 23 % 54) << 23)
      case .halfway:
        Float(bitPattern: bits & (third ? 0x8000_0fff : 0x807f_f000) | (third ? 104 : 127) << 23)
      case .tiny: Float(bitPattern: bits & 0x807f_ffff | (third ? 0 : 30 + bits >> 23 % 40) << 23)
      case .any: Float(bitPattern: bits)
      }
    }
  }

  @Test(arguments: availableSets, Numbers.allCases)
  func isRoundedOnce(_ set: InstructionSet, _ numbers: Numbers) {
    let (rows, inner, columns) = (37, 3, 41)
    var random = RandomBits(state: 7)
    for _ in 0..<40 {
      let left = (0..<rows * inner).map { _ in numbers.make(random.next(), third: false) }
      let right = (0..<inner * columns).map { _ in numbers.make(random.next(), third: false) }
      let before = (0..<rows * columns).map { _ in numbers.make(random.next(), third: true) }
      let a = OwnedMatrix(left, rows: rows, columns: inner)
      let b = OwnedMatrix(right, rows: inner, columns: columns)
      let c = OwnedMatrix(before, rows: rows, columns: columns)
      set.kernels.product(a.matrix, b.matrix, from: c.matrix, into: c.matrix)
      for (index, ours) in c.numbers.enumerated() {
        let (row, column) = (index / columns, index % columns)
        let expected = (0..<inner).reduce(before[index]) { sum, k in
          fmaf(left[row * inner + k], right[k * columns + column], sum)
        }
        #expect(ours.bitPattern == expected.bitPattern || ours.isNaN && expected.isNaN)
      }
    }
  }
}

/// Random bits that are the same everywhere.
private struct RandomBits {
  var state: UInt64

  mutating func next() -> UInt32 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt32(truncatingIfNeeded: state >> 32)
  }
}
