import Basics
import Corpora
import Testing

@testable import Experiments

@Suite struct WordEntropyTests {
  /// a, a, b and ab: 2 · ln 2 + 2 · ln 4 nats for nine characters and ends.
  @Test func countsWordsAndTheirEnds() {
    let words = Words([[1], [1], [2], [1, 2]] as [[Token]])
    let expected = 6 * Elementary.log(2) / 9
    #expect(abs(words.entropyPerCharacter - expected) < 1e-15)
  }

  @Test func costsNothingToKnowOneWord() {
    #expect(Words([[1, 2, 3], [1, 2, 3]] as [[Token]]).entropyPerCharacter == 0)
  }

  @Test func hasNoValueWithoutWords() {
    #expect(Words().entropyPerCharacter.isNaN)
  }
}
