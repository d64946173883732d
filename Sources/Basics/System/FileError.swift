import Glibc

/// A file or folder that could not be read or written, and why the system said so.
public struct FileError: Error, CustomStringConvertible, Equatable {
  public let action: String
  public let path: String
  public let reason: String

  public init(_ action: String, _ path: String, errno code: Int32) {
    self.init(action, path, reason: String(cString: strerror(code)))
  }

  public init(_ action: String, _ path: String, reason: String) {
    (self.action, self.path, self.reason) = (action, path, reason)
  }

  public var description: String { "cannot \(action) '\(path)': \(reason)" }
}

/// Writes `bytes` beside `path` and renames, so that a reader finds the old file or the new one,
/// never a part. Throws `FileError`; what stood at `path` is then untouched.
public func writeAtomically(_ bytes: some Sequence<UInt8>, to path: String) throws(FileError) {
  let beside = "\(path).\(getpid()).part"
  let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw FileError("write", path, errno: errno) }
  var failure = writeAll(Array(bytes), to: descriptor)
  if close(descriptor) != 0, failure == nil { failure = errno }
  if failure == nil, rename(beside, path) != 0 { failure = errno }
  if let failure {
    unlink(beside)
    throw FileError("write", path, errno: failure)
  }
}

/// Nil when all of `bytes` went out, otherwise the system's error number.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  bytes.withUnsafeBytes { buffer in
    var rest = buffer[...]
    while !rest.isEmpty {
      let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
