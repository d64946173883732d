import Corpora
import Testing

@testable import Models

private let words = Words([[1, 1, 2], [1, 2, 3], [3], [2, 2, 1, 3]] as [[Token]])

struct SoftmaxRegressionTests {
  @Test(
    "the gradient is the objective's slope", arguments: SoftmaxRegression.Input.allCases, [0, 0.3])
  func differentiates(input: SoftmaxRegression.Input, regularisation: Double) {
    let table = ContextTable(words, order: 2, vocabularySize: 4)
    var network = SoftmaxRegression(input, for: table)
    for index in network.weights.indices {
      network.weights[index] = Double((index * 7919) % 23) / 11 - 1
    }
    let gradient = network.objective(on: table, regularisation: regularisation).gradient
    for index in gradient.indices {
      let difference = [1e-5, -1e-5].map { step in
        var moved = network
        moved.weights[index] += step
        return moved.objective(on: table, regularisation: regularisation).value
      }
      #expect(abs(gradient[index] - (difference[0] - difference[1]) / 2e-5) < 1e-9)
    }
  }

  @Test func addsRowsOfBothCharacters() {
    let table = ContextTable(words, order: 2, vocabularySize: 4)
    let network = SoftmaxRegression(.additive, for: table)
    #expect(network.rows(of: [1, 3]) == [1, 7])
    #expect(network.weights.count == 32)
    #expect(network.parameterCount == 32)
    #expect(SoftmaxRegression(.table, for: table).parameterCount == 64)
  }

  @Test("an untrained net, and a pair it never saw, make all characters equally likely")
  func startsUniform() {
    let table = ContextTable(words, order: 2, vocabularySize: 4)
    #expect(
      SoftmaxRegression(.table, for: table).probabilities(inContext: [3, 3])
        == [0.25, 0.25, 0.25, 0.25])
  }

  @Test("with one start mark a word has fewer examples")
  func countsExamplesByPadding() {
    let table = ContextTable(words, order: 2, vocabularySize: 4, padding: .single)
    let model = CountModel(table, smoothing: 1, padding: .single)
    #expect(model.exampleCount(of: words) == table.total)
    let mean = model.totalNegativeLogLikelihood(of: table) / Double(table.total)
    #expect(model.negativeLogLikelihood(of: words) == mean)
    let long = CountModel(
      ContextTable(words, order: 4, vocabularySize: 4, padding: .single), smoothing: 1,
      padding: .single)
    #expect(long.exampleCount(of: words) == long.table.total)
  }
}
