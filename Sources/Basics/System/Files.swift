import Glibc

/// The bytes of the file at `path`, which is no pipe or device. Throws a `FileError`.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
  let file = try OpenFile(reading: path, patience: 0)
  guard file.isOnDisk else { throw FileError("read", path, reason: "it is no file on a disk") }
  return try file.readAll() ?? []
}

/// Writes `bytes` beside `path` and renames, so that a reader finds the old file or the new one,
/// never a part. Throws a `FileError`; what stood at `path` is then untouched.
public func writeAtomically(_ bytes: some Sequence<UInt8>, to path: String) throws(FileError) {
  let beside = "\(path).\(getpid()).part"
  do throws(FileError) {
    var file = try OpenFile(writing: beside)
    try file.write(Array(bytes))
    try file.close()
    if rename(beside, path) != 0 { throw FileError("write", path, errno: errno) }
  } catch {
    unlink(beside)
    throw error.of(path)
  }
}

/// Removes the file at `path`, if there is one.
public func removeFile(_ path: String) { unlink(path) }

/// Whether something stands at `path`.
public func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// The environment's value for `name`, or nil where it has none or an empty one.
public func environmentVariable(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}
