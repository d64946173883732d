import Basics
import Corpora
import Models
import Randomness
import Testing

struct MixtureTests {
  /// The same at every place.
  private struct Fixed: ContextModel {
    let p: [Double]
    let order = 1
    let parameterCount = 3
    var vocabularySize: Int { p.count }
    func probabilities(inContext context: ArraySlice<Token>) -> [Double] { p }
  }

  private let models = [Fixed(p: [0.2, 0.6, 0.2]), Fixed(p: [0.4, 0.2, 0.4])]
  private let words = Words([[1, 1], [1, 1, 1], [2, 1]])

  @Test func averagesProbabilities() {
    let mixture = Mixture(models.map { AnyLanguageModel($0) })
    for (p, expected) in zip(mixture.probabilities(after: [1]), [0.3, 0.4, 0.3]) {
      #expect(abs(p - expected) < 1e-12)
    }
    #expect(mixture.probabilities(afterEach: [[1], [2]]) == [[0.3, 0.4, 0.3], [0.3, 0.4, 0.3]])
    #expect(mixture.parameterCount == 7)
    #expect(mixture.storedCount == 7)
    // Six a of 0.4, one b and three ends of 0.3.
    let expected = -(6 * Elementary.log(0.4) + 4 * Elementary.log(0.3))
    #expect(abs(mixture.totalNegativeLogLikelihood(of: words) - expected) < 1e-12)
  }

  /// With weight w the likelihood of an a is 0.2 + 0.4 w, of the others 0.4 - 0.2 w; six and four of them are
  /// likeliest where 6 * 0.4 / (0.2 + 0.4 w) = 4 * 0.2 / (0.4 - 0.2 w), at w = 1.
  @Test func findsTheLikeliestWeights() {
    var mixture = Mixture(models.map { AnyLanguageModel($0) })
    mixture.fit(to: words, rounds: 2000)
    #expect(mixture.weights[0] > 0.99)
    #expect(abs(mixture.weights.reduce(0, +) - 1) < 1e-12)
    // As many a as others: 0.4 / (0.2 + 0.4 w) = 0.2 / (0.4 - 0.2 w) at w = 0.75.
    var even = Mixture(models.map { AnyLanguageModel($0) })
    even.fit(to: Words([[1], [1, 1, 2]]), rounds: 2000)
    #expect(abs(even.weights[0] - 0.75) < 1e-3)
  }

  @Test("networks and counts say together what each says alone")
  func mixesNetworks() throws {
    var generator = TorchGenerator(seed: 1)
    let kind = try #require(ModelCatalog.kind("gru"))
    let network = NeuralLanguageModel(
      kind, .init(vocabulary: 3, positions: 4), using: &generator)
    let batch = RaggedBatch(sharing: words.map { $0 })
    let alone = (network.likelihoods(of: batch), models[0].likelihoods(of: batch))
    let together = Mixture([AnyLanguageModel(network), AnyLanguageModel(models[0])])
      .likelihoods(of: batch)
    for (index, p) in together.enumerated() {
      #expect(abs(p - (alone.0[index] + alone.1[index]) / 2) < 1e-12)
    }
    #expect(zip(batch.examples, alone.1).allSatisfy { $1 == models[0].p[Int($0.next)] })
  }
}
