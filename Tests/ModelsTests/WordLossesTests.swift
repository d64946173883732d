import Basics
import Corpora
import Models
import Randomness
import Testing

/// The losses of single words.
struct WordLossesTests {
  /// The same probabilities at every place.
  private struct Fixed: ContextModel {
    let p = [0.5, 0.25, 0.25]
    let order = 1
    let parameterCount = 3
    let vocabularySize = 3
    func probabilities(inContext context: ArraySlice<Token>) -> [Double] { p }
  }

  /// Unsorted, one of them twice, one the beginning of another, one empty.
  private let words = Words([[2, 1], [1], [1, 1, 2], [], [1]])

  /// By hand: a letter has ln 4, the end ln 2.
  @Test func areSumsOverCharacters() {
    let ln2 = 0.6931471805599453
    let losses = Fixed().losses(ofEach: words).each
    for (loss, letters) in zip(losses, [2.0, 1, 3, 0, 1]) {
      #expect(abs(loss - (2 * letters + 1) * ln2) < 1e-12)
    }
    #expect(losses.count == 5)
  }

  @Test("a network follows words that begin alike, or are one another, to their own ends")
  func followTheirWords() {
    var generator = TorchGenerator(seed: 5)
    let model = NeuralLanguageModel(.gru, .init(vocabulary: 3, reading: words), using: &generator)
    for (loss, word) in zip(model.losses(ofEach: words).each, words) {
      let sum = model.probabilities(of: word).reduce(0) { $0 - Elementary.log($1) }
      #expect(abs(loss - sum) < 1e-5)
    }
  }

  @Test("more words than a batch has, read by a network: what each says, and what all come to")
  func agreeWithTheirSum() throws {
    let corpus = Corpus.embedded()
    let words = corpus.words.selecting(stride(from: 0, to: corpus.words.count, by: 90))
    var generator = TorchGenerator(seed: 3)
    let model = NeuralLanguageModel(
      .gru, .init(vocabulary: corpus.vocabulary.count, reading: words), using: &generator)
    let (losses, total) = { ($0.each, $0.total) }(model.losses(ofEach: words))
    #expect(total == model.totalNegativeLogLikelihood(of: words), "to the bit")
    #expect(abs(losses.reduce(0, +) - total) < 1e-9 * total)
    for index in stride(from: 0, to: words.count, by: 50) {
      let sum = model.probabilities(of: words[index]).reduce(0) { $0 - Elementary.log($1) }
      #expect(abs(losses[index] - sum) < 1e-4)
    }
  }
}
