import Corpora
import TestSupport
import Testing
import Training

struct ReplayTests {
  /// What `Tests/Oracles/replay.py` printed for the embedded names.
  struct Oracle: Decodable {
    struct Run: Decodable, CustomTestStringConvertible {
      let seed: UInt64
      let type: String
      let losses: [Float]

      var testDescription: String { "\(type), seed \(seed)" }
    }

    let runs: [Run]
  }

  /// What the reference implementation itself prints for the lecture's names, every tenth step.
  struct Reference: Decodable {
    let losses: [String: [Int: Float]]
  }

  @Test(
    "follows PyTorch step by step",
    arguments: try testData("replay.json", as: Oracle.self).runs)
  func followsTorch(run: Oracle.Run) throws {
    let losses = try Replay.run(
      type: run.type, corpus: .embedded(), seed: run.seed, steps: run.losses.count)
    #expect(losses.count == 200 && run.losses.count == 200)
    for (step, (ours, theirs)) in zip(losses, run.losses).enumerated() {
      // Half a unit of the sixth decimal, and the last bits of float32.
      #expect(abs(ours - theirs) < 1.5e-6, "step \(step): \(ours), PyTorch \(theirs)")
    }
  }

  @Test(
    "prints what the reference implementation prints", .needsNames,
    arguments: Replay.types)
  func followsReference(type: String) throws {
    let reference: Reference = try testData("replay-reference.json")
    let expected = try #require(reference.losses[type])
    let corpus = try Corpus(path: NamesFile.required())
    let losses = try Replay.run(type: type, corpus: corpus, steps: 191)
    #expect(Set(expected.keys) == Set(stride(from: 0, through: 190, by: 10)))
    for (step, theirs) in expected {
      let ours = losses[step]
      // It prints four decimals; ours may be rounded the other way by its last bits.
      #expect(abs(ours - theirs) < 5.15e-5, "step \(step): \(ours), there \(theirs)")
    }
  }

  @Test func reportsEveryStep() throws {
    var lines: [String] = []
    try Replay.run(type: "bigram", corpus: .embedded(), steps: 2) {
      lines.append(Replay.line(step: $0, loss: $1))
    }
    // All logits start at zero: the first loss is ln 27.
    #expect(lines.count == 2)
    #expect(lines[0] == "step 0 | loss 3.2958")
  }

  @Test func refusesUnknownTypes() {
    #expect(throws: TrainingError.unknownType("lstn", suggestion: nil, known: Replay.types)) {
      try Replay.run(type: "lstn", corpus: .embedded(), steps: 1)
    }
    #expect(throws: TrainingError.unknownType("mpl", suggestion: "mlp", known: Replay.types)) {
      try Replay.run(type: "mpl", corpus: .embedded(), steps: 1)
    }
  }

  @Test func refusesListsThatCannotBeSplit() throws {
    let corpus = try Corpus(bytes: Array("emma\nolivia\n".utf8), name: "two")
    #expect(throws: TrainingError.tooFewWords(2, needed: 10)) {
      try Replay.run(type: "bigram", corpus: corpus, steps: 1)
    }
  }
}
