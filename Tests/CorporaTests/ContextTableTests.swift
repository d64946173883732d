import TestSupport
import Testing

@testable import Corpora

struct ContextTableTests {
  /// The lecture's table N, against what PyTorch counted.
  @Test("counts the bigrams of both lists as the lecture does", arguments: ["2017", "names"])
  func countsBigrams(list: String) throws {
    let corpus = try corpus(called: list)
    let oracle = try LectureOracle(list)
    let size = corpus.vocabulary.count
    let table = ContextTable(corpus.words, order: 1, vocabularySize: size)
    let matrix = table.matrix
    #expect([size, size].map { .number(Double($0)) } == oracle["counts.shape"].list)
    #expect(Double(table.total) == oracle["counts.total"].number)
    #expect(matrix.prefix(size).map { .number(Double($0)) } == oracle["counts.row0"].list)
    #expect(Double(matrix.count { $0 == 0 }) == oracle["counts.zeros"].number)
  }

  /// Counted by hand: `aab` and `b`.
  @Test func countsLongContextsWithEitherPadding() {
    let words = Words([[1, 1, 2], [2]] as [[Token]])
    let full = ContextTable(words, order: 2, vocabularySize: 3)
    #expect(full.contexts == [0, 0, 0, 1, 0, 2, 1, 1, 1, 2])
    #expect(full.next == [1, 2, 1, 0, 2, 0])
    #expect(full.counts == [1, 1, 1, 1, 1, 1])
    #expect(full.starts == [0, 2, 3, 4, 5, 6])
    let single = ContextTable(words, order: 2, vocabularySize: 3, padding: .single)
    #expect(single.contexts == [0, 1, 0, 2, 1, 1, 1, 2])
    #expect(single.next == [1, 0, 2, 0])
  }

  /// A dictionary is the slow and plain way to count.
  @Test("agrees with a dictionary at every order", arguments: 1...8, Padding.allCases)
  func agreesWithDictionary(order: Int, padding: Padding) {
    let corpus = Corpus.embedded()
    let words = corpus.words.selecting(stride(from: 0, to: corpus.words.count, by: 40))
    var expected: [[Token]: Int] = [:]
    for word in words {
      let marks = padding == .full ? order : 1
      let spelled = Array(repeating: 0, count: marks) + word + [0]
      for end in spelled.indices.dropFirst(order) {
        expected[Array(spelled[end - order...end]), default: 0] += 1
      }
    }
    for size in [27, 5000] {
      let table = ContextTable(words, order: order, vocabularySize: size, padding: padding)
      #expect(table.counts.count == expected.count)
      for row in 0..<table.contextCount {
        #expect(table.row(of: table.context(row)) == row)
        for entry in table.entries(of: row) {
          #expect(expected[table.context(row) + [table.next[entry]]] == Int(table.counts[entry]))
        }
      }
    }
  }

  @Test func findsNoRowForAContextNeverSeen() {
    let table = ContextTable(Words([[1]] as [[Token]]), order: 1, vocabularySize: 3)
    #expect(table.row(of: [2]) == nil)
  }
}
