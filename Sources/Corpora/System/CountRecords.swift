import Basics

/// The records of a file of counts one after the other, some thousands at a time in memory.
struct CountRecords {
  private let file: CountFile
  private let count: Int
  /// How many records were read into `bytes`, and of how many those are the last.
  private var read = 0
  private var bytes: [UInt8] = []
  private var place = 0
  private var last: Gram?
  private static let recordsAtATime = 4096

  init(_ file: CountFile, count: Int) { (self.file, self.count) = (file, count) }

  /// The next gram and its count; nil at the end. Throws a `FileError`.
  mutating func next() throws(FileError) -> (gram: Gram, count: Int)? {
    if place == bytes.count {
      guard read < count else { return nil }
      let more = min(count - read, Self.recordsAtATime)
      bytes = [UInt8](repeating: 0, count: more * CountFile.recordSize)
      try file.read(&bytes, from: read)
      (read, place) = (read + more, 0)
    }
    defer { place += CountFile.recordSize }
    let numbers = bytes.withUnsafeBytes { bytes in
      (0..<4).map {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8 * $0, as: UInt64.self))
      }
    }
    let gram = Gram(high: numbers[0], middle: numbers[1], low: numbers[2])
    guard let count = Int(exactly: numbers[3]), (1...CountFile.mostCount).contains(count),
      last.map({ $0 < gram }) ?? true
    else { throw file.fault }
    last = gram
    return (gram, count)
  }
}

/// Several sorted files of counts as one.
struct MergedCounts {
  private var sources: [CountRecords]
  private var heads: [(gram: Gram, count: Int)?] = []

  init(_ sources: [CountRecords]) throws(FileError) {
    self.sources = sources
    for index in sources.indices { heads.append(try self.sources[index].next()) }
  }

  /// The next gram of any file, with the sum of its counts in all; nil at the end. Throws a `FileError`.
  mutating func next() throws(FileError) -> (gram: Gram, count: Int)? {
    guard let least = heads.compactMap({ $0?.gram }).min() else { return nil }
    var sum = 0
    for index in heads.indices {
      guard let head = heads[index], head.gram == least else { continue }
      sum += head.count
      heads[index] = try sources[index].next()
    }
    return (least, sum)
  }
}
