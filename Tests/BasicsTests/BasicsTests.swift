import Basics
import Glibc
import Testing

struct SuggestionTests {
  @Test(
    "finds what was meant",
    arguments: [
      ("bigrma", "bigram"), ("lstn", "lstm"), ("transfromer", "transformer"), ("gru", "gru"),
    ])
  func suggests(word: String, meant: String) {
    #expect(nearest(to: word, in: ["bigram", "lstm", "transformer", "gru", "mlp"]) == meant)
  }

  @Test func staysSilentWhenNothingIsNear() {
    #expect(nearest(to: "zebra", in: ["bigram", "lstm"]) == nil)
    #expect(nearest(to: "x", in: []) == nil)
  }
}

struct FileTests {
  private let folder = "/tmp/mmreport-basics-\(getpid())-\(UInt.random(in: 0...UInt.max))"

  @Test func writesWhatIsReadAgain() throws {
    mkdir(folder, 0o700)
    defer { rmdir(folder) }
    let path = "\(folder)/file"
    defer { unlink(path) }
    let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try writeAtomically([1, 2, 3], to: path)
    try writeAtomically(bytes, to: path)
    #expect(try readFile(path) == bytes)
  }

  @Test func namesThePathThatFailed() {
    let error = #expect(throws: FileError.self) {
      try writeAtomically([1], to: "\(folder)/missing/file")
    }
    #expect(error?.path == "\(folder)/missing/file")
    #expect(throws: FileError.self) { try readFile("\(folder)/missing") }
    #expect(throws: FileError.self) { try readFile("/") }
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
