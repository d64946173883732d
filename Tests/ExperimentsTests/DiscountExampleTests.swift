import Corpora
import Models
import TestSupport
import Testing

@testable import Experiments

struct DiscountExampleTests {
  /// All words train: after `ab` come c three times and d once.
  private let words = Words(
    [[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 4], [5, 2, 4]] as [[Token]])

  @Test("from each count the discount, and what it frees goes to the shorter context")
  func discountsOneContext() throws {
    let corpus = try Corpus(bytes: Array("abc\nabc\nabc\nabd\nebd".utf8), name: "by hand")
    let ngrams = NGrams(corpus.words, order: 2, vocabularySize: corpus.vocabulary.count)
    let model = SmoothedModel(
      ngrams, order: 2, rule: .kneserNey, parameters: [[0.5], [0.5], [0.5]])
    let found = try #require(BackoffFindings.Discounted(Exercises(corpus), model))
    #expect(found.context == ["a", "b"] && found.total == 4 && found.distinct == 2)
    #expect(found.discount == 0.5 && abs(found.weight - 2 * 0.5 / 4) < 1e-15)
    let (c, d) = (found.nexts[0], found.nexts[1])
    #expect(c.character == "c" && c.count == 3 && abs(c.share - 2.5 / 4) < 1e-15)
    #expect(d.character == "d" && d.count == 1 && abs(d.share - 0.5 / 4) < 1e-15)
    // After b: c once (after a), d twice (after a and e), so that d is ahead where c is more frequent.
    #expect(d.shorter > c.shorter)
    for next in found.nexts {
      #expect(abs(next.probability - (next.share + found.weight * next.shorter)) < 1e-12)
    }
    #expect(found.nexts.count == 3 && found.nexts[2].count == 0)
  }

  @Test("ab occurs four times, at the beginning only; bd twice, after a and e")
  func countsContinuations() {
    let vocabulary = Vocabulary("abcde".unicodeScalars)
    let pairs = BackoffFindings.Continuation.extremes(
      NGrams(words, order: 2, vocabularySize: 6), vocabulary)
    #expect(pairs.map { $0.first + $0.second } == ["ab", "bd"])
    #expect(pairs.map(\.occurrences) == [4, 2] && pairs.map(\.before) == [1, 2])
    #expect(pairs[0].shareOfOccurrences == 1 && pairs[0].shareOfContinuations == 1)
    #expect(abs(pairs[1].shareOfOccurrences - 0.4) < 1e-15)
    #expect(abs(pairs[1].shareOfContinuations - 2.0 / 3) < 1e-15)
  }
}
