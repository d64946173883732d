import Corpora
import Testing

struct RaggedBatchTests {
  let words: [ArraySlice<Int32>] = [[5, 13, 13, 1], [1, 2], [5, 13], [1, 2], [5, 22]]

  @Test func packsWordsWithoutSharing() {
    let batch = RaggedBatch(words: words)
    #expect(batch.inputs == [0, 5, 13, 13, 1, 0, 1, 2, 0, 5, 13, 0, 1, 2, 0, 5, 22])
    #expect(batch.targets == [5, 13, 13, 1, 0, 1, 2, 0, 5, 13, 0, 1, 2, 0, 5, 22, 0])
    #expect(batch.bounds == [0, 5, 8, 11, 14, 17])
    #expect(batch.positions.prefix(6) == [0, 1, 2, 3, 4, 0])
    #expect(batch.parents.prefix(6) == [-1, 0, 1, 2, 3, -1])
    #expect(batch.wordRows == Array(0..<17))
    #expect(batch.longest == 5)
  }

  @Test("keeps each beginning once: those of ab, em, emma and ev are eight")
  func sharesBeginnings() {
    let batch = RaggedBatch(sharing: words)
    #expect(batch.inputs == [0, 1, 2, 5, 13, 13, 1, 22])
    #expect(batch.parents == [-1, 0, 1, 0, 3, 4, 5, 3])
    #expect(batch.positions == [0, 1, 2, 1, 2, 3, 4, 2])
    // em begins emma, and has no place of its own.
    #expect(batch.words == 3)
    #expect(batch.wordRows == [0, 1, 2, 0, 3, 4, 5, 6, 0, 3, 7])
    #expect(batch.bounds == [0, 3, 8, 11])
    #expect(batch.firstOccurrence == [0, 1, 2, 4, 5, 6, 7, 10])
  }

  @Test func countsTheSameExamplesSharedAndUnshared() {
    let shared = RaggedBatch(sharing: words)
    #expect(shared.exampleCount == words.reduce(0) { $0 + $1.count + 1 })
    let afterStart = shared.counts(vocabularySize: 27).prefix(27)
    #expect(afterStart[1] == 2 && afterStart[5] == 3 && afterStart.reduce(0, +) == 5)
    // After em one word ends and one goes on.
    let afterEm = shared.counts(vocabularySize: 27)[(4 * 27)..<(5 * 27)]
    #expect(Array(afterEm)[0] == 1 && Array(afterEm)[13] == 1)
  }

  @Test func ordersRowsByLevel() {
    let steps = TimeSteps(RaggedBatch(sharing: words))
    #expect(steps.order == [0, 1, 3, 2, 4, 7, 5, 6])
    #expect(steps.bounds == [0, 1, 3, 6, 7, 8])
    #expect(steps.parents == [-1, 0, 0, 1, 2, 2, 4, 6])
    #expect(steps.rowPosition == [0, 1, 3, 2, 4, 6, 7, 5])
  }
}

extension RaggedBatch {
  /// How often each of V characters follows each row: N x V.
  fileprivate func counts(vocabularySize: Int) -> [Float] {
    var counts = [Float](repeating: 0, count: rows * vocabularySize)
    for example in examples {
      counts[Int(example.row) * vocabularySize + Int(example.next)] += Float(example.count)
    }
    return counts
  }
}
