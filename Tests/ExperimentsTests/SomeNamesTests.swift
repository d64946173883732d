import Corpora
import Models
import TestSupport
import Testing
import Training

@testable import Experiments

/// Of every tenth name, what `Tests/Oracles/exercise_findings.py` counted.
private struct Oracle: Decodable {
  struct Losses: Decodable {
    let train, dev, test: NumberValue

    /// JSON has no infinity.
    var numbers: [Double] {
      [train, dev, test].map { if case .number(let number) = $0 { number } else { .infinity } }
    }
  }

  struct Row: Decodable {
    let n: Int
    let smoothing: Double?
    let losses: Losses
  }

  struct Spread: Decodable {
    let dev, test: [Double]
    let devMean, devDeviation, testMean, testDeviation: Double
  }

  struct Seen: Decodable {
    let part: Part
    let seenWords, unseenWords: Int
    let seen, unseen: Double
  }

  struct Everything: Decodable {
    let examples: Int
    let nats: Double
  }

  struct Memory: Decodable {
    let n, contexts, contextsSeenOnce, ngrams, bytes: Int
    let asked, neverSeen, seenOnce, letterNeverSeen: Int

    func agrees(_ coverage: Coverage) -> Bool {
      [coverage.contexts, coverage.contextsSeenOnce, coverage.ngrams]
        == [contexts, contextsSeenOnce, ngrams]
        && [coverage.asked, coverage.neverSeen, coverage.seenOnce, coverage.letterNeverSeen]
          == [asked, neverSeen, seenOnce, letterNeverSeen]
    }
  }

  let words, vocabularySize: Int
  let sizes: [String: [Int]]
  let counts, overfitting, wittenBell: [Row]
  let otherSplits: [Spread]
  let overlap: [[Seen]]
  let allWords: [String: Everything]
  let memory: [Memory]
  /// By word, then by model and letter.
  let scores: [String: [[Double]]]
}

/// Relative to the larger of 1 and what is expected; infinities are equal.
private func agree(_ ours: [Double], _ expected: [Double]) -> Bool {
  ours.count == expected.count
    && zip(ours, expected).allSatisfy { $0 == $1 || abs($0 - $1) < 1e-11 * max(1, abs($1)) }
}

extension PartLosses {
  fileprivate var numbers: [Double] { [train, dev, test] }
}

struct SomeNamesTests {
  private let exercises: Exercises
  private let oracle: Oracle

  init() throws {
    let all = Corpus.embedded()
    let lines = stride(from: 0, to: all.words.count, by: 10).map {
      all.vocabulary.text(of: all.words[$0])
    }
    let bytes = Array(lines.joined(separator: "\n").utf8)
    exercises = Exercises(try Corpus(bytes: bytes, name: "some-names"))
    oracle = try testData("exercises-some.json")
    try #require(exercises.corpus.words.count == oracle.words)
    try #require(exercises.vocabularySize == oracle.vocabularySize)
  }

