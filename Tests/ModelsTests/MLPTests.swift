import Models
import Tensors
import Testing

struct MLPTests {
  @Test func agreesWithTorch() throws {
    let torch = try TorchModels.load()
    let set = ParameterSet()
    let model = MLP(.init(vocabulary: 27, positions: 16), in: set)
    #expect(set.count == 69_147)
    expectAgreement(with: torch.mlp, on: torch.batch, set) { model.logits($0, on: $1) }
  }
}
