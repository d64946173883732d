import Basics
import Glibc

/// Where results, messages and progress go.
struct Terminal: ~Copyable {
  /// Whether messages and progress are wanted at all.
  var isQuiet = false
  private var output: [UInt8] = []
  private var hasProgress = false

  init() {}

  /// A line of results, for standard output.
  mutating func print(_ line: String) { output += Array((line + "\n").utf8) }

  /// Bytes as they are, for standard output.
  mutating func write(_ bytes: [UInt8]) { output += bytes }

  /// Sends what was printed. Throws a `FileError` when it cannot be: a full disk, a closed pipe.
  mutating func flush() throws(FileError) {
    defer { output = [] }
    var rest = output[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw FileError("write", "standard output", errno: errno)
      }
    }
  }

  /// A line on standard error that people read, unless all is to be quiet.
  mutating func say(_ line: String) {
    if !isQuiet { complain(line) }
  }

  /// A line on standard error that must be read.
  mutating func complain(_ line: String) {
    clearProgress()
    Self.sendError(printable(line) + "\n")
  }

  /// One line that shows where the work stands and is written over; only where a person looks on.
  mutating func progress(_ line: String) {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return }
    Self.sendError(Self.clearedLine + printable(line))
    hasProgress = true
  }

  mutating func clearProgress() {
    if hasProgress { Self.sendError(Self.clearedLine) }
    hasProgress = false
  }

  private static let clearedLine = "\r\u{1B}[K"

  private static func sendError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}

/// `text` with everything spelled out that could move a cursor or hide what stands beside it.
func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
      let code = String(scalar.value, radix: 16, uppercase: true)
      result.append(contentsOf: "\\u{\(code)}".unicodeScalars)
    default: result.append(scalar)
    }
  }
  return String(result)
}
