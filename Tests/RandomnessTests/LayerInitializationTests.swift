import Randomness
import Testing

@Suite("Layer initialization")
struct LayerInitializationTests {
  @Test func followsConstructionOrder() throws {
    for seed in try ExpectedStreams.all.get().layers {
      for expected in seed.layers {
        let shape = expected.shape
        var generator = TorchGenerator(seed: try #require(UInt64(seed.seed)))
        let linear = generator.linear(inputs: shape[0], outputs: shape[1])
        expected.weight.expect(linear.weight)
        expected.bias.expect(linear.bias)
        let embedding = generator.embedding(count: shape[2], width: shape[3])
        expected.embedding.expect(embedding, isClose: withinAMillionth)
        #expect(generator.rand(1)[0].bitPattern == expected.next)
      }
    }
  }

  @Test func drawsNoBiasThatIsNotWanted() {
    var generator = TorchGenerator(seed: 1)
    var other = generator
    #expect(generator.linear(inputs: 3, outputs: 2, bias: false).bias.isEmpty)
    _ = other.rand(6)
    #expect(generator == other)
  }
}
