import Corpora
import Models
import Randomness
import Testing

@testable import Training

struct FullBatchDescentTests {
  /// The net can say whatever the table says, so descent must arrive at the table's loss.
  @Test func arrivesAtTheCounts() {
    let table = ContextTable(
      Words([[1, 2], [1, 1], [2], [2, 2, 1]] as [[Token]]), order: 1, vocabularySize: 3)
    var generator = TorchGenerator(seed: 3)
    var network = BigramNetwork(vocabularySize: 3, using: &generator)
    let history = FullBatchDescent(rate: 3, regularisation: 0, steps: 3000)
      .train(&network, on: table)
    let counted = CountModel(table, smoothing: 0).negativeLogLikelihood(of: table)
    #expect(history.points.count == 3001)
    let last = history.points.last!.train
    #expect(last - counted < 1e-3)
    #expect(last >= counted - 1e-6)
    let rises = zip(history.points, history.points.dropFirst()).map { $1.train - $0.train }
    #expect(rises.max()! <= 1e-6)
  }

  @Test func regularisationDrawsTowardsUniform() {
    let table = ContextTable(Words([[1], [1], [2]] as [[Token]]), order: 1, vocabularySize: 3)
    func largest(_ regularisation: Float) -> Double {
      var generator = TorchGenerator(seed: 3)
      var network = BigramNetwork(vocabularySize: 3, using: &generator)
      _ = FullBatchDescent(rate: 0.3, regularisation: regularisation, steps: 500)
        .train(&network, on: table)
      return network.probabilities(after: []).max()!
    }
    #expect(largest(0.01) > largest(0.5))
    #expect(largest(0.5) > largest(8))
    let third: Double = 1 / 3
    let distance = abs(largest(8) - third)
    #expect(distance < 0.05)
  }
}

struct SamplingTests {
  @Test func stopsAtTheBoundaryAndAtTheLimit() {
    let table = ContextTable(Words([[1, 2]] as [[Token]]), order: 1, vocabularySize: 3)
    var generator = TorchGenerator(seed: 0)
    let model = CountModel(table, smoothing: 0)
    for draw in SamplingMethod.allCases {
      #expect(model.samples(3, draw: draw, using: &generator) == [[1, 2], [1, 2], [1, 2]])
      #expect(model.samples(1, draw: draw, using: &generator, longest: 1) == [[1]])
    }
  }

  @Test func tellsNewWordsFromOldOnes() {
    let words = Words((1...10).map { [Token($0)] })
    let split = Split(words, seed: 1)
    let index = NoveltyIndex(split)
    for part in Part.allCases {
      #expect(split[part].allSatisfy { index.novelty(of: Array($0)).rawValue == part.rawValue })
    }
    #expect(index.novelty(of: [1, 1]) == .new)
  }
}
