import Corpora
import Randomness
import Testing

@testable import Models

struct ReaderTests {
  /// Three words that grow from a common beginning; one of them ends early.
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
    var reader = model.reader()
    for step in steps {
      let beginnings = step.map { $0[...] }
      #expect(
        reader.probabilities(afterEach: beginnings) == model.probabilities(afterEach: beginnings))
    }
  }

  @Test func aMixtureOfReadersGivesTheMixturesBits() {
    let mixture = Mixture(["transformer", "gru"].map { model(ModelCatalog.kind($0)!) })
    var reader = mixture.reader()
    for step in steps {
      let beginnings = step.map { $0[...] }
      #expect(
        reader.probabilities(afterEach: beginnings)
          == mixture.probabilities(afterEach: beginnings))
    }
  }

  @Test func remembersWhatATransformerHasRead() {
    #expect(model(ModelCatalog.kind("transformer")!).reader() is RememberingReader)
    #expect(model(ModelCatalog.kind("rnn")!).reader() is Rereader)
  }
}
