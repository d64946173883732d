import Basics
import Corpora
import TestSupport
import Testing

@testable import Experiments

struct TrigramFindingsByHandTests {
  private func corpus(_ words: String...) throws -> Corpus {
    try Corpus(bytes: Array(words.joined(separator: "\n").utf8), name: "by hand")
  }

  @Test("a, a, b and ab: 2 ln 2 + 2 ln 4 nats for nine characters and ends")
  func knowsTheFloor() throws {
    let floor = DatasetFindings(try corpus("a", "a", "b", "ab")).floor
    #expect(abs(floor - 6 * Elementary.log(2) / 9) < 1e-15)
  }

  /// `..a`, `.ab`, `ab.`, `..b`, `.ba`, `ba.`: six triples, some of them often.
  @Test func countsDifferentTriples() throws {
    let findings = try TrigramFindings(Exercises(try corpus("ab", "ab", "ba", "ab")))
    #expect(findings.distinct == 6)
  }

  @Test("a vote is a row of weights without its mean, and the softmax of the sums is the net's")
  func addsVotes() throws {
    let words = ["abc", "acb", "bac", "bca", "cab", "cba", "abab", "caca"]
    let text = (words + words + ["abc", "abc"]).joined(separator: "\n")
    let exercises = Exercises(try Corpus(bytes: Array(text.utf8), name: "by hand"))
    let votes = try #require(try TrigramFindings(exercises).votes)
    #expect(votes.occurrences > 0 && !votes.nexts.isEmpty)
    #expect(zip(votes.nexts, votes.nexts.dropFirst()).allSatisfy { $0.counts >= $1.counts })
    // Odds do not depend on the means.
    let (first, second) = (votes.nexts[0], votes.nexts[1])
    let sums = (first.earlier + first.later) - (second.earlier + second.later)
    #expect(abs(sums - Elementary.log(first.network / second.network)) < 1e-9)
  }

  @Test("words of one character have no pairs inside")
  func hasNoVotes() throws {
    #expect(try TrigramFindings(Exercises(try corpus("a", "b", "a"))).votes == nil)
  }
}
