import Basics
import CEmbedded

/// A list of words, one a line of a UTF-8 text, and the vocabulary they are spelled in.
public struct Corpus: Sendable {
  /// What the list is called on pages: the file's name without its folder and ending.
  public let name: String
  /// SHA-256 of the bytes that were read, in lowercase hexadecimal.
  public let sha256: String
  /// The characters of the words, and the boundary.
  public let vocabulary: Vocabulary
  /// The words in the order of the list, repeated ones included.
  public let words: Words
  /// How many words the list has, where `words` were drawn from them; nil where they are all.
  public let drawnFrom: Int?

  private init(_ corpus: Corpus, words: Words) {
    (name, sha256, vocabulary) = (corpus.name, corpus.sha256, corpus.vocabulary)
    (self.words, drawnFrom) = (words, corpus.drawnFrom)
  }

  private init(_ reading: consuming ListReading, named name: String) throws(CorpusError) {
    self.name = name
    (sha256, vocabulary, words, drawnFrom) = try reading.list()
  }

  /// Names the words and no others: the digest of their list, and how many of it they are.
  public var identity: String {
    drawnFrom.map { "\(sha256), \(words.count) of \($0)" } ?? sha256
  }

  /// The same list and vocabulary, with each word as if it ended after `length` characters at most.
  public func cut(to length: Int) -> Corpus { Corpus(self, words: words.cut(to: length)) }

  /// Reads one word a line: UTF-8 with or without a byte order mark, lines ended by LF, CRLF or CR,
  /// white space around words trimmed, blank lines dropped. Throws a `CorpusError` for a text without
  /// words, that is not UTF-8, or that has more different characters than `Vocabulary.limit`.
  ///
  /// - Parameter most: of a list of more words, so many are drawn.
  public init(bytes: [UInt8], name: String, atMost most: Int = .max) throws(CorpusError) {
    var reading = ListReading(named: name, atMost: most)
    try reading.take(bytes[...])
    try self.init(reading, named: name)
  }

  /// The most bytes of words that are kept of a list, and the most that a line may have.
  public static let largestFile = 256_000_000

  /// Reads the words of the file at `path`, of any size, or of standard input for `-`, as `init(bytes:)` does.
  public init(path: String, atMost most: Int = .max) throws(CorpusError) {
    let name = Self.name(ofPath: path)
    var reading = ListReading(named: name, atMost: most)
    try forEachBlock(of: path, named: name) { block, _ throws(CorpusError) in
      try reading.take(block)
    }
    try self.init(reading, named: name)
  }

  /// The list that the program carries: US given names of 2017.
  public static func embedded() -> Corpus {
    let file = embedded_names()
    do {
      return try Corpus(
        bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)),
        name: String(cString: file.name))
    } catch {
      preconditionFailure("the embedded names cannot be read: \(error)")
    }
  }

  /// Whether this is the list of the lecture, `names.txt`, for which others have published losses.
  public var isLectures: Bool {
    sha256 == "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d"
  }

  /// `emma` of `lists/emma.v2.txt` is `emma.v2`.
  static func name(ofPath path: String) -> String {
    if path == "-" { return "standard input" }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }
}
