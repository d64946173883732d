public import Basics

/// Why a list of words could not be used.
public enum CorpusError: Error, Equatable, CustomStringConvertible {
  case unreadable(FileError)
  case empty(String)
  case onlyBlankLines(String)
  /// More bytes than `Corpus.largestFile`.
  case tooLarge(String)
  /// A line of more bytes than are read at a time.
  case tooLongLine(String, line: Int)
  /// A text in UTF-16 or UTF-32, by the name that converters have for its encoding.
  case otherEncoding(String, String)
  /// Bytes that this program has packed.
  case packed(String, by: String)
  /// More different characters than `Vocabulary.limit` leaves room for.
  case tooManyCharacters(String, Int)
  /// `line` and `byte` count from 1; `byte` is the position within the line.
  case invalidUTF8(String, line: Int, byte: Int, value: UInt8)

  public var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .empty(let name): "'\(name)' is empty; give a text with one word a line"
    case .onlyBlankLines(let name):
      "'\(name)' has only blank lines; give a text with one word a line"
    case .tooLarge(let name):
      "'\(name)' is larger than \(Corpus.largestFile / 1_000_000) MB; give a part of it"
    case .tooLongLine(let name, let line):
      "'\(name)' has no end of line \(line) within \(Corpus.largestFile / 1_000_000) MB"
    case .otherEncoding(let name, let encoding):
      "'\(name)' is \(encoding), not UTF-8; convert it: iconv -f \(encoding) -t UTF-8"
    case .packed(let name, let program):
      "'\(name)' is packed by \(program), and no text; unpack it and give what was in it"
    case .tooManyCharacters(let name, let count):
      "'\(name)' has \(count.grouped) different characters; "
        + "at most \((Vocabulary.limit - 1).grouped) can be told apart"
    case .invalidUTF8(let name, let line, let byte, let value):
      "'\(name)' is not UTF-8: line \(line), byte \(byte) is 0x"
        + String(value, radix: 16, uppercase: true) + "; convert the file to UTF-8"
    }
  }
}
