import Corpora
import Models
import Randomness
import Testing

@testable import Training

struct EarlyStoppingTests {
  /// Of two losses that are equal, the first is kept: it took fewer steps.
  @Test func keepsTheFirstOfEquals() throws {
    var start = TorchGenerator(seed: 1)
    let model = NeuralLanguageModel(
      try #require(ModelCatalog.kind("bigram")), .init(vocabulary: 4, positions: 5), using: &start)
    var state = TrainingState()
    for (step, dev) in [(1, 3.0), (2, 2), (3, 2), (4, 2.5), (5, nil)] {
      model.learned[0].replace([Float](repeating: Float(step), count: 16))
      state.record(model, step: step, train: 1, dev: dev)
    }
    state.restoreBest(to: model)
    #expect(model.learned[0].values == [Float](repeating: 2, count: 16))
    #expect(state.history.points.map(\.step) == [1, 2, 3, 4, 5])
  }
}
