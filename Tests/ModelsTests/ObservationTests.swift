import Randomness
import Tensors
import Testing

@testable import Models

/// What networks say of themselves agrees with the definitions.
struct ObservationTests {
  private let word: [Int32] = [3, 1, 2]

  private func model(_ id: String, layers: Int = 2) throws -> NeuralLanguageModel {
    var size = NetworkSize(vocabulary: 5, positions: 5)
    (size.channels, size.hidden, size.layers, size.heads) = (4, 6, layers, 2)
    var generator = TorchGenerator(seed: 8)
    return NeuralLanguageModel(try #require(ModelCatalog.kind(id)), size, using: &generator)
  }

  @Test func attentionLooksBackOnlyAndSumsToOne() throws {
    let observations = try model("transformer").observations(of: word[...])
    #expect(
      observations.map(\.name) == [
        "transformer.h.0.attn.0", "transformer.h.0.attn.1", "transformer.h.1.attn.0",
        "transformer.h.1.attn.1",
      ])
    for weights in observations {
      #expect((weights.rows, weights.columns) == (4, 4))
      for row in 0..<4 {
        let values = weights.values[row * 4..<(row + 1) * 4]
        #expect(abs(values.reduce(0, +) - 1) < 1e-6)
        #expect(values.dropFirst(row + 1).allSatisfy { $0 == 0 })
        #expect(values.prefix(row + 1).allSatisfy { $0 > 0 })
      }
    }
  }

  /// Attention computed once more, number by number, from the first layer's stored weights.
  @Test func attentionIsTheSoftmaxOfScaledProducts() throws {
    let model = try model("transformer", layers: 1)
    let x = try firstLayerInput(model)
    let weight = try #require(model.parameters["transformer.h.0.attn.c_attn.weight"]).tensor
    let bias = try #require(model.parameters["transformer.h.0.attn.c_attn.bias"]).tensor
    func projected(_ row: Int, _ column: Int) -> Float {
      (0..<4).reduce(bias[0, column]) { $0 + x[row][$1] * weight[column, $1] }
    }
    for (head, observed) in model.observations(of: word[...]).enumerated() {
      let columns = head * 2..<head * 2 + 2
      for row in 0..<4 {
        let scores = (0...row).map { key in
          columns.reduce(Float(0)) { $0 + projected(row, $1) * projected(key, 4 + $1) }
        }
        let exponentials = scores.map { exponential($0 / Float(2).squareRoot()) }
        let sum = exponentials.reduce(0, +)
        for key in 0...row {
          #expect(abs(observed.values[row * 4 + key] - exponentials[key] / sum) < 1e-5)
        }
      }
    }
  }

  /// The embeddings of the word after the first normalisation.
  private func firstLayerInput(_ model: NeuralLanguageModel) throws -> [[Float]] {
    let tokens = try #require(model.parameters["transformer.wte.weight"]).tensor
    let positions = try #require(model.parameters["transformer.wpe.weight"]).tensor
    return ([0] + word).enumerated().map { row, token in
      let sum = (0..<4).map { tokens[Int(token), $0] + positions[row, $0] }
      let mean = sum.reduce(0, +) / 4
      let variance = sum.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 4
      return sum.map { ($0 - mean) / (variance + 1e-5).squareRoot() }
    }
  }

  /// e^x by its series.
  private func exponential(_ x: Float) -> Float {
    var (sum, term) = (1.0, 1.0)
    for n in 1..<40 {
      term *= Double(x) / Double(n)
      sum += term
    }
    return Float(sum)
  }

  @Test func gatesLieBetweenNothingAndAll() throws {
    for (id, names) in [("gru", ["update", "reset"]), ("lstm", ["forget"])] {
      let observations = try model(id).observations(of: word[...])
      for name in names {
        let gate = try #require(observations.first { $0.name == name })
        #expect((gate.rows, gate.columns) == (4, 6))
        #expect(gate.values.allSatisfy { $0 > 0 && $0 < 1 })
      }
    }
  }

  /// h' = (1 - z) h + z candidate: where the update gate is nearly shut the state hardly moves.
  @Test func anUpdateGateKeepsTheState() throws {
    let observations = try model("gru").observations(of: word[...])
    let gate = try #require(observations.first { $0.name == "update" })
    let state = try #require(observations.first { $0.name == "state" })
    for row in 1..<4 {
      for unit in 0..<6 {
        let (before, after) = (state.values[(row - 1) * 6 + unit], state.values[row * 6 + unit])
        let z = gate.values[row * 6 + unit]
        let candidate = (after - (1 - z) * before) / z
        #expect(candidate.magnitude <= 1 + 1e-5)
      }
    }
  }

  @Test func nothingIsKeptUnlessAskedFor() throws {
    let tape = Tape(recording: false)
    tape.observe("x", tape.constant([1], rows: 1, columns: 1))
    #expect(tape.observations.isEmpty)
  }
}
