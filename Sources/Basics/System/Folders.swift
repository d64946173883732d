import Glibc

/// Makes the folder `path` and those above it where they are missing. Throws a `FileError`.
public func makeFolders(_ path: String) throws(FileError) {
  var status = stat()
  if stat(path, &status) == 0 {
    if status.st_mode & S_IFMT == S_IFDIR { return }
    throw FileError("make the folder", path, errno: EEXIST)
  }
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
    try makeFolders(String(path[..<slash]))
  }
  if mkdir(path, 0o755) != 0, errno != EEXIST {
    throw FileError("make the folder", path, errno: errno)
  }
}
