import Corpora
import Randomness
import Testing

@testable import Experiments

/// What the pictures of the lecture's first half show, on lists that are small enough to count by hand.
@Suite struct LectureByHandTests {
  private func lecture(_ text: String) throws -> Lecture {
    Lecture(try Corpus(bytes: Array(text.utf8), name: "by hand"))
  }

  /// Of these words ana, anna and n are spelled with a and n alone, and bob with b and o.
  @Test func takesTheTwoLettersOfMostWords() throws {
    let small = NormalisingFindings(try lecture("emma\nana\nanna\nbob\nn")).small
    #expect(small.labels == [".", "a", "n"] && small.words == 3)
    #expect(small.counts == [0, 2, 1, 2, 0, 2, 1, 2, 1])
  }

  @Test func makesAWordWhereNoneHasTwoLettersAlone() throws {
    let small = NormalisingFindings(try lecture("cab\ndog")).small
    #expect(small.labels == [".", "a", "c"] && small.words == 0)
    #expect(small.counts == [0, 0, 1, 1, 0, 0, 0, 1, 0], "ca: . c, c a, a .")
  }

  @Test func takesTheOnlyLetter() throws {
    let small = NormalisingFindings(try lecture("a\naa")).small
    #expect(small.labels == [".", "a"] && small.words == 2 && small.counts == [0, 2, 2, 1])
  }

  @Test func takesTheTwoCommonestWordsOfOneLetter() throws {
    let small = NormalisingFindings(try lecture("c\nb\na\nc\nb")).small
    #expect(small.labels == [".", "b", "c"] && small.words == 4)
    #expect(small.counts == [0, 2, 2, 2, 0, 0, 2, 0, 0])
  }

  /// Right, a row is divided by its own sum, wrong, a column by that of its character's row.
  @Test func addsUpRowsAndColumns() throws {
    let findings = NormalisingFindings(try lecture("ab\nb"))
    // . a 1, . b 1, a b 1, b . 2: rows add up to 2, 1, 2.
    #expect(findings.rightColumnSums == [1, 0.5, 1.5])
    #expect(findings.wrongRowSums == [1.5, 0.5, 1])
    #expect(findings.wrongRowSums[0] == findings.wrongRowSum)
  }

  /// The letters are those of the word that `samples` makes of the same generator.
  @Test func explainsTheFirstWord() throws {
    for text in ["emma\nolivia\nava", "ab\nba", "x"] {
      let findings = SamplingFindings(try lecture(text))
      let word = findings.firstWord.map(\.to).joined()
      #expect(word == findings.counted[.lecture]?.first)
      #expect(findings.firstWord.first?.from == ".")
      for (draw, next) in zip(findings.firstWord, findings.firstWord.dropFirst()) {
        #expect(draw.to == next.from)
      }
      for draw in findings.firstWord {
        let below = draw.row[..<draw.index].reduce(0, +)
        #expect((below - 1e-6...below + draw.row[draw.index] + 1e-6).contains(draw.uniform))
      }
    }
  }

  /// The lecture's andrejq: after j the list has one end, and no q.
  @Test func namesTheImpossibleRow() throws {
    let row = try #require(LikelihoodFindings(try lecture("andrej\nqa")).oddRow)
    #expect([row.from, row.to] == ["j", "q"])
    #expect(row.counts == [1, 0, 0, 0, 0, 0, 0, 0], "of . a d e j n q r")
    #expect(row.index == 6)
  }
}
