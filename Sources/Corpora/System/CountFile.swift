public import Basics

/// How often characters stand in a row in a list, or in a part of one, in a file that is sorted and tells when it is
/// damaged.
///
/// A line says what is counted; then comes a record of 32 bytes for each gram, little endian, in rising order; then the
/// SHA-256 of all before, in hexadecimal digits.
public final class CountFile {
  /// How many characters stand in a row.
  public let order: Int
  /// The words of the list.
  public let words: Int
  /// How many different grams there are.
  public let gramCount: Int
  private let file: OpenFile
  private let start: Int

  static let recordSize = 32
  /// No list has more, and sums of a thousand such still fit.
  static let mostCount = 1 << 53
  private static let digestSize = 65
  private static let longestHeader = 100

  /// The file at `path`, checked from end to end. Throws a `CountFileError`.
  public convenience init(path: String) throws(CountFileError) {
    let file: OpenFile
    do { file = try OpenFile(reading: path) } catch { throw .file(error) }
    try self.init(file)
  }

  /// The same of an open file.
  init(_ file: consuming OpenFile) throws(CountFileError) {
    let name = file.path
    var (head, tail): ([UInt8], [UInt8]) = ([], [])
    var digest = RunningDigest()
    var size = 0
    do throws(FileError) {
      try file.forEachChunk { chunk in
        if head.isEmpty { head = Array(chunk.prefix(Self.longestHeader)) }
        // The last bytes are no part of what they are the digest of.
        tail += chunk
        let settled = max(0, tail.count - Self.digestSize)
        digest.add(tail[..<settled])
        tail.removeFirst(settled)
        size += chunk.count
      }
    } catch { throw .file(error) }
    guard let (order, words, start) = Self.parsed(head) else { throw .foreign(name) }
    let body = size - start - Self.digestSize
    guard body >= 0, body.isMultiple(of: Self.recordSize),
      tail.elementsEqual("\(digest.hexadecimal)\n".utf8)
    else { throw .damaged(name) }
    (self.order, self.words, self.start) = (order, words, start)
    gramCount = body / Self.recordSize
    self.file = file
  }

  static func header(order: Int, words: Int) -> String {
    "mmreport counts 1 order=\(order) words=\(words)\n"
  }

  private static func parsed(_ head: [UInt8]) -> (order: Int, words: Int, start: Int)? {
    guard let end = head.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let parts = String(decoding: head[..<end], as: UTF8.self).split { " =".contains($0) }
    guard parts.count == 7, let order = Int(parts[4]), let words = Int(parts[6]),
      (1...Gram.mostCharacters).contains(order), (0...mostCount).contains(words),
      head[...end].elementsEqual(header(order: order, words: words).utf8)
    else { return nil }
    return (order, words, end + 1)
  }

  /// Its digest is right, but no program wrote it so.
  var fault: FileError {
    FileError("read", file.path, reason: "its grams are not in order, or no numbers")
  }

  /// Its grams one after the other.
  func records() -> CountRecords { CountRecords(self, count: gramCount) }

  /// Reads records into `bytes` from that of number `index` on. Throws a `FileError`.
  func read(_ bytes: inout [UInt8], from index: Int) throws(FileError) {
    try file.seek(to: start + index * Self.recordSize)
    let count = try file.fill(&bytes)
    if count < bytes.count { throw FileError("read", file.path, reason: "it was cut off") }
  }

  /// Calls `body` with each gram in their order. Throws a `FileError`.
  public func read(_ body: (Gram, Int) -> Void) throws(FileError) {
    var records = records()
    while let (gram, count) = try records.next() { body(gram, count) }
  }

  /// The sums of several files, in a file without a name. Throws a `CountFileError` where they do not count the same.
  ///
  /// - Parameter words: of all together.
  public static func merged(_ files: [CountFile], words: Int) throws(CountFileError) -> CountFile {
    let order = files.first?.order ?? 1
    for other in files where other.order != order {
      throw .otherOrder(other.file.path, other.order, wanted: order)
    }
    do throws(FileError) {
      var writer = CountWriter(try .temporary(), order: order, words: words)
      var merged = try MergedCounts(files.map { $0.records() })
      while let (gram, count) = try merged.next() { try writer.add(gram, count) }
      return try CountFile.reread(try writer.finished())
    } catch { throw .file(error) }
  }

  /// What this program has just written.
  static func reread(_ file: consuming OpenFile) throws(FileError) -> CountFile {
    let path = file.path
    do { return try CountFile(file) } catch {
      throw FileError("read", path, reason: "\(error)")
    }
  }

  /// Puts a copy at `path`. Throws a `FileError`.
  public func write(to path: String) throws(FileError) {
    try writeAtomically(to: path) { copy throws(FileError) in
      try file.forEachChunk { chunk throws(FileError) in try copy.write(Array(chunk)) }
    }
  }
}

/// What cannot be with files of counts.
public enum CountFileError: Error, Equatable, CustomStringConvertible {
  case file(FileError)
  case foreign(String)
  case damaged(String)
  /// A file of grams of another length than the others'.
  case otherOrder(String, Int, wanted: Int)

  public var description: String {
    switch self {
    case .file(let error): error.description
    case .foreign(let name):
      "'\(name)' is no file of counts; 'mmreport count --counts FILE' writes one"
    case .damaged(let name): "'\(name)' is damaged or cut off; count its part of the list again"
    case .otherOrder(let name, let order, let wanted):
      "'\(name)' counts \(order) characters in a row, and the first \(wanted)"
    }
  }
}
