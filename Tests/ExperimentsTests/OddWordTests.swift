import Corpora
import Testing

@testable import Experiments

/// Findings of the lecture's pages on lists that are small enough to count by hand.
@Suite struct OddWordTests {
  private func lecture(_ text: String) throws -> Lecture {
    Lecture(try Corpus(bytes: Array(text.utf8), name: "by hand"))
  }

  @Test(
    arguments: [
      // The lecture's letters in pairs that it does not use: j is followed by e only, and a ends words.
      ("jerdna", "andreja"),
      ("andrej\nqa", "andrejq"),
      // Here j goes on with q, and of the letters that it never goes on with, j itself ends a word.
      ("andrejq\naj", "andrejj"),
      ("emma", "emmaa"),
      ("aa\nab\nba\nbb", nil),
    ] as [(String, String?)])
  func neverOccursInTheList(text: String, word: String?) throws {
    let findings = LikelihoodFindings(try lecture(text))
    #expect(findings.odd?.word == word)
    #expect(findings.oddSmoothed?.word == word)
    if let odd = findings.odd, let smoothed = findings.oddSmoothed {
      #expect(odd.loss == .infinity)
      #expect(smoothed.loss.isFinite)
    }
  }

  @Test func twoMarksWasteARowAndAColumn() throws {
    #expect(CountingFindings(try lecture("ab")).wastedCells == 7)
    #expect(CountingFindings(try lecture("abc\ncab")).wastedCells == 9)
  }

  /// Of aab: .a, aa, ab, b. are its pairs, in a table of three characters.
  @Test func countsTheSignsOfAGradient() throws {
    let findings = DescentFindings(try lecture("aab"))
    #expect(findings.firstWordPairs == 4)
    #expect(findings.gradient.values.count { $0 < 0 } == findings.negativeGradients)
    #expect(findings.negativePairs <= findings.negativeGradients)
  }

  /// On the lecture's own list each label of emma has p < 1: all five pairs, and no others, are negative.
  @Test func aLabelsGradientIsNegative() throws {
    let findings = DescentFindings(Lecture(.embedded()))
    #expect(
      [findings.firstWordPairs, findings.negativePairs, findings.negativeGradients] == [5, 5, 5])
    #expect((0.01..<0.1).contains(findings.largestGradient))
  }
}
