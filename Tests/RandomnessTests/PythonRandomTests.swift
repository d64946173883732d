import Randomness
import Testing

@Suite("CPython's streams")
struct PythonRandomTests {
  @Test func matchCPythonForEverySeed() throws {
    for expected in try ExpectedStreams.all.get().python {
      var generator = try generator(seed: expected.seed)
      for text in expected.random { #expect(generator.random() == Double(text)) }
      var order = Array(0..<50)
      generator.shuffle(&order)
      #expect(order == expected.shuffled)
      #expect([1, 7, 32, 33, 64].map { String(generator.randomBits($0)) } == expected.bits)
      let bounds = [1, 2, 27, 32033, 1 << 32, 1 << 33 + 1, 1 << 62]
      #expect(bounds.map { generator.random(below: $0) } == expected.below)
    }
  }

  @Test func drawNoBits() {
    var generator = PythonRandom(seed: 1)
    let fresh = generator
    #expect(generator.randomBits(0) == 0)
    #expect(generator == fresh)
  }

  private func generator(seed text: String) throws -> PythonRandom {
    if let seed = Int(text) { return PythonRandom(seed: seed) }
    return PythonRandom(seed: try #require(Int128(text)))
  }
}
