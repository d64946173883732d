import Corpora
import Testing

@testable import Models

/// The words `ab`, `b`: bigrams .a ab b. .b b.
private let words = Words([[1, 2], [2]] as [[Token]])

struct CountModelTests {
  private func model(_ smoothing: Double, order: Int = 1) -> CountModel {
    CountModel(ContextTable(words, order: order, vocabularySize: 3), smoothing: smoothing)
  }

  @Test func dividesCountsByTheirSum() {
    #expect(model(0).probabilities(after: []) == [0, 0.5, 0.5])
    #expect(model(0).probabilities(after: [1]) == [0, 0, 1])
    #expect(model(0).probabilities(after: [1, 2]) == [1, 0, 0])
  }

  /// Of nine cells, .a .b ab b. hold a count.
  @Test func storesOnlyCountsAboveZero() {
    #expect(model(1).parameterCount == 9)
    #expect(model(1).storedCount == 4)
  }

  @Test func addsTheFakeCountToAll() {
    let expected: [Double] = [0.2, 0.4, 0.4]
    #expect(model(1).probabilities(after: []) == expected)
  }

  @Test func givesAContextNeverSeenAllCharactersAlike() {
    let third: Double = 1 / 3
    #expect(model(0, order: 2).probabilities(after: [2, 1]) == [third, third, third])
  }

  /// By hand: .a .b each one half, ab and b. (twice) certain.
  @Test func hasTheLossCountedByHand() {
    let ln2 = 0.6931471805599453
    let error = model(0).negativeLogLikelihood(of: words) - 2 * ln2 / 5
    #expect(abs(error) < 1e-15)
    #expect(model(0).negativeLogLikelihood(of: Words([[1, 1]] as [[Token]])) == .infinity)
  }

  @Test("rows sum to one", arguments: [0, 0.1, 1, 1000], [1, 2, 3])
  func sumsToOne(smoothing: Double, order: Int) {
    let model = model(smoothing, order: order)
    for prefix in [[], [1], [2], [1, 2], [2, 2, 1]] as [[Token]] {
      let sum = model.probabilities(after: prefix[...]).reduce(0, +)
      #expect(abs(sum - 1) < 1e-12)
    }
  }

  @Test func walksAWordLetterByLetter() {
    #expect(model(0).probabilities(of: [1, 2]) == [0.5, 1, 1])
    #expect(UniformModel(vocabularySize: 4).probabilities(of: [3]) == [0.25, 0.25])
  }
}
