import Corpora
import Models
import Randomness
import Tensors
import Testing

struct ModelCatalogTests {
  let torch: TorchModels

  init() throws { torch = try TorchModels.load() }

  private var size: NetworkSize { NetworkSize(vocabulary: 27, positions: 16) }

  @Test(
    "agrees with PyTorch: logits, gradients and ten steps", arguments: ModelCatalog.all.map(\.id))
  func agreesWithTorch(id: String) throws {
    try expectAgreement(of: id, size, expected: #require(torch.models[id]))
  }

  @Test func shortMLPAgreesWithTorch() throws {
    var size = size
    (size.context, size.channels, size.hidden) = (3, 10, 200)
    size.blankIsBoundary = true
    try expectAgreement(of: "mlp", size, expected: #require(torch.models["mlp-3"]))
    size.batchNorm = true
    try expectAgreement(of: "mlp", size, expected: #require(torch.models["mlp-batchnorm"]))
  }

  private func expectAgreement(
    of id: String, _ size: NetworkSize, expected: TorchModels.Model
  ) throws {
    let kind = try #require(ModelCatalog.kind(id))
    let model = NeuralLanguageModel(kind, size)
    #expect(model.parameterCount == expected.gradients.reduce(0) { $0 + $1.shape.reduce(1, *) })
    let (network, set) = (model.network, model.parameters)
    expectTraining(of: set, on: torch.batch, with: expected) { network.logits($0, on: $1) }
  }

  @Test("gives the same loss where prefixes are shared", arguments: ModelCatalog.all)
  func sharesBeginnings(kind: ModelKind) throws {
    // Batch normalisation sees other rows then, unless it is only used.
    let words: [ArraySlice<Int32>] = [[5, 13, 13, 1], [1, 2], [5, 13], [1, 2], [5, 22, 1]]
    var generator = TorchGenerator(seed: 1)
    let model = NeuralLanguageModel(kind, size, using: &generator)
    let tape = Tape(recording: false)
    let apart = model.network.loss(RaggedBatch(words: words), on: tape).scalar
    let shared = model.network.loss(RaggedBatch(sharing: words), on: tape).scalar
    #expect(abs(apart - shared) < 1e-5)
    let total = model.totalNegativeLogLikelihood(of: Words(words))
    #expect(abs(Float(total) / 18 - apart) < 1e-5)
  }

  @Test("says the same of one prefix and of many", arguments: ModelCatalog.all)
  func givesProbabilities(kind: ModelKind) throws {
    var generator = TorchGenerator(seed: 2)
    let model = NeuralLanguageModel(kind, size, using: &generator)
    let prefixes: [ArraySlice<Int32>] = [[1, 2], [1, 3], [4, 1]]
    for (prefix, p) in zip(prefixes, model.probabilities(afterEach: prefixes)) {
      #expect(abs(p.reduce(0, +) - 1) < 1e-5)
      for (one, other) in zip(model.probabilities(after: prefix), p) {
        #expect(abs(one - Double(other)) < 1e-6)
      }
    }
  }

  @Test("reads words that are longer than any it was made for", arguments: ModelCatalog.all)
  func readsLongWords(kind: ModelKind) {
    var generator = TorchGenerator(seed: 3)
    let model = NeuralLanguageModel(kind, size, using: &generator)
    let word = (0..<40).map { Int32($0 % 26 + 1) }
    #expect(model.negativeLogLikelihood(of: Words([word])).isFinite)
  }
}
