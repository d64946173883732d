import Corpora
import Randomness
import Testing

@testable import Models

struct IncrementalDecoderTests {
  /// Words that grow: one ends early, one splits in two and in three.
  private let steps: [PrefixStep] = [
    .beginning,
    PrefixStep(position: 1, tokens: [2], parents: [0]),
    PrefixStep(position: 2, tokens: [0, 1, 3], parents: [0, 0, 0]),
    PrefixStep(position: 3, tokens: [1, 0, 4], parents: [1, 2, 2]),
    PrefixStep(position: 4, tokens: [2, 2, 4], parents: [0, 2, 2]),
    PrefixStep(position: 5, tokens: [1, 1, 1], parents: [0, 1, 2]),
    // Longer than the network was made for.
    PrefixStep(position: 6, tokens: [3, 2], parents: [1, 2]),
    PrefixStep(position: 7, tokens: [1, 4], parents: [0, 1]),
    PrefixStep(position: 8, tokens: [2, 3, 1], parents: [0, 0, 1]),
  ]
  /// The prefixes of each step, written out.
  private let prefixes: [[[Token]]] = [
    [[]], [[2]], [[2, 0], [2, 1], [2, 3]], [[2, 1, 1], [2, 3, 0], [2, 3, 4]],
    [[2, 1, 1, 2], [2, 3, 4, 2], [2, 3, 4, 4]],
    [[2, 1, 1, 2, 1], [2, 3, 4, 2, 1], [2, 3, 4, 4, 1]],
    [[2, 3, 4, 2, 1, 3], [2, 3, 4, 4, 1, 2]],
    [[2, 3, 4, 2, 1, 3, 1], [2, 3, 4, 4, 1, 2, 4]],
    [[2, 3, 4, 2, 1, 3, 1, 2], [2, 3, 4, 2, 1, 3, 1, 3], [2, 3, 4, 4, 1, 2, 4, 1]],
  ]

  private func model(_ kind: ModelKind, context: Int? = nil) -> NeuralLanguageModel {
    var size = NetworkSize(vocabulary: 5, positions: 7)
    (size.channels, size.hidden, size.context) = (20, 18, context)
    var generator = TorchGenerator(seed: 3)
    return NeuralLanguageModel(kind, size, using: &generator)
  }

  /// Twice, as one decoder reads group after group.
  private func expectTheBits(of model: some LanguageModel) {
    let decoder = model.decoder()
    var p: [Float] = []
    for (step, prefixes) in zip(steps + steps, prefixes + prefixes) {
      decoder.read(step, into: &p)
      let expected = model.probabilities(afterEach: prefixes.map { $0[...] }).flatMap { $0 }
      #expect(p.map(\.bitPattern) == expected.map(\.bitPattern), "position \(step.position)")
    }
  }

  @Test("gives the bits of a model that reads everything again", arguments: ModelCatalog.all)
  func givesTheModelsBits(kind: ModelKind) {
    expectTheBits(of: model(kind))
  }

  @Test("of a window that is shorter than words", arguments: [1, 2, 3])
  func givesTheBitsOfAWindow(context: Int) {
    expectTheBits(of: model(.mlp, context: context))
  }

  @Test func aMixtureOfReadersGivesTheMixturesBits() {
    expectTheBits(
      of: Mixture([.transformer, .gru, .cnn].map { AnyLanguageModel(model($0)) }))
  }

  @Test func readsNothingTwice() {
    let forgetful = ModelCatalog.all.filter {
      model($0).network.reader(DecodingMemory()) == nil
    }
    #expect(forgetful.map(\.id) == ["cnn", "wavenet"])
  }
}
