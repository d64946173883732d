import Corpora
import Models
import Randomness
import Testing

@testable import Training

private let words = Words([[1, 1, 2], [1, 2, 3], [3], [2, 2, 1, 3], [1, 3, 3]] as [[Token]])
private let table = ContextTable(words, order: 2, vocabularySize: 4)

struct SoftmaxRegressionTrainingTests {
  @Test("without regularisation the net of pairs becomes the counts")
  func convergesToCounts() {
    var network = SoftmaxRegression(.table, for: table)
    network.converge(on: table, regularisation: 0)
    let counts = CountModel(table, smoothing: 0).negativeLogLikelihood(of: table)
    #expect(abs(network.negativeLogLikelihood(of: table) - counts) < 1e-6)
  }

  @Test("Newton's method row by row and L-BFGS come to the same minimum")
  func agreesOnTheMinimum() {
    var byRows = SoftmaxRegression(.table, for: table)
    byRows.converge(on: table, regularisation: 0.05)
    var together = SoftmaxRegression(.table, for: table)
    let start = together
    let values = LBFGS(tolerance: 1e-12).minimise(
      &together.weights, scales: start.scales(on: table, regularisation: 0.05)
    ) { weights in
      var network = start
      network.weights = weights
      return network.objective(on: table, regularisation: 0.05)
    }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 >= $1 })
    for (a, b) in zip(byRows.weights, together.weights) { #expect(abs(a - b) < 1e-6) }
  }

  @Test(
    "nothing is left of the gradient", arguments: SoftmaxRegression.Input.allCases,
    [1e-4, 0.01, 10])
  func restsAtTheMinimum(input: SoftmaxRegression.Input, regularisation: Double) {
    var network = SoftmaxRegression(input, for: table)
    network.converge(on: table, regularisation: regularisation)
    let gradient = network.objective(on: table, regularisation: regularisation).gradient
    #expect(gradient.allSatisfy { abs($0) < 1e-6 })
  }

  /// The minimum of (x - 1)^2 + 100 (y - x^2)^2 is at (1, 1).
  @Test func findsTheBottomOfABentValley() {
    var point = [-1.2, 1]
    LBFGS(tolerance: 1e-10).minimise(&point, scales: [0.001, 0.001]) { p in
      let (a, b) = (p[0] - 1, p[1] - p[0] * p[0])
      return (a * a + 100 * b * b, [2 * a - 400 * p[0] * b, 200 * b])
    }
    #expect(abs(point[0] - 1) < 1e-6 && abs(point[1] - 1) < 1e-6)
  }

  @Test("the small MLP learns, and its snapshot is the network that was trained")
  func trainsTheMLP() throws {
    let (network, history) = NGramMLP.trained(
      on: table, steps: 100, using: TorchGenerator(seed: 1))
    let last = try #require(history.points.last)
    #expect(history.points[0].train > last.train)
    #expect(last.train >= CountModel(table, smoothing: 0).negativeLogLikelihood(of: table) - 1e-6)
    #expect(abs(network.negativeLogLikelihood(of: table) - last.train) < 1e-5)
  }

  /// Gradients that are added up context by context are those of all contexts at once, but for rounding.
  @Test func trainsTheMLPAPartAtATime() throws {
    let whole = NGramMLP.trained(on: table, steps: 20, using: TorchGenerator(seed: 1))
    let parts = NGramMLP.trained(on: table, steps: 20, cells: 1, using: TorchGenerator(seed: 1))
    let losses = [whole, parts].map { $0.history.points.map(\.train) }
    #expect(zip(losses[0], losses[1]).allSatisfy { abs($0 - $1) < 1e-4 })
    #expect(losses[0].count == losses[1].count && losses[0].count == 2)
  }
}
