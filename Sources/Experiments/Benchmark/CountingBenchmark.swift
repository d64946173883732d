import Basics
import Corpora
import Randomness

/// How fast a long list is counted.
public struct CountingMeasurement: Codable, Equatable, Sendable {
  /// Of 10^6 bytes.
  public let megabytes: Double
  public let megabytesPerSecond: Double
  /// The most memory that the counting process held.
  public let peakMegabytes: Double
}

enum CountingBenchmark {
  /// Counts a generated list of `megabytes` with the program at `path`, as a user does.
  static func measure(
    _ corpus: Corpus, megabytes: Int, repetitions: Int, program path: String
  ) throws -> CountingMeasurement {
    let list = try GeneratedList(corpus, bytes: megabytes * 1_000_000)
    var runs: [ProcessMeasurement] = []
    for _ in 0..<repetitions {
      try list.file.rewind()
      runs.append(try ProcessMeasurement(path: path, ["count", "-"], input: list.file.descriptor))
    }
    let size = Double(list.count) / 1e6
    return CountingMeasurement(
      megabytes: size, megabytesPerSecond: size / median(runs.map(\.seconds)),
      peakMegabytes: Double(runs.map(\.peakBytes).max() ?? 0) / 1e6)
  }
}

/// A temporary file of names in random order.
private struct GeneratedList: ~Copyable {
  let file: OpenFile
  let count: Int

  /// Whole shuffles of the corpus until there are at least `bytes`.
  init(_ corpus: Corpus, bytes: Int) throws(FileError) {
    let file = try OpenFile.temporary()
    var generator = TorchGenerator(seed: TorchGenerator.lectureSeed)
    var count = 0
    let block = Self.shuffled(corpus, times: 8, using: &generator)
    while count < bytes {
      try file.write(block)
      count += block.count
    }
    self.count = count
    self.file = file
  }

  private static func shuffled(
    _ corpus: Corpus, times: Int, using generator: inout TorchGenerator
  ) -> [UInt8] {
    (0..<times).flatMap { _ in
      generator.randperm(corpus.words.count).flatMap { index in
        Array((corpus.vocabulary.text(of: corpus.words[index]) + "\n").utf8)
      }
    }
  }
}
