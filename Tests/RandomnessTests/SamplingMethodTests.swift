import Randomness
import Testing

@Suite("PyTorch's multinomial")
struct SamplingMethodTests {
  @Test("draws one at a time, with and without replacement", arguments: ExpectedStreams.draws)
  func drawsAsPyTorch(_ draws: ExpectedStreams.Draws) {
    for (size, expected) in zip([27, 300], draws.one) {
      let weights = weights(size)
      draws.expect(expected.next) { generator in
        expected.expect(
          (0..<20).map { _ in SamplingMethod.torch.next(of: weights, using: &generator) })
      }
    }
    expect(draws.replaced, sizes: [27, 300], count: 100, replacement: true, draws)
    expect(draws.distinct, sizes: [27, 300, 19683], count: 20, replacement: false, draws)
  }

  /// All ratios are computed, and the first of the largest is taken: what drawing does without most of them.
  @Test("draws what the largest of all ratios says", arguments: [1, 2, 27, 28, 300, 700])
  func drawsTheLargestRatio(size: Int) {
    var numbers = TorchGenerator(seed: UInt64(size))
    var generator = TorchGenerator(seed: 11)
    for power in [0, 1, 4, 12, 40, 200] {
      for shift: Float in [1, 1e-20, 1e-38, 1e20] {
        for _ in 0..<50 {
          // From nearly equal to one that has it all, and zeros among them.
          var p = numbers.rand(size).map { value in
            (0..<power).reduce(Float(1)) { product, _ in product * value } * shift
          }
          if numbers.uniform() < 0.3 { p[numbers.randint(1, below: size)[0]] = 0 }
          var plain = generator
          let ratios = zip(p, plain.exponential(size)).map { $0 / $1 }
          let expected = ratios.indices.first { index in ratios.allSatisfy { $0 <= ratios[index] } }
          #expect(SamplingMethod.torch.next(of: p, using: &generator) == expected)
          #expect(generator == plain)
        }
      }
    }
  }

  @Test("draws from all where one is no number or without end")
  func drawsFromTheOddest() {
    var generator = TorchGenerator(seed: 5)
    for _ in 0..<50 {
      #expect(SamplingMethod.torch.next(of: [.nan, 0.5, 0], using: &generator) == 1)
      #expect(SamplingMethod.torch.next(of: [1, .infinity, 0], using: &generator) == 1)
      #expect(SamplingMethod.torch.next(of: [0, 0, 0], using: &generator) == 0)
      #expect(SamplingMethod.torch.next(of: [.nan, .nan], using: &generator) == 0)
    }
  }

  @Test func putsWhatCannotBeDrawnLast() {
    var generator = TorchGenerator(seed: 3)
    let drawn = generator.multinomial(probabilities: [0, 0.5, 0, 0.5], count: 4)
    #expect(Set(drawn.prefix(2)) == [1, 3])
    #expect(drawn.suffix(2) == [0, 2])
  }

  private func expect(
    _ all: [ExpectedStreams.Exact], sizes: [Int], count: Int, replacement: Bool,
    _ draws: ExpectedStreams.Draws
  ) {
    #expect(all.count == sizes.count)
    for (size, expected) in zip(sizes, all) {
      draws.expect(expected.next) {
        expected.expect(
          $0.multinomial(probabilities: weights(size), count: count, replacement: replacement))
      }
    }
  }

  /// The weights that the oracle uses: uniforms seeded with their number, every fifth of them zero.
  private func weights(_ size: Int) -> [Float] {
    var generator = TorchGenerator(seed: UInt64(size))
    return generator.rand(size).enumerated().map { $0.isMultiple(of: 5) ? 0 : $1 }
  }
}
