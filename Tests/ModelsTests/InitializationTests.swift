import Models
import Randomness
import Tensors
import TestSupport
import Testing

/// First values of layers, as PyTorch's constructors draw them.
@Suite("Initialization")
struct InitializationTests {
  /// What `Tests/Oracles/torch_streams.py` printed.
  struct Expected: Decodable {
    struct Exact: Decodable {
      /// The bits of the first four and of the last four numbers.
      let ends: [Int32]
    }

    struct Near: Decodable {
      /// The bits of the last sixteen numbers.
      let tail: [Int32]
    }

    /// A linear layer and then an embedding: inputs, outputs, entries, width.
    struct Layers: Decodable {
      let shape: [Int]
      let weight, bias: Exact
      let embedding: Near
      /// The bits of the uniform number that follows.
      let next: UInt32
    }

    struct Seed: Decodable {
      let seed: String
      let layers: [Layers]
    }

    let layers: [Seed]
  }

  @Test func followsTheConstructorsOfPyTorch() throws {
    let expected: Expected = try testData("torch-streams.json")
    for (seed, layers) in expected.layers.map({ ($0.seed, $0.layers) }) {
      for layer in layers {
        let set = ParameterSet()
        let linear = LinearLayer("linear", from: layer.shape[0], to: layer.shape[1], in: set)
        let embedding = set.declare(
          "embedding", [layer.shape[2], layer.shape[3]], .normal(deviation: 1))
        var generator = TorchGenerator(seed: try #require(UInt64(seed)))
        set.fill(using: &generator)
        #expect(ends(linear.weight) == layer.weight.ends)
        #expect(ends(try #require(linear.bias)) == layer.bias.ends)
        let tail = layer.embedding.tail.suffix(embedding.count).map {
          Float(bitPattern: UInt32(bitPattern: $0))
        }
        // Normals are as exact as PyTorch's own vector code.
        #expect(zip(embedding.values.suffix(16), tail).allSatisfy { ($0 - $1).magnitude <= 1e-6 })
        #expect(generator.uniform().bitPattern == layer.next)
      }
    }
  }

  private func ends(_ tensor: Tensor) -> [Int32] {
    let bits = tensor.values.map { Int32(bitPattern: $0.bitPattern) }
    return bits.count <= 8 ? bits : Array(bits.prefix(4) + bits.suffix(4))
  }
}
