import Models
import Tensors
import Testing

struct TransformerTests {
  @Test func agreesWithTorch() throws {
    let torch = try TorchModels.load()
    let set = ParameterSet()
    let model = Transformer(.init(vocabulary: 27, positions: 16), in: set)
    #expect(set.count == 204_544)
    expectAgreement(with: torch.transformer, on: torch.batch, set) { model.logits($0, on: $1) }
  }
}
