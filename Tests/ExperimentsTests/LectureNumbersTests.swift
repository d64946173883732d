import Corpora
import Randomness
import TestSupport
import Testing

@testable import Experiments

/// The lecture's numbers beside those of `lecture`, as reports have them.
private func checks(_ lecture: Lecture) throws -> [NumberCheck] {
  var builder = FindingsBuilder(corpus: lecture.corpus)
  (builder.parts, builder.jobs) = ([.lecture], 2)
  return try builder.findings(of: builder.plan(from: SectionInputs(lecture))).checks
}

struct LectureNumbersTests {
  @Test("every number of the lecture is ours too", arguments: ["2017", "names"])
  func matchesTheLecture(list: String) throws {
    let corpus = try corpus(called: list)
    for row in try checks(Lecture(corpus)) where row.expected != nil {
      #expect(row.matches == true, "\(row.id): expected \(row.expected!), ours \(row.actual!)")
    }
  }

  @Test("no expected number is left unchecked")
  func checksAllExpectedNumbers() throws {
    let ids = try checks(Lecture(.embedded())).map(\.id)
    let checked = Set(ids)
    #expect(checked.count == ids.count)
    for sha256 in knownCorpora {
      let expected = ExpectedNumbers(forCorpusWithSHA256: sha256)
      #expect(!expected.ids.isEmpty)
      #expect(expected.ids.filter { !checked.contains($0) } == [])
    }
  }

  @Test("one count off is noticed")
  func noticesAWrongCount() throws {
    let corpus = Corpus.embedded()
    var words = corpus.words
    words.append(corpus.words[0])
    let table = ContextTable(words, order: 1, vocabularySize: corpus.vocabulary.count)
    let wrong = try checks(
      Lecture(corpus, table: table, generator: { TorchGenerator(seed: Lecture.seed) })
    ).filter { $0.matches == false }.map(\.id)
    #expect(wrong.contains("counts.total"))
    #expect(wrong.contains("counts.row0"))
    #expect(wrong.contains("sampling.p0") || wrong.contains("broadcast.bug.rowsum"))
  }

  @Test("one skipped word of the random stream is noticed")
  func noticesASkippedWord() throws {
    let corpus = Corpus.embedded()
    let table = ContextTable(corpus.words, order: 1, vocabularySize: corpus.vocabulary.count)
    let wrong = try checks(
      Lecture(corpus, table: table) {
        var generator = TorchGenerator(seed: Lecture.seed)
        _ = generator.word()
        return generator
      }
    ).filter { $0.matches == false }.map(\.id)
    for id in ["rng.rand3", "rng.randn", "samples.counts", "emma.loss", "net.plain.losses"] {
      #expect(wrong.contains(id))
    }
    #expect(!wrong.contains("counts.total"))
  }
}

private let knownCorpora = [
  "91691165b471c338ee35387260590f0fdc23fcb50509b9ccfe1c879c7ac39a1e",
  "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d",
]
