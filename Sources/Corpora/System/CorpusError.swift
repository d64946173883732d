public import Basics

/// Why a list of words could not be used.
public enum CorpusError: Error, Equatable, CustomStringConvertible {
  case unreadable(FileError)
  case empty(String)
  case onlyBlankLines(String)
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
    case .tooManyCharacters(let name, let count):
      "'\(name)' has \(count.grouped) different characters; "
        + "at most \((Vocabulary.limit - 1).grouped) can be told apart"
    case .invalidUTF8(let name, let line, let byte, let value):
      "'\(name)' is not UTF-8: line \(line), byte \(byte) is 0x"
        + String(value, radix: 16, uppercase: true) + "; convert the file to UTF-8"
    }
  }
}
