import Basics
import Testing

struct SuggestionTests {
  @Test(
    "finds what was meant",
    arguments: [
      ("bigrma", "bigram"), ("lstn", "lstm"), ("transfromer", "transformer"), ("gru", "gru"),
    ])
  func suggests(word: String, meant: String) {
    #expect(closestMatch(to: word, in: ["bigram", "lstm", "transformer", "gru", "mlp"]) == meant)
  }

  @Test func staysSilentWhenNothingIsNear() {
    #expect(closestMatch(to: "zebra", in: ["bigram", "lstm"]) == nil)
    #expect(closestMatch(to: "x", in: []) == nil)
  }
}

struct ConcurrentlyTests {
  @Test("keeps the order of the tasks", arguments: [1, 2, 8])
  func keepsOrder(jobs: Int) throws {
    let tasks = (0..<100).map { number in { @Sendable in number * number } }
    #expect(try concurrently(jobs: jobs, tasks) == (0..<100).map { $0 * $0 })
  }

  @Test func throwsTheFirstErrorInOrder() {
    struct Failure: Error, Equatable { let number: Int }
    let tasks: [@Sendable () throws -> Int] = (0..<10).map { number in
      { if number > 3 { throw Failure(number: number) } else { number } }
    }
    #expect(throws: Failure(number: 4)) { try concurrently(jobs: 4, tasks) }
  }
}
