import Basics
import Glibc

/// Runs `body` with a new empty folder, which is removed afterwards.
public func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = try newFolder()
  defer { removeTree(folder) }
  return try body(folder)
}

/// A new empty folder that is removed when nobody holds it any more.
public final class TemporaryFolder {
  /// Where it is.
  public let path: String

  /// Makes the folder. Throws a `FileError`.
  public init() throws { path = try newFolder() }

  deinit { removeTree(path) }
}

private func newFolder() throws -> String {
  var template = Array("\(environmentVariable("TMPDIR") ?? "/var/tmp")/mmXXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else {
    throw FileError("make the folder", "mmXXXXXX", errno: errno)
  }
  return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
}
