import Glibc

@testable import Sites

/// Runs `body` with a new empty folder, which is removed afterwards.
func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  var template = Array(
    "\(getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp")/mmXXXXXX".utf8CString)
  let folder = String(cString: mkdtemp(&template))
  defer { removeTree(folder) }
  return try body(folder)
}
