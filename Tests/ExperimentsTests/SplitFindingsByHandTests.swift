import Corpora
import Testing

@testable import Experiments

struct SplitFindingsByHandTests {
  private func exercises(_ words: [String], splitSeed: Int = 42) throws -> Exercises {
    let corpus = try Corpus(bytes: Array(words.joined(separator: "\n").utf8), name: "words")
    return Exercises(corpus, splitSeed: splitSeed)
  }

  /// Sixty words of two and three characters, each of them several times.
  private let words = (0..<60).map { ["ab", "ba", "abc", "cab", "bca", "ca", "acb"][$0 % 7] }

  @Test("one word, often: by heart it costs nothing, and no model has less")
  func knowsByHeart() throws {
    let findings = SplitFindings(try exercises(Array(repeating: "ab", count: 20)))
    #expect(findings.floors.train == 0)
    #expect(findings.overfitting.allSatisfy { $0.losses.train >= 0 && $0.losses.test.isNaN })
  }

  @Test("how far a row is behind the best is the mean of its differences, split by split")
  func comparesSplitBySplit() throws {
    let findings = SplitFindings(try exercises(words))
    let best = findings.rows[findings.best]
    #expect(findings.rows.allSatisfy { $0.losses.dev >= best.losses.dev })
    #expect(best.otherSplits.behindMean == 0 && best.otherSplits.behindDeviation == 0)
    for row in findings.rows {
      let others = row.otherSplits
      let differences = zip(others.dev, best.otherSplits.dev).map { $0 - $1 }
      let mean = differences.reduce(0, +) / 10
      let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      #expect(abs(others.behindMean - mean) < 1e-12)
      #expect(abs(others.behindDeviation * others.behindDeviation - squares / 9) < 1e-12)
    }
  }

  @Test func shufflesWithOtherSeedsThanItsOwn() throws {
    let seeds = SplitFindings(try exercises(words, splitSeed: 3)).rows[0].otherSplits.seeds
    #expect(seeds == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
  }

  @Test("the exam with one boundary leaves out the first characters")
  func separatesFirstCharacters() throws {
    let exercises = try exercises(words)
    let findings = try TrigramFindings(exercises)
    let ways = Dictionary(uniqueKeysWithValues: findings.ways.map { ($0.id, $0) })
    let (two, one) = try (
      #require(ways["trigram"]), #require(ways["trigram-one-mark"])
    )
    let first = Double(exercises.corpus.words.count) * findings.firstCharacterLoss
    let sum = Double(one.examples) * one.allWords.nats + first
    #expect(abs(Double(two.examples) * two.allWords.nats - sum) < 1e-9)
  }

  @Test("of ab, ac and b two begin with a: ln 3 - 2/3 ln 2")
  func knowsFirstCharacters() throws {
    let findings = try TrigramFindings(try exercises(["ab", "ac", "b"]))
    #expect(abs(findings.firstCharacterLoss - 0.636514168294813) < 1e-14)
  }
}
