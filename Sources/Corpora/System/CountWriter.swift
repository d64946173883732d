import Basics

/// Writes a file of counts, gram by gram in their order.
struct CountWriter: ~Copyable {
  private var file: OpenFile
  private var digest = RunningDigest()
  private var buffer: [UInt8] = []
  private static let bytesAtATime = 1 << 18

  /// Begins with what is counted.
  init(_ file: consuming OpenFile, order: Int, words: Int) {
    self.file = file
    buffer += Array(CountFile.header(order: order, words: words).utf8)
  }

  mutating func add(_ gram: Gram, _ count: Int) throws(FileError) {
    for number in [gram.high, gram.middle, gram.low, UInt64(bitPattern: Int64(count))] {
      buffer += littleEndian(number)
    }
    if buffer.count >= Self.bytesAtATime { try flush() }
  }

  /// Ends with the digest, and gives the file back. Throws a `FileError`.
  consuming func finished() throws(FileError) -> OpenFile {
    try flush()
    try file.write(Array("\(digest.hexadecimal)\n".utf8))
    return file
  }

  private mutating func flush() throws(FileError) {
    digest.add(buffer[...])
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
