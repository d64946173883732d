import Basics
import Glibc
import TestSupport
import Testing

@testable import Corpora

private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result
{
  let path = "/tmp/mmreport-tally-\(getpid())-\(UInt.random(in: 0...UInt.max)).txt"
  try writeAtomically(bytes, to: path)
  defer { unlink(path) }
  return try body(path)
}

struct BigramTallyTests {
  @Test func countsTheEmbeddedNamesAsTheLectureDoes() throws {
    let corpus = Corpus.embedded()
    let text = corpus.words.map { corpus.vocabulary.text(of: $0) }.joined(separator: "\n")
    let tally = try withFile(Array(text.utf8)) { try BigramTally(path: $0) }
    let oracle = try LectureOracle("2017")
    let ours = tally.sorted().prefix(20).map { entry -> LectureOracle.Value in
      let first =
        entry.bigram.first == BigramTally.Bigram.boundary ? "<S>" : String(entry.bigram.first)
      let second =
        entry.bigram.second == BigramTally.Bigram.boundary ? "<E>" : String(entry.bigram.second)
      return .list([.text(first), .text(second), .number(Double(entry.count))])
    }
    #expect(ours == oracle["bigrams.top20"].list)
    #expect(Double(tally.wordCount) == oracle["names.count"].number)
    #expect(Double(tally.sorted().count) == oracle["bigrams.distinct"].number)
  }

  private static let texts = [
    "plain": "ab\n\n\nc\n", "CRLF and spaces": "ab\r\nc d\r\n",
    "a mark, accents and emoji": "\u{FEFF} \u{E9}a\n\u{1F600}\n\na",
    "many blocks": String(repeating: "abc\n \u{E9}x\n", count: 200_000),
    "a line longer than a block": String(repeating: "a", count: 3_000_000) + "\nb",
  ]

  @Test(
    "reads words as a corpus does, over the seams of its blocks", arguments: texts.keys.sorted())
  func agreesWithCorpus(kind: String) throws {
    let text = try #require(Self.texts[kind])
    let tally = try withFile(Array(text.utf8)) { try BigramTally(path: $0) }
    let corpus = try Corpus(bytes: Array(text.utf8), name: "test")
    let table = ContextTable(corpus.words, order: 1, vocabularySize: corpus.vocabulary.count)
    #expect(tally.wordCount == corpus.words.count)
    #expect(tally.sorted().reduce(0) { $0 + $1.count } == table.total)
    #expect(tally.sorted().count == table.counts.count)
    #expect(tally.sorted().map(\.count) == table.counts.map(Int.init).sorted(by: >))
  }

  @Test func saysWhereAByteIsWrongInALaterBlock() throws {
    let bytes = Array(String(repeating: "abc\n", count: 400_000).utf8) + [0x61, 0xFF]
    #expect(throws: CorpusError.self) {
      try withFile(bytes) { _ = try BigramTally(path: $0) }
    }
  }

  @Test func refusesWhatHasNoWords() {
    #expect(throws: CorpusError.self) { try withFile([]) { _ = try BigramTally(path: $0) } }
    #expect(throws: CorpusError.self) { try withFile([10, 10]) { _ = try BigramTally(path: $0) } }
    #expect(throws: CorpusError.self) { try BigramTally(path: Repository.root) }
  }
}
