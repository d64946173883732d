import Basics
import Glibc

/// Runs `body` with a new empty folder, which is removed afterwards.
public func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  var template = Array("\(environmentVariable("TMPDIR") ?? "/var/tmp")/mmXXXXXX".utf8CString)
  guard mkdtemp(&template) != nil else {
    throw FileError("make the folder", "mmXXXXXX", errno: errno)
  }
  let folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  defer { removeTree(folder) }
  return try body(folder)
}
