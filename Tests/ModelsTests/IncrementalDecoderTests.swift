import Corpora
import Randomness
import Testing

@testable import Models

struct IncrementalDecoderTests {
  /// Three words that grow from a common prefix; one of them ends early.
  private let steps: [[[Token]]] = [
    [[2, 1]], [[2, 1, 1], [2, 1, 3]], [[2, 1, 1, 0], [2, 1, 3, 1], [2, 1, 3, 4]],
    [[2, 1, 3, 1, 2], [2, 1, 3, 4, 4]],
  ]

  private func model(_ kind: ModelKind) -> NeuralLanguageModel {
    var size = NetworkSize(vocabulary: 5, positions: 8)
    (size.channels, size.hidden) = (20, 18)
    var generator = TorchGenerator(seed: 3)
    return NeuralLanguageModel(kind, size, using: &generator)
  }

  @Test("gives the bits of a model that reads everything again", arguments: ModelCatalog.all)
  func givesTheModelsBits(kind: ModelKind) {
    let model = model(kind)
    let decoder = model.decoder()
    for step in steps {
      let prefixes = step.map { $0[...] }
      #expect(
        decoder.probabilities(afterEach: prefixes) == model.probabilities(afterEach: prefixes))
    }
  }

  @Test func aMixtureOfReadersGivesTheMixturesBits() {
    let mixture = Mixture(
      ["transformer", "gru"].map { AnyLanguageModel(model(ModelCatalog.kind($0)!)) })
    let decoder = mixture.decoder()
    for step in steps {
      let prefixes = step.map { $0[...] }
      #expect(
        decoder.probabilities(afterEach: prefixes)
          == mixture.probabilities(afterEach: prefixes))
    }
  }

  @Test func remembersWhatATransformerHasRead() {
    #expect(model(ModelCatalog.kind("transformer")!).network.cachedDecoder != nil)
    #expect(model(ModelCatalog.kind("rnn")!).network.cachedDecoder == nil)
  }
}
