import Corpora
import Testing

@testable import Experiments

/// The train words `ab, ab, ac` and the dev words `ab, b` (a, b and c are 1, 2 and 3).
struct CoverageByHandTests {
  private let train = Words([[1, 2], [1, 2], [1, 3]] as [[Token]])
  private let dev = Words([[1, 2], [2]] as [[Token]])

  private func coverage(order: Int) -> Coverage {
    func table(_ words: Words) -> ContextTable {
      ContextTable(words, order: order, vocabularySize: 4)
    }
    return Coverage(table(train), about: table(dev))
  }

  @Test("one character of context: only .b is new")
  func countsBigrams() {
    let one = coverage(order: 1)
    #expect(one.contexts == 4 && one.contextsSeenOnce == 1 && one.ngrams == 5 && one.asked == 5)
    #expect(one.neverSeen == 0 && one.letterNeverSeen == 1)
    #expect(one.seenOnce == 0)
  }

  @Test("two characters: the context .b is new, and ..b has no b after it")
  func countsTrigrams() {
    let two = coverage(order: 2)
    #expect(two.contexts == 4 && two.contextsSeenOnce == 1 && two.ngrams == 5 && two.asked == 5)
    #expect(two.neverSeen == 1 && two.letterNeverSeen == 1)
    #expect(two.seenOnce == 0)
    #expect(two.share(two.neverSeen) == 0.2)
  }

  @Test("a longer context is never of fewer kinds, and never seen more often")
  func growsWithItsLength() {
    let exercises = Exercises(.embedded())
    let lengths = (0..<8).map { exercises.coverage(order: $0) }
    for (shorter, longer) in zip(lengths, lengths.dropFirst()) {
      #expect(longer.contexts >= shorter.contexts && longer.ngrams >= shorter.ngrams)
      #expect(longer.neverSeen >= shorter.neverSeen)
      #expect(longer.asked == exercises.split.dev.exampleCount)
    }
  }

  @Test("the word that nobody has: c is the rarest first letter, then b, then a")
  func makesUpAWord() {
    let table = ContextTable(train, order: 1, vocabularySize: 4)
    #expect(ExampleWord.madeUp(table, unlike: train) == [3, 2, 1])
    let single = Words([[1]] as [[Token]])
    let one = ContextTable(single, order: 1, vocabularySize: 2)
    #expect(ExampleWord.madeUp(one, unlike: single) == nil)
  }

  @Test("the word that surprises most is a dev word that train does not have")
  func choosesASurprisingWord() throws {
    let text = "ab\nab\nab\nab\nab\nab\nab\nab\nba\nab"
    let findings = BackoffFindings(Exercises(try Corpus(bytes: Array(text.utf8), name: "words")))
    let corpus = Exercises(try Corpus(bytes: Array(text.utf8), name: "words"))
    let known = Set(corpus.split.train.map(Array.init))
    let new = corpus.split.dev.filter { !known.contains(Array($0)) }
    let chosen = findings.influences.first { $0.choice == .surprising }
    #expect((chosen != nil) == !new.isEmpty)
    #expect(findings.influences.first?.word == "ab")
    #expect(findings.influences.count == findings.scores.count)
  }
}
