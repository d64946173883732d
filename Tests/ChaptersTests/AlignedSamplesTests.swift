import Sites
import Testing

@testable import Chapters

struct AlignedSamplesTests {
  private func texts(_ aligned: AlignedSamples) -> [[String]] {
    aligned.rows.map { row in
      [row.left, row.right].map { String(String.UnicodeScalarView($0)) }
    }
  }

  @Test func joinsWordsThatUseUpAsManyNumbers() {
    // One list ends a word after five letters, the other goes on for as many letters as both words have.
    let aligned = AlignedSamples(["ab.", "kondn.", "isah.", "x."], ["ab.", "kondmaisah.", "x."])
    #expect(
      texts(aligned) == [["ab.", "ab."], ["kondn.isah.", "kondmaisah."], ["x.", "x."]])
    #expect(aligned.sameWords == 2 && aligned.words == 3)
    // n is m, and the end of the word an a; everything else is the same.
    let marks = aligned.rows[1].differences
    let expected = [4, 5]
    #expect(marks.left.indices.filter { marks.left[$0] } == expected)
    #expect(marks.right.indices.filter { marks.right[$0] } == expected)
    #expect(aligned.rows.map(\.isSame) == [true, false, true])
  }

  @Test func keepsWhatNeverMeetsAgain() {
    let aligned = AlignedSamples(["a.", "bcd."], ["a.", "bc."])
    #expect(texts(aligned) == [["a.", "a."], ["bcd.", "bc."]])
    #expect(aligned.sameWords == 1)
    #expect(aligned.rows[1].differences.left == [false, false, true, true])
    #expect(aligned.rows[1].differences.right == [false, false, true])
    #expect(AlignedSamples([], []).rows.isEmpty)
  }

  @Test func countsWordsAsSameOnlyAtTheSameNumbers() {
    // The second a. of one list is drawn with other numbers than that of the other.
    let aligned = AlignedSamples(["a.", "b.", "a."], ["cc.", "a."])
    #expect(aligned.sameWords == 0)
    let shifted = AlignedSamples(["a.", "b.", "a."], ["cde.", "a."])
    #expect(shifted.sameWords == 1)
  }
}
