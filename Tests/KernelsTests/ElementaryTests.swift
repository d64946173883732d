import Glibc
import Kernels
import Testing

/// Our Float functions against the C library's in Double, which serve as the precise reference.
struct ElementaryTests {
  static let references: [(ElementaryFunction, @Sendable (Double) -> Double)] = [
    (.exp, { Glibc.exp($0) }), (.log, { Glibc.log($0) }), (.tanh, { Glibc.tanh($0) }),
    (.sigmoid, { $0 < 0 ? Glibc.exp($0) / (1 + Glibc.exp($0)) : 1 / (1 + Glibc.exp(-$0)) }),
  ]

  /// Every 20011th of all floats, with both signs: a prime, so that all mantissas come up.
  static let sample: [Float] = stride(from: UInt32(0), to: 0x7F80_0000, by: 20011).flatMap {
    [Float(bitPattern: $0), -Float(bitPattern: $0)]
  }

  @Test(arguments: references.indices)
  func staysWithinTwoUnitsInTheLastPlace(_ index: Int) {
    let (function, reference) = Self.references[index]
    let values = map(function, Self.sample)
    var worst = (error: 0.0, x: Float(0))
    for (x, y) in zip(Self.sample, values) {
      if function == .log, x < 0 { continue }
      let error = unitsInTheLastPlace(y, reference(Double(x)))
      if error > worst.error { worst = (error, x) }
    }
    #expect(worst.error <= 2, "\(function)(\(worst.x)) is off by \(worst.error) units")
  }

  @Test(arguments: [ElementaryFunction.exp, .log, .tanh, .sigmoid])
  func isMonotone(_ function: ElementaryFunction) {
    // Neighbouring floats around places where a formula changes, and all over.
    let places: [Float] = [
      -88, -17, -0.625, -0.3466, -1e-3, 1e-3, 0.3466, 0.625, 0.7071, 1, 1.4142, 17,
    ]
    for place in places where function != .log || place > 0 {
      let bits = place.bitPattern
      let neighbours = (0..<4_000).map { Float(bitPattern: bits - 2_000 + $0) }.sorted()
      expectRising(neighbours, map(function, neighbours), function)
    }
    let all = Self.sample.filter { function != .log || $0 > 0 }.sorted()
    expectRising(all, map(function, all), function)
  }

  private func expectRising(_ xs: [Float], _ ys: [Float], _ function: ElementaryFunction) {
    let falls = zip(xs, zip(ys, ys.dropFirst())).first { $0.1.0 > $0.1.1 }
    #expect(falls == nil, "\(function) falls after \(falls?.0 ?? 0)")
  }

  @Test func treatsInfinitiesZerosAndNaN() {
    let inputs: [Float] = [.infinity, -.infinity, 0, -0.0, .nan]
    let exps = map(.exp, inputs)
    #expect(exps.prefix(4) == [.infinity, 0, 1, 1] && exps[4].isNaN)
    let logs = map(.log, inputs)
    #expect(logs[0] == .infinity && logs[1].isNaN && logs[2] == -.infinity && logs[3] == -.infinity)
    #expect(logs[4].isNaN && map(.log, [-1])[0].isNaN)
    let tanhs = map(.tanh, inputs)
    #expect(tanhs.prefix(4) == [1, -1, 0, 0] && tanhs[3].sign == .minus && tanhs[4].isNaN)
    let sigmoids = map(.sigmoid, inputs)
    #expect(sigmoids.prefix(4) == [1, 0, 0.5, 0.5] && sigmoids[4].isNaN)
    #expect(map(.relu, [-3, 0, 4]) == [0, 0, 4] && map(.relu, [.nan])[0].isNaN)
  }

  @Test func computesGELU() {
    for x in stride(from: Float(-12), through: 12, by: 0.01) {
      let wide = Double(x)
      let u = 0.7978845608028654 * (wide + 0.044715 * wide * wide * wide)
      let expected = 0.5 * wide * (1 + Glibc.tanh(u))
      #expect(abs(Double(map(.gelu, [x])[0]) - expected) <= 1e-6 * max(1, abs(expected)))
    }
  }

  /// How far `y` is from the exact value, in the distance of floats there.
  private func unitsInTheLastPlace(_ y: Float, _ exact: Double) -> Double {
    let rounded = Float(exact)
    if rounded == y || (rounded.isNaN && y.isNaN) { return 0 }
    guard rounded.isFinite && y.isFinite else { return .infinity }
    return abs(Double(y) - exact) / Double(rounded.ulp)
  }
}