  @Test("E01: counts of all words, and every length of context")
  func agreesOnTrigrams() throws {
    let findings = try TrigramFindings(exercises)
    for (id, expected) in oracle.allWords {
      let way = try #require(findings.ways.first { $0.id == id })
      #expect(way.examples == expected.examples, "\(id)")
      #expect(agree([way.allWords.nats], [expected.nats]), "\(id)")
      #expect(agree([way.allWords.bits], [expected.nats * 1.4426950408889634]), "\(id)")
    }
    // What gradient descent finds, without a penalty, cannot be below the counts, and comes near.
    let table = try #require(findings.ways.first { $0.id == "trigram-table-net" }).allWords.nats
    let counted = try #require(oracle.allWords["trigram"]).nats
    #expect(table > counted - 1e-9 && table < counted + 1e-3, "\(table), by counting \(counted)")
    #expect(findings.lengths.map(\.n) == oracle.counts.map(\.n))
    for (length, expected) in zip(findings.lengths, oracle.counts) {
      #expect(length.smoothing == expected.smoothing, "n \(length.n)")
      // Test is not looked at where a length is chosen.
      #expect(
        agree(Array(length.losses.numbers.prefix(2)), Array(expected.losses.numbers.prefix(2))),
        "n \(length.n)")
      #expect(length.losses.test.isNaN)
    }
    for (length, expected) in zip(findings.lengths, oracle.memory[1...]) {
      #expect(expected.agrees(length.coverage), "n \(length.n)")
    }
    let best = oracle.counts.min { $0.losses.numbers[1] < $1.losses.numbers[1] }
    #expect(findings.bestLength == best?.n)
  }

  @Test("E02: sizes, the spread over ten other splits, and words that both parts have")
  func agreesOnSplits() {
    let findings = SplitFindings(exercises)
    for size in findings.sizes {
      #expect([size.words, size.examples] == oracle.sizes[size.part.rawValue])
    }
    #expect(findings.overfitting.map(\.n) == oracle.overfitting.map(\.n))
    for (length, expected) in zip(findings.overfitting, oracle.overfitting) {
      // Test is not looked at where a length is chosen.
      #expect(
        agree(Array(length.losses.numbers.prefix(2)), Array(expected.losses.numbers.prefix(2))),
        "n \(length.n)")
      #expect(length.losses.test.isNaN)
    }
    #expect(findings.rows.count == oracle.otherSplits.count + 1, "and Kneser-Ney")
    for (index, expected) in oracle.otherSplits.enumerated() {
      let row = findings.rows[index]
      #expect(row.smoothing == oracle.counts[index].smoothing)
      #expect(agree(row.losses.numbers, oracle.counts[index].losses.numbers), "\(row.id)")
      let others = row.otherSplits
      #expect(others.seeds == Array(1...10))
      #expect(agree(others.dev + others.test, expected.dev + expected.test), "\(row.id)")
      #expect(agree([others.devMean, others.testMean], [expected.devMean, expected.testMean]))
      #expect(
        agree(
          [others.devDeviation, others.testDeviation],
          [expected.devDeviation, expected.testDeviation]), "\(row.id)")
      #expect(row.overlap.count == 2)
      for (part, seen) in zip(row.overlap, oracle.overlap[index]) {
        #expect(part.part == seen.part)
        #expect([part.seenWords, part.unseenWords] == [seen.seenWords, seen.unseenWords])
        #expect(seen.seenWords > 0, "the list has such words")
        #expect(agree([part.seen, part.unseen], [seen.seen, seen.unseen]), "\(row.id)")
      }
    }
  }

  @Test("E06: counts, Witten-Bell smoothing, memory and scores")
  func agreesOnBackoff() throws {
    let findings = BackoffFindings(exercises)
    let plain = findings.rows.filter { $0.id == "add-a" }
    #expect(plain.map(\.n) == oracle.counts.map(\.n))
    for (row, expected) in zip(plain, oracle.counts) {
      #expect(row.parameters == [[expected.smoothing ?? .nan]], "n \(row.n)")
      #expect(agree(row.losses.numbers, expected.losses.numbers), "n \(row.n)")
    }
    let wittenBell = findings.rows.filter { $0.id == "witten-bell" }
    #expect(wittenBell.map(\.n) == oracle.wittenBell.map(\.n))
    for (row, expected) in zip(wittenBell, oracle.wittenBell) {
      #expect(agree(row.losses.numbers, expected.losses.numbers), "n \(row.n)")
      #expect(row.devByEstimate == nil && row.devByHeldOut == nil, "nothing to choose")
    }
    #expect(findings.best == findings.rows.indices.min { dev(findings, $0) < dev(findings, $1) })
    #expect(findings.memory.map(\.n) == oracle.memory.map(\.n))
    for (memory, expected) in zip(findings.memory, oracle.memory) {
      #expect(expected.agrees(memory.coverage) && memory.bytes == expected.bytes, "n \(memory.n)")
    }
    #expect(findings.scores.count == oracle.scores.count)
    for score in findings.scores {
      let expected = try #require(oracle.scores[score.letters.dropLast().joined()])
      for (model, probabilities) in zip(score.models, expected) {
        #expect(agree(model.probabilities, probabilities), "\(model.id)")
      }
    }
  }

  @Test(
    "E06: what dev chose is no worse on dev than the rule's own estimates, nor than a held-out tenth's"
  )
  func choosesOnDev() {
    let findings = BackoffFindings(exercises)
    let tuned = findings.rows.filter { $0.devByEstimate != nil }
    #expect(Set(tuned.map(\.id)).count == SmoothingRule.all.count { !$0.ranges.isEmpty })
    for row in tuned {
      #expect(row.losses.dev <= row.devByEstimate ?? -1, "\(row.id), n \(row.n)")
      #expect(row.losses.dev <= (row.devByHeldOut ?? -1) + 1e-6, "\(row.id), n \(row.n)")
    }
    for influence in findings.influences {
      for shares in influence.shares {
        // Equal chances, and contexts of no to five characters.
        #expect(shares.count == 7 && abs(shares.reduce(0, +) - 1) < 1e-12)
      }
      // Before the first letter there is no context but the boundary.
      #expect(influence.shares[0][3...].allSatisfy { $0 == 0 } && influence.shares[0][2] > 0)
    }
    #expect(abs(findings.meanInfluence.reduce(0, +) - 1) < 1e-12)
  }

  private func dev(_ findings: BackoffFindings, _ row: Int) -> Double {
    findings.rows[row].losses.dev
  }

  @Test("E03: a pair of a fake count and a penalty fits the train words equally well")
  func pairsPenaltiesWithFakeCounts() throws {
    let findings = SmoothingFindings(exercises)
    let train = exercises.table(exercises.split.train, order: 1)
    let pairs = try #require(findings.correspondence.first)
    #expect(pairs.count > 10)
    for pair in pairs {
      let counts = CountModel(train, smoothing: pair.smoothing)
      #expect(abs(counts.negativeLogLikelihood(of: train) - pair.train) < 1e-12)
      var network = SoftmaxRegression(.table, for: train)
      network.converge(on: train, regularisation: pair.regularisation)
      // The penalty stands between two that were tried, four to a power of ten.
      let loss = network.negativeLogLikelihood(of: train)
      #expect(abs(loss - pair.train) < 0.02, "a \(pair.smoothing), penalty \(pair.regularisation)")
    }
    #expect(pairs.map(\.smoothing) == pairs.map(\.smoothing).sorted())
    #expect(pairs.map(\.regularisation) == pairs.map(\.regularisation).sorted())
  }
}
