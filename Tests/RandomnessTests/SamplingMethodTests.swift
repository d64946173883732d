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
