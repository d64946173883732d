import Glibc

/// A lock that processes hold in turn: a file that is there while one of them holds it or waits for it.
///
/// A process that is ended gives the lock back; the file that it leaves is taken over by the next.
public struct FileLock: ~Copyable {
  private let file: OpenFile

  /// Waits until the lock at `path` is free, and takes it. Throws a `FileError` if no file can be made there, or
  /// if `isInterrupted` says so while it waits.
  ///
  /// - Parameter waiting: is called once if another has it.
  public init(
    _ path: String, isInterrupted: () -> Bool = { false }, waiting: () -> Void = {}
  ) throws(FileError) {
    var isAnnounced = false
    while true {
      let file = try OpenFile(locking: path)
      if try take(file) {
        // Who had it before has removed the file: then this one is nobody's any more, and others cannot see it.
        if file.isStillThere {
          self.file = file
          return
        }
        continue
      }
      if !isAnnounced { waiting() }
      isAnnounced = true
      if isInterrupted() { throw FileError("lock", path, reason: "interrupted") }
      // To ask again holds on network file systems too, and no signal is missed between two questions.
      usleep(20_000)
    }
  }

  /// Lets the next one have it.
  public consuming func release() {
    // As long as it is held, whoever waits sees that it is this file that is gone.
    unlink(file.path)
    flock(file.descriptor, LOCK_UN)
  }
}

/// Whether the lock was free.
private func take(_ file: borrowing OpenFile) throws(FileError) -> Bool {
  while flock(file.descriptor, LOCK_EX | LOCK_NB) != 0 {
    if errno == EWOULDBLOCK { return false }
    if errno != EINTR { throw FileError("lock", file.path, errno: errno) }
  }
  return true
}
