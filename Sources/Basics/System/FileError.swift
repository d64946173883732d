import Glibc

/// A file, folder, lock or process that the system refused, and why it said so.
public struct FileError: Error, CustomStringConvertible, Equatable {
  /// What was tried, as a verb: `read`, `write`, `make the folder`.
  public let action: String
  public let path: String
  /// The system's words, or ours where it has none.
  public let reason: String
  /// The system's error number, where it gave one.
  let code: Int32?

  /// The system's error number `code` in words.
  public init(_ action: String, _ path: String, errno code: Int32) {
    (self.action, self.path, self.code) = (action, path, code)
    reason = String(cString: strerror(code))
  }

  /// A reason in words of our own.
  public init(_ action: String, _ path: String, reason: String) {
    (self.action, self.path, self.reason, code) = (action, path, reason, nil)
  }

  /// The same reason, of another path, and of what was tried with it, if that is another matter.
  public func of(_ path: String, action: String? = nil) -> FileError {
    let action = action ?? self.action
    return code.map { FileError(action, path, errno: $0) }
      ?? FileError(action, path, reason: reason)
  }

  public var description: String { "cannot \(action) '\(path)': \(reason)" }

  /// Whether nobody reads any more what was to be written.
  public var isClosedPipe: Bool { code == EPIPE }

  /// Whether there is no such file or program.
  public var isMissing: Bool { code == ENOENT }
}
