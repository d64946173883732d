import Basics
import Corpora
import Glibc
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
  ) throws(FileError) -> CountingMeasurement {
    let file = try GeneratedList(corpus, bytes: megabytes * 1_000_000)
    var runs: [ProcessMeasurement] = []
    for _ in 0..<repetitions {
      lseek(file.descriptor, 0, SEEK_SET)
      runs.append(try ProcessMeasurement(path: path, ["count", "-"], input: file.descriptor))
    }
    let size = Double(file.count) / 1e6
    return CountingMeasurement(
      megabytes: size, megabytesPerSecond: size / median(runs.map(\.seconds)),
      peakMegabytes: Double(runs.map(\.peakBytes).max() ?? 0) / 1e6)
  }
}

/// A file of names in random order that has no name itself, so that nothing of it outlives the
/// process.
private struct GeneratedList: ~Copyable {
  let descriptor: Int32
  private(set) var count = 0

  /// Whole shuffles of the corpus until there are at least `bytes`.
  init(_ corpus: Corpus, bytes: Int) throws(FileError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array("\(folder)/mmreport-XXXXXX".utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw FileError("write", folder, errno: errno) }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    var generator = TorchGenerator(seed: TorchGenerator.lectureSeed)
    let block = Self.shuffled(corpus, times: 8, using: &generator)
    while count < bytes { try append(block, folder) }
  }

  deinit { close(descriptor) }

  private static func shuffled(
    _ corpus: Corpus, times: Int, using generator: inout TorchGenerator
  ) -> [UInt8] {
    (0..<times).flatMap { _ in
      generator.randperm(corpus.words.count).flatMap { index in
        Array((corpus.vocabulary.text(of: corpus.words[index]) + "\n").utf8)
      }
    }
  }

  private mutating func append(_ block: [UInt8], _ folder: String) throws(FileError) {
    var rest = block[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard written >= 0 || errno == EINTR else { throw FileError("write", folder, errno: errno) }
      rest = rest.dropFirst(max(written, 0))
    }
    count += block.count
  }
}
