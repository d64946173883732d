import Corpora
import Randomness
import Tensors
import TestSupport
import Testing

@testable import Models

struct TiedWeightsTests {
  private static let kinds = ["transformer", "bow", "cnn", "rnn", "gru", "lstm"]

  private func size(tied: Bool) -> NetworkSize {
    var size = NetworkSize(vocabulary: 5, positions: 5)
    (size.channels, size.hidden, size.layers, size.heads) = (4, 4, 2, 2)
    size.tiesWeights = tied
    return size
  }

  /// The tied network must say what the other says whose last layer was set to the embedding.
  @Test(arguments: kinds) func saysWhatTwoEqualWeightsSay(id: String) throws {
    let kind = try #require(ModelCatalog.kind(id))
    var generator = TorchGenerator(seed: 5)
    let tied = NeuralLanguageModel(kind, size(tied: true), using: &generator)
    let untied = NeuralLanguageModel(kind, size(tied: false))
    #expect(tied.parameterCount == untied.parameterCount - 5 * 4)
    let table = try #require(tied.network.embedding)
    for parameter in untied.parameters.all {
      parameter.tensor.fill(from: (tied.parameters[parameter.name]?.tensor ?? table).values)
    }
    let prefix: ArraySlice<Int32> = [1, 4, 2]
    #expect(tied.probabilities(after: prefix) == untied.probabilities(after: prefix))
  }

  /// Without the CNN, whose ReLU has kinks that a finite difference crosses.
  @Test(arguments: kinds.filter { $0 != "cnn" }) func addsUpBothGradients(id: String) throws {
    let kind = try #require(ModelCatalog.kind(id))
    var generator = TorchGenerator(seed: 6)
    let model = NeuralLanguageModel(kind, size(tied: true), using: &generator)
    let batch = RaggedBatch(words: [[1, 4, 2], [3]])
    expectGradients(of: model.parameters, tolerance: 1e-3) { model.network.logits(batch, on: $0) }
  }

  @Test func leavesLayersOfAnotherWidthAlone() throws {
    var size = size(tied: true)
    size.hidden = 6
    let model = NeuralLanguageModel(try #require(ModelCatalog.kind("gru")), size)
    #expect(model.parameters["lm_head.weight"] != nil)
  }
}
