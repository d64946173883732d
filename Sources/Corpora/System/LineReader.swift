import Basics
import Glibc

/// Reads a file in blocks of whole lines, in memory that does not grow with the file.
struct LineReader: ~Copyable {
  private let file: OpenFile
  private var buffer = [UInt8](repeating: 0, count: 1 << 20)
  private var filled = 0
  /// Where the line begins that the last block did not hold to its end.
  private var rest = 0

  /// Bytes that are to be read yet.
  private var left: Int

  /// Opens `path`, or standard input for `-`. Throws a `FileError`, also for a part of what is no file on a disk.
  init(path: String, _ part: FilePart = .all) throws(FileError) {
    let opened = try OpenFile(reading: path)
    let left = part == .all ? Int.max : try Self.bytes(of: part, from: opened)
    file = opened
    self.left = left
  }

  /// Goes to where a part of the file begins. Returns how many bytes it has.
  private static func bytes(
    of part: FilePart, from file: borrowing OpenFile
  ) throws(FileError) -> Int {
    let size = try file.sizeOnDisk()
    let range = part.range(of: size)
    let end = try lineStart(at: range.upperBound, in: file, of: size)
    let start = try lineStart(at: range.lowerBound, in: file, of: size)
    try file.seek(to: start)
    return end - start
  }

  /// Where the first line begins that does not begin before `place`.
  private static func lineStart(
    at place: Int, in file: borrowing OpenFile, of size: Int
  ) throws(FileError) -> Int {
    guard place > 0 else { return 0 }
    try file.seek(to: place - 1)
    var (bytes, end) = ([UInt8](repeating: 0, count: 1 << 16), place - 1)
    while case let count = try file.fill(&bytes), count > 0 {
      if let feed = bytes[..<count].firstIndex(of: UInt8(ascii: "\n")) { return end + feed + 1 }
      end += count
    }
    return size
  }

  /// The next lines, line feeds included; only the last of the file may lack its own. Nil at the end.
  mutating func nextBlock() throws(FileError) -> ArraySlice<UInt8>? {
    buffer.withUnsafeMutableBufferPointer { bytes in
      _ = memmove(bytes.baseAddress!, bytes.baseAddress! + rest, filled - rest)
    }
    filled -= rest
    rest = 0
    while true {
      let count = try fill()
      guard count > 0, !isTooLong else {
        rest = filled
        return filled == 0 ? nil : buffer[..<filled]
      }
      if let end = buffer[..<filled].lastIndex(of: UInt8(ascii: "\n")) {
        rest = end + 1
        return buffer[..<rest]
      }
    }
  }

  /// Whether a line is longer than any that is read: nothing ends it, as in a device.
  var isTooLong: Bool { filled > Corpus.largestFile }

  /// Reads once more into the free part of the buffer, which is doubled when a line fills it.
  private mutating func fill() throws(FileError) -> Int {
    if filled == buffer.count { buffer.append(contentsOf: repeatElement(0, count: filled)) }
    let free = filled..<filled + min(buffer.count - filled, left)
    let count = try buffer.withUnsafeMutableBufferPointer { bytes throws(FileError) in
      try file.read(into: .init(UnsafeMutableBufferPointer(rebasing: bytes[free])))
    }
    filled += count
    left -= count
    return count
  }
}

/// Calls `body` with all of a file, or of standard input for `-`, in blocks of whole lines, and with the lines before
/// each. Returns how many lines there are. Throws a `CorpusError`, also where one has no end, or what `body` throws.
@discardableResult
func forEachBlock(
  of path: String, _ part: FilePart = .all, named name: String,
  _ body: (ArraySlice<UInt8>, _ linesBefore: Int) throws(CorpusError) -> Void
) throws(CorpusError) -> Int {
  var reader: LineReader
  do { reader = try LineReader(path: path, part) } catch { throw .unreadable(error) }
  var linesBefore = 0
  while true {
    let block: ArraySlice<UInt8>?
    do { block = try reader.nextBlock() } catch { throw .unreadable(error) }
    guard let block else { return linesBefore }
    if reader.isTooLong { throw .tooLongLine(name, line: linesBefore + 1) }
    try body(block, linesBefore)
    linesBefore += block.count { $0 == UInt8(ascii: "\n") }
  }
}
