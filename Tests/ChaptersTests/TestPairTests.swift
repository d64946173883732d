import Corpora
import Testing

@testable import Chapters
@testable import Experiments
@testable import Sites

/// What a page says of two models on test rests on the words that were asked, and on how they differ.
struct TestPairTests {
  /// Two recipes on as many words: test has a tenth of them.
  private func pair(_ ids: [String], words: Int) throws -> TestPair {
    let corpus = Corpus.embedded()
    let lines = (0..<words).map { corpus.vocabulary.text(of: corpus.words[$0 * 20]) }
    var builder = FindingsBuilder(
      corpus: try Corpus(bytes: Array(lines.joined(separator: "\n").utf8), name: "some"))
    (builder.parts, builder.profile) = ([.models], .quick)
    builder.recipes = try ids.map { try RecipeBook.recipe($0) }
    let findings = try builder.findings()
    return TestPair(try findings.model(ids[0]), try findings.model(ids[1]), findings)
  }

  /// A bigram is worse than five characters of context by far more than the noise of 100 words.
  @Test func saysWhichIsBetter() throws {
    let claim = try pair(["bigram", "kneser-ney-5"], words: 1000).claim("x")
    #expect(claim.holds)
    #expect(claim.words.plain.hasPrefix("The loss of Kneser-Ney 5-gram is lower by 0."))
    let other = try pair(["kneser-ney-5", "bigram"], words: 1000).lead
    #expect(
      other.words.plain.contains("the lowest loss is that of Kneser-Ney 5-gram, and the next"))
    #expect(other.words.plain.contains("The loss of Kneser-Ney 5-gram is lower"))
  }

  /// Words of at most nine letters end before the contexts of seven and of eight can differ much.
  @Test func saysNothingInsideOfTheNoise() throws {
    let claim = try pair(["kneser-ney-7", "kneser-ney-8"], words: 1000).claim("x")
    #expect(!claim.holds)
    #expect(claim.words.plain.contains("do not tell which of the two is better"))
  }

  @Test func saysNothingFromFewWords() throws {
    let claim = try pair(["bigram", "kneser-ney-5"], words: 100).claim("x")
    #expect(!claim.holds)
    #expect(claim.words.plain == "Which of the two is better cannot be said from 10 test words.")
  }
}
