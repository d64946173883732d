import Corpora
import TestSupport
import Testing

@testable import Models

/// Probabilities of a tiny list in exact fractions, by `Tests/Oracles/smoothing.py`.
private struct ByHand: Decodable {
  struct Case: Decodable {
    let rule: String
    let parameters: [Double]
    let context: [Token]
    let probabilities: [Double]
  }

  let words: [[Token]]
  let vocabularySize: Int
  let cases: [Case]
}

/// Some of the embedded names, enough for contexts of every kind.
private func someNames() -> (words: Words, vocabularySize: Int) {
  let corpus = Corpus.embedded()
  let words = corpus.words.selecting(stride(from: 0, to: corpus.words.count, by: 80))
  return (words, corpus.vocabulary.count)
}

struct SmoothedModelTests {
  @Test("every smoother is what its formula says, in fractions by hand")
  func agreesWithFractions() throws {
    let byHand = try testData("smoothing-by-hand.json", as: ByHand.self)
    let ngrams = NGrams(Words(byHand.words), order: 2, vocabularySize: byHand.vocabularySize)
    for expected in byHand.cases {
      let rule = try #require(SmoothingRule.all.first { $0.id == expected.rule })
      let model = SmoothedModel(
        ngrams, order: 2, rule: rule,
        parameters: Array(repeating: expected.parameters, count: 3))
      let p = model.probabilities(inContext: expected.context[...])
      for (ours, theirs) in zip(p, expected.probabilities) {
        #expect(abs(ours - theirs) < 1e-14, "\(expected.rule) after \(expected.context): \(p)")
      }
    }
    #expect(Set(byHand.cases.map(\.rule)) == Set(SmoothingRule.all.map(\.id)))
  }

  @Test("probabilities sum to 1 for every context, seen or not", arguments: 1...7)
  func sumsToOne(order: Int) {
    let (words, size) = someNames()
    let ngrams = NGrams(words, order: order, vocabularySize: size)
    let seen = ContextTable(words, order: order, vocabularySize: size)
    let never = [Token](repeating: Token(size - 1), count: order)
    for rule in SmoothingRule.all {
      let model = SmoothedModel(ngrams, order: order, rule: rule)
      for context in (0..<seen.contextCount).map({ Array(seen.context($0)) }) + [never] {
        let p = model.probabilities(inContext: context[...])
        #expect(abs(p.reduce(0, +) - 1) < 1e-12, "\(rule.id) after \(context)")
        #expect(p.allSatisfy { $0 >= 0 }, "\(rule.id) after \(context)")
      }
    }
  }

  @Test("a loss is the same one character at a time and for whole lists")
  func losesTheSameEitherWay() {
    let (words, size) = someNames()
    let model = SmoothedModel(
      NGrams(words, order: 3, vocabularySize: size), order: 3, rule: .modifiedKneserNey)
    let others = Words([[5, 13, 13, 1], [26, 17, 24], [1]] as [[Token]])
    let sum = others.flatMap { model.probabilities(of: $0) }.reduce(1, *)
    let expected = others.map { word in
      (0...word.count).reduce(1.0) { product, position in
        let next = position < word.count ? word[word.startIndex + position] : 0
        return product * model.probabilities(after: word.prefix(position))[Int(next)]
      }
    }.reduce(1, *)
    #expect(abs(sum - expected) < 1e-18)
    let loss = model.totalNegativeLogLikelihood(of: others)
    let table = ContextTable(others, order: 3, vocabularySize: size)
    #expect(abs(loss - model.totalNegativeLogLikelihood(of: table)) < 1e-12)
  }

  @Test("the influence of context lengths sums to 1, and to nothing where none was seen")
  func sharesInfluence() {
    let (words, size) = someNames()
    let model = SmoothedModel(
      NGrams(words, order: 4, vocabularySize: size), order: 4, rule: .kneserNey)
    for context in [[0, 0, 0, 0], [0, 0, 1, 14], [24, 24, 17, 17]] as [[Token]] {
      let influence = model.influence(inContext: context[...])
      #expect(abs(influence.reduce(0, +) - 1) < 1e-12)
    }
    #expect(model.influence(inContext: [24, 24, 17, 17])[5] == 0)
  }
}

/// `aab`, `ab`, `b`.
private let threeWords = Words([[1, 1, 2], [1, 2], [2]] as [[Token]])

struct NGramsTests {
  /// Counted by hand.
  @Test func countsWhatStandsBefore() {
    let ngrams = NGrams(threeWords, order: 2, vocabularySize: 3)
    #expect(ngrams.levels[0].table.counts == [3, 3, 3])
    // The end follows b only; a follows the beginning and a; b follows the beginning and a.
    #expect(ngrams.levels[0].continuations == [1, 2, 2])
    // .a, .b begin words: their counts. Before aa and ab stands what stands before their a.
    #expect(ngrams.levels[1].table.contexts == [0, 1, 2])
    #expect(ngrams.levels[1].table.next == [1, 2, 1, 2, 0])
    #expect(ngrams.levels[1].table.counts == [2, 1, 1, 2, 3])
    #expect(ngrams.levels[1].continuations == [2, 1, 1, 2, 2])
  }

  @Test func findsTheLongestContextThatWasSeen() {
    let ngrams = NGrams(threeWords, order: 2, vocabularySize: 3)
    #expect(ngrams.rows(of: [1, 1]).count == 3)
    #expect(ngrams.rows(of: [2, 2]).count == 2)
    #expect(NGrams.essential([0, 0, 0, 2]) == [0, 2])
    #expect(NGrams.essential([0, 0]) == [0])
    #expect(NGrams.essential([1, 2]) == [1, 2])
  }
}
