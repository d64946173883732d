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

  private init(_ corpus: Corpus, words: Words) {
    (name, sha256, vocabulary) = (corpus.name, corpus.sha256, corpus.vocabulary)
    self.words = words
  }

  /// The same list and vocabulary, with each word as if it ended after `length` characters at most.
  public func cut(to length: Int) -> Corpus { Corpus(self, words: words.cut(to: length)) }

  /// Reads one word a line: UTF-8 with or without a byte order mark, lines ended by LF, CRLF or CR,
  /// white space around words trimmed, blank lines dropped. Throws a `CorpusError` for a text without
  /// words, that is not UTF-8, or that has more different characters than `Vocabulary.limit`.
  public init(bytes: [UInt8], name: String) throws(CorpusError) {
    guard !bytes.isEmpty else { throw .empty(name) }
    let lines = try CorpusText(bytes[...], named: name).lines
    guard !lines.isEmpty else { throw .onlyBlankLines(name) }
    self.name = name
    sha256 = Digest.sha256(bytes)
    let characters = distinctScalars(of: lines)
    guard characters.count < Vocabulary.limit else {
      throw .tooManyCharacters(name, characters.count)
    }
    vocabulary = Vocabulary(characters)
    words = Words(lines: lines, vocabulary: vocabulary)
  }

  /// The most bytes that a list may have.
  public static let largestFile = 256_000_000

  /// Reads the words of the file at `path`, or of standard input for `-`.
  public init(path: String) throws(CorpusError) {
    let name = Self.name(ofPath: path)
    let bytes: [UInt8]?
    do { bytes = try OpenFile(reading: path).readAll(atMost: Self.largestFile) } catch {
      throw .unreadable(error)
    }
    guard let bytes else { throw .tooLarge(name) }
    try self.init(bytes: bytes, name: name)
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

extension Words {
  fileprivate init(lines: [Substring.UnicodeScalarView], vocabulary: Vocabulary) {
    self.init()
    for line in lines { append(line.map { vocabulary.token(of: $0)! }) }
  }
}

/// Most corpora are nearly all ASCII, for which a table of 128 flags is much quicker than a set.
private func distinctScalars(of lines: [Substring.UnicodeScalarView]) -> [Unicode.Scalar] {
  var ascii = [Bool](repeating: false, count: 128)
  var others: Set<Unicode.Scalar> = []
  for scalar in lines.joined() {
    if scalar.isASCII { ascii[Int(scalar.value)] = true } else { others.insert(scalar) }
  }
  return ascii.indices.filter { ascii[$0] }.map { Unicode.Scalar(UInt8($0)) } + others
}
