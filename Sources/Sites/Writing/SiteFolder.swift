import Basics
import Glibc

/// Makes the folder `path`. Throws a `FileError`.
func makeFolder(_ path: String) throws(FileError) {
  if mkdir(path, 0o755) != 0 { throw FileError("make the folder", path, errno: errno) }
}

/// Removes a folder and all in it, if it is there. It follows no symbolic links.
func removeTree(_ path: String) {
  var status = stat()
  guard lstat(path, &status) == 0 else { return }
  if status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) {
    for name in entryNames(of: stream) { removeTree("\(path)/\(name)") }
    closedir(stream)
  }
  remove(path)
}

/// Throws if something stands at `path` that a site must not replace.
///
/// A site's own folder, an empty one, and none at all may be replaced.
func refuseForeignFolder(at path: String) throws {
  var status = stat()
  guard lstat(path, &status) == 0 else {
    if errno == ENOENT { return }
    throw FileError("open", path, errno: errno)
  }
  switch status.st_mode & S_IFMT {
  case S_IFDIR: break
  case S_IFLNK:
    throw SiteError.refusedOutput(
      path, reason: "it is a symbolic link; name the folder that it points to")
  default: throw SiteError.refusedOutput(path, reason: "it is not a folder")
  }
  let own = Set(manifest(of: path) + [SiteWriter.manifest, SiteWriter.placeholder])
  guard let foreign = try files(below: path).first(where: { !own.contains($0) }) else { return }
  throw SiteError.refusedOutput(
    path, reason: "it holds '\(foreign)', which mmreport did not write; move it or choose another")
}

private func manifest(of folder: String) -> [String] {
  let bytes = (try? readFile("\(folder)/\(SiteWriter.manifest)")) ?? []
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}

/// The paths of all files below `folder`, relative to it and sorted.
private func files(below folder: String) throws(FileError) -> [String] {
  guard let stream = opendir(folder) else { throw FileError("read", folder, errno: errno) }
  defer { closedir(stream) }
  var paths: [String] = []
  for name in entryNames(of: stream).sorted() {
    var status = stat()
    if lstat("\(folder)/\(name)", &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      paths += try files(below: "\(folder)/\(name)").map { "\(name)/\($0)" }
    } else {
      paths.append(name)
    }
  }
  return paths
}

/// A lock on a folder that processes hold in turn, without a file of its own. It ends with the process.
struct FolderLock {
  private let descriptor: Int32

  /// Waits for the lock on `folder`. Throws a `FileError` if it cannot be opened.
  init(_ folder: String) throws(FileError) {
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("open", folder, errno: errno) }
    while flock(descriptor, LOCK_EX) != 0 {
      if errno == EINTR { continue }
      let reason = errno
      close(descriptor)
      throw FileError("lock", folder, errno: reason)
    }
  }

  func release() { close(descriptor) }
}
