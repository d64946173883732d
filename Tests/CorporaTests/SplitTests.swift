import TestSupport
import Testing

@testable import Corpora

struct SplitTests {
  /// `random.seed(42); random.shuffle(words)` in CPython, on the lecture's list.
  @Test(
    "shuffles and cuts as the follow-up lectures do", .needsNames)
  func splitsNames() throws {
    let corpus = try Corpus(path: NamesFile.required())
    let split = Split(corpus.words)
    #expect([split.train.count, split.dev.count, split.test.count] == [25_626, 3_203, 3_204])
    #expect(
      split.train.prefix(5).map { corpus.vocabulary.text(of: $0) }
        == ["yuheng", "diondre", "xavien", "jori", "juanluis"])
    #expect(
      split.test.suffix(5).map { corpus.vocabulary.text(of: $0) }
        == ["sira", "theon", "opal", "zaylynn", "yovani"])
  }

  @Test("loses and doubles no word", arguments: [1, 2, 9, 10, 101], [0, 42, -3])
  func keepsAllWords(count: Int, seed: Int) {
    let tokens = (1...count).map { Token($0) }
    let words = Words(tokens.map { [$0] })
    let split = Split(words, seed: seed)
    let all = [split.train, split.dev, split.test].flatMap { $0.map { $0.first! } }
    #expect(all.sorted() == tokens)
    #expect(split.train.count == Int(0.8 * Double(count)))
  }
}
