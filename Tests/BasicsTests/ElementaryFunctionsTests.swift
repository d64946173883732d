import Basics
import TestSupport
import Testing

@Suite("Elementary functions")
struct ElementaryFunctionsTests {
  static let functions = ElementaryBits.functions

  /// `Tests/Arm64/run` compares what is printed between processors.
  @Test func printsDigests() {
    for digest in ElementaryBits.digests() { print(digest) }
  }

  @Test("stay within 2 units in the last place of 60 digits", arguments: functions.map(\.name))
  func stayClose(to name: String) throws {
    let apply = try #require(Self.functions.first { $0.name == name }).apply
    let table = try testData("elementary-functions.json", as: [String: [[String]]].self)
    let pairs = try #require(table[name]).map { $0.map(double(bits:)) }
    #expect(pairs.count > 300)
    for pair in pairs {
      let (x, expected) = (pair[0], pair[1])
      let isClose = (apply(x) - expected).magnitude <= 2 * expected.ulp
      #expect(apply(x) == expected || isClose, "\(name)(\(x)) is \(apply(x)), not \(expected)")
    }
  }

  @Test func passNotANumberOn() {
    for function in Self.functions { #expect(function.apply(.nan).isNaN) }
  }

  @Test func knowTheirLimits() {
    #expect(Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-.infinity) == 0)
    #expect(Elementary.exp(709.79) == .infinity)
    #expect(Elementary.exp(-745.14) == 0)
    #expect(Elementary.log(0) == -.infinity)
    #expect(Elementary.log(-0.0) == -.infinity)
    #expect(Elementary.log(.infinity) == .infinity)
    #expect(Elementary.log(-1).isNaN)
    #expect(Elementary.log(-.infinity).isNaN)
    #expect(Elementary.log1p(-1) == -.infinity)
    #expect(Elementary.log1p(.infinity) == .infinity)
    #expect(Elementary.log1p(-1.5).isNaN)
    #expect(Elementary.tanh(.infinity) == 1)
    #expect(Elementary.tanh(-.infinity) == -1)
    #expect(Elementary.sin(.infinity).isNaN)
    #expect(Elementary.cos(-.infinity).isNaN)
  }

  @Test func keepExactValuesAndTheSignOfZero() {
    #expect(Elementary.exp(0) == 1)
    #expect(Elementary.log(1) == 0)
    #expect(Elementary.cos(0) == 1)
    for odd in [Elementary.sin, Elementary.tanh, Elementary.log1p] {
      #expect(odd(-0.0).sign == .minus)
      #expect(odd(0).sign == .plus)
    }
  }

  private func double(bits: String) -> Double {
    Double(bitPattern: UInt64(bits, radix: 16)!)
  }
}
