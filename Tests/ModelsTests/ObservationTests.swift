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

  /// Gates computed once more from the stored weights and the observed state, number by number.
  @Test(arguments: [
    ("gru", "update", "cell.xh_to_z", 0), ("gru", "reset", "cell.xh_to_r", 0),
    ("lstm", "input", "cell.xh_to_gates", 0), ("lstm", "forget", "cell.xh_to_gates", 6),
    ("lstm", "output", "cell.xh_to_gates", 18),
  ])
  func gatesAreSigmoidsOfTheLetterAndTheState(
    id: String, name: String, layer: String, firstRow: Int
  ) throws {
    let model = try model(id)
    let observations = model.observations(of: word[...])
    let gate = try #require(observations.first { $0.name == name })
    let state = try #require(observations.first { $0.name == "state" })
    #expect((gate.rows, gate.columns) == (4, 6))
    let weight = try #require(model.parameters["\(layer).weight"]).tensor
    let bias = try #require(model.parameters["\(layer).bias"]).tensor
    let tokens = try #require(model.parameters["wte.weight"]).tensor
    for (row, token) in ([0] + word).enumerated() {
      // The state begins at zero.
      let before = (0..<6).map { row == 0 ? 0 : state.values[(row - 1) * 6 + $0] }
      let x = (0..<4).map { tokens[Int(token), $0] } + before
      for unit in 0..<6 {
        let sum = x.indices.reduce(bias[0, firstRow + unit]) {
          $0 + x[$1] * weight[firstRow + unit, $1]
        }
        #expect(abs(gate.values[row * 6 + unit] - 1 / (1 + exponential(-sum))) < 1e-5)
      }
    }
  }

  /// h' = (1 - z) h + z candidate, with the candidate from the stored weights.
  @Test func theUpdateGateMixesStateAndCandidate() throws {
    let model = try model("gru")
    let observations = model.observations(of: word[...])
    func values(_ name: String) throws -> [Float] {
      try #require(observations.first { $0.name == name }).values
    }
    let (z, r, state) = (try values("update"), try values("reset"), try values("state"))
    let weight = try #require(model.parameters["cell.xh_to_hbar.weight"]).tensor
    let bias = try #require(model.parameters["cell.xh_to_hbar.bias"]).tensor
    let tokens = try #require(model.parameters["wte.weight"]).tensor
    for (row, token) in ([0] + word).enumerated() {
      let before = (0..<6).map { row == 0 ? 0 : state[(row - 1) * 6 + $0] }
      let x =
        (0..<4).map { tokens[Int(token), $0] }
        + (0..<6).map { r[row * 6 + $0] * before[$0] }
      for unit in 0..<6 {
        let sum = x.indices.reduce(bias[0, unit]) { $0 + x[$1] * weight[unit, $1] }
        let candidate = 1 - 2 / (1 + exponential(2 * sum))
        let gate = z[row * 6 + unit]
        let expected = (1 - gate) * before[unit] + gate * candidate
        #expect(abs(state[row * 6 + unit] - expected) < 1e-5)
      }
    }
  }

  @Test func nothingIsKeptUnlessAskedFor() throws {
    let tape = Tape(recording: false)
    tape.observe("x", tape.constant([1], rows: 1, columns: 1))
    #expect(tape.observations.isEmpty)
  }
}
