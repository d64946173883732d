import Basics
import Glibc

/// Where results, messages and progress go.
struct Terminal: ~Copyable {
  /// Whether messages and progress are wanted at all.
  var isQuiet = false
  private let line = ProgressLine()

  init() {}

  /// A line of results, on standard output at once, so that what goes wrong later takes nothing away.
  /// Throws a `FileError` when it cannot be written: a full disk, a closed pipe.
  mutating func print(_ line: String) throws(FileError) { try write(Array((line + "\n").utf8)) }

  /// Lines of results that are there all at once, in as few writes as will do. Throws a `FileError`.
  mutating func print(lines: some Sequence<String>) throws(FileError) {
    var block: [UInt8] = []
    for line in lines {
      block += Array((line + "\n").utf8)
      if block.count >= 1 << 16 {
        try write(block)
        block.removeAll(keepingCapacity: true)
      }
    }
    try write(block)
  }

  /// Bytes as they are, on standard output. Throws a `FileError`.
  mutating func write(_ bytes: [UInt8]) throws(FileError) {
    line.clear()
    try OpenFile.standardOutput.write(bytes)
  }

  /// Prints a line of results at once, for others to call, from one thread at a time. Throws a `FileError`.
  var printer: @Sendable (String) throws -> Void {
    let line = line
    return { text in
      line.clear()
      try OpenFile.standardOutput.write(Array((text + "\n").utf8))
    }
  }

  /// A line on standard error that people read, unless all is to be quiet.
  mutating func say(_ message: String) {
    if !isQuiet { complain(message) }
  }

  /// A line on standard error that must be read.
  mutating func complain(_ message: String) { complainer(message) }

  /// The same for others to call, from any thread.
  var complainer: @Sendable (String) -> Void {
    let line = line
    return { message in line.giveWay(to: printable(message) + "\n") }
  }

  /// Whether somebody looks on.
  var showsProgress: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

  /// Says where the work stands.
  mutating func progress(_ text: String) { reporter(text) }

  /// The same for others to call, from any thread.
  var reporter: @Sendable (String) -> Void {
    let (line, isQuiet) = (line, isQuiet)
    return { text in if !isQuiet { line.show(text) } }
  }

  mutating func clearProgress() { line.clear() }
}

/// One line on standard error that is written over; only where a person looks on.
private final class ProgressLine: Sendable {
  private let isShown = Mutex(false)
  private static let cleared = "\r\u{1B}[K"

  func show(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    isShown.withLock { isShown in
      sendError(Self.cleared + String(printable(text).unicodeScalars.prefix(width - 1)))
      isShown = true
    }
  }

  /// Of the terminal, in columns: a line that is longer would go on in the next one and stay there.
  private var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 1
      ? Int(size.ws_col) : 80
  }

  func clear() { giveWay(to: "") }

  /// Puts `message` in its place, at once: no thread shows progress in between.
  func giveWay(to message: String) {
    isShown.withLock { isShown in
      let text = (isShown ? Self.cleared : "") + message
      if !text.isEmpty { sendError(text) }
      isShown = false
    }
  }
}

/// Where messages cannot be written, there is nobody to tell.
private func sendError(_ text: String) { try? OpenFile.standardError.write(Array(text.utf8)) }

/// `text` with everything spelled out that could move a cursor or hide what stands beside it.
func printable(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if scalar.isUnseen {
      result.append(contentsOf: scalar.spelled.unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}
