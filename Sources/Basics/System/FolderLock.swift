import Glibc

/// A lock on a folder that processes hold in turn, without a file of its own. It ends with the process.
public struct FolderLock: ~Copyable {
  private let folder: OpenFile

  /// Waits for the lock on the folder `path`. Throws a `FileError` if it cannot be opened.
  public init(_ path: String) throws(FileError) {
    let folder = try OpenFile(folder: path)
    while flock(folder.descriptor, LOCK_EX) != 0 {
      if errno != EINTR { throw FileError("lock", path, errno: errno) }
    }
    self.folder = folder
  }

  /// Lets the next one have it.
  public func release() { flock(folder.descriptor, LOCK_UN) }
}
