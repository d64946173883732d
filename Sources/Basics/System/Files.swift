import CLinux
import Glibc

/// The bytes of the file at `path`, which is no pipe or device. Throws a `FileError`.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
  let file = try OpenFile(reading: path, patience: 0)
  guard file.isOnDisk else { throw FileError("read", path, reason: "it is no file on a disk") }
  return try file.readAll() ?? []
}

/// Writes `bytes` beside `path` and renames, so that a reader finds the old file or the new one,
/// never a part. Throws a `FileError`; what stood at `path` is then untouched, unless it is the disk that fails
/// at the very end.
///
/// - Parameter lasting: whether the file must be on the disk when this returns, so that a power cut leaves the
///   old one or the new one, too. That takes milliseconds; what can be told to be damaged and made again does
///   without.
public func writeAtomically(
  _ bytes: some Sequence<UInt8>, to path: String, lasting: Bool = true
) throws(FileError) {
  try writeAtomically(to: path, lasting: lasting) { file throws(FileError) in
    try file.write(Array(bytes))
  }
}

/// The same of what `write` writes, for what is more than there is memory for.
public func writeAtomically(
  to path: String, lasting: Bool = true,
  _ write: (borrowing OpenFile) throws(FileError) -> Void
) throws(FileError) {
  // Other machines may write there, too, in processes of the same number.
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  let beside = "\(path).\(getpid())-\(now.tv_nsec).part"
  do throws(FileError) {
    var file = try OpenFile(writing: beside)
    try write(file)
    if lasting { try file.sync() }
    try file.close()
    if rename(beside, path) != 0 { throw FileError("write", path, errno: errno) }
  } catch {
    unlink(beside)
    throw error.of(path)
  }
  if lasting { try syncFolder(parentFolder(of: path)) }
}

/// Writes `bytes` to a new file at `path` and nothing more: for one that nobody reads before more is done. Throws a
/// `FileError`, also where something stands there: it may be a second name of a file that somebody reads.
public func writeNew(_ bytes: [UInt8], to path: String) throws(FileError) {
  var file = try OpenFile(making: path)
  try file.write(bytes)
  try file.close()
}

/// Makes `place` a second name of the file at `path`, which takes less than to write it again. Returns whether it did:
/// not for what is no plain file, or has another owner or other permissions than the file `model`, which this process
/// has written.
public func addName(_ place: String, toFile path: String, like model: String) -> Bool {
  var (status, wanted) = (stat(), stat())
  guard lstat(path, &status) == 0, lstat(model, &wanted) == 0 else { return false }
  // The mode says too what kind of file it is.
  return status.st_mode == wanted.st_mode && status.st_uid == wanted.st_uid
    && status.st_gid == wanted.st_gid && link(path, place) == 0
}

/// Sees to it that the names in the folder `path` are on the disk. Throws a `FileError` if the disk fails; some
/// file systems do this by themselves and refuse to be asked.
func syncFolder(_ path: String) throws(FileError) {
  let folder = try OpenFile(folder: path)
  do throws(FileError) { try folder.sync() } catch {
    if ![EINVAL, ENOTSUP, ENOSYS].contains(error.code) { throw error }
  }
}

/// Sees to it that everything below `path` is on the disk, with one question to its file system: for hundreds of
/// files that takes a tenth of the time of asking for each. Throws a `FileError`.
public func syncEverything(below path: String) throws(FileError) {
  let folder = try OpenFile(folder: path)
  if gnu_syncfs(folder.descriptor) != 0 { throw FileError("write", path, errno: errno) }
}

/// The folder in which `path` stands: `.` for a name alone.
func parentFolder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Removes the file at `path`, if there is one.
public func removeFile(_ path: String) { unlink(path) }

/// Whether something stands at `path`.
public func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

/// Whether this process may read the file at `path`.
public func isReadable(_ path: String) -> Bool { access(path, R_OK) == 0 }

/// Whether there is a program `name` along `PATH`.
public func isProgram(_ name: String) -> Bool {
  (environmentVariable("PATH") ?? "/bin:/usr/bin").split(separator: ":").contains {
    access("\($0)/\(name)", X_OK) == 0
  }
}

/// The environment's value for `name`, or nil where it has none, an empty one, or one that is not UTF-8.
public func environmentVariable(_ name: String) -> String? {
  getenv(name).flatMap { String(validatingCString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}
