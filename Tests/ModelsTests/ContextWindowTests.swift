import Corpora
import Models
import Testing

struct ContextWindowTests {
  /// `.12` and `.13`: the rows are `.`, `.1`, `.12`, `.13`.
  private let batch = RaggedBatch(sharing: [[1, 2], [1, 3]])

  @Test func listsTheTokensOfEachPlace() {
    let window = ContextWindow(batch, places: 5, blank: 9, count: 10)
    #expect(window.reach == 3)
    #expect(window.tokens == [0, 1, 2, 3, 9, 0, 1, 9, 0, 9, 9])
    #expect(window.bounds == [0, 4, 7, 9, 10, 11])
    #expect(window.chosen == [0, 4, 7, 1, 5, 7, 2, 6, 8, 3, 6, 8])
  }

  @Test func seesNoFurtherThanItsPlaces() {
    let window = ContextWindow(batch, places: 2, blank: 0, count: 4)
    #expect(window.reach == 2)
    #expect(window.tokens == [0, 1, 2, 3, 0, 1] && window.bounds == [0, 4, 6])
    #expect(window.chosen == [0, 4, 1, 4, 2, 5, 3, 5])
  }
}
