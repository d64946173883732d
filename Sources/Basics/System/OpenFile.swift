import Glibc

/// An open file, pipe or folder, closed when it is no longer used; what goes wrong names its path.
///
/// The one place that reads and writes: interrupted calls are repeated, short writes completed.
public struct OpenFile: ~Copyable {
  /// What errors call it.
  public let path: String
  /// The system's number for it; negative once it is closed.
  public private(set) var descriptor: Int32

  /// Takes over an open descriptor.
  init(_ descriptor: Int32, path: String) {
    (self.descriptor, self.path) = (descriptor, path)
  }

  deinit { if descriptor > STDERR_FILENO { Glibc.close(descriptor) } }

  /// Opens the file at `path`, or standard input for `-`.
  ///
  /// - Parameter patience: how many milliseconds a pipe may take to find somebody who writes to it.
  /// - Throws: a `FileError`.
  public init(reading path: String, patience: Int32 = 10_000) throws(FileError) {
    let descriptor = path == "-" ? STDIN_FILENO : openWithoutWaiting(path)
    if path != "-", descriptor >= 0, !hasWriter(descriptor, patience) {
      Glibc.close(descriptor)
      throw FileError("read", path, reason: "it is a pipe that nobody writes to")
    }
    try self.init(path, descriptor, to: "read")
  }

  /// Whether it is a file on a disk, or a folder, and no pipe or device.
  var isOnDisk: Bool {
    let kind = status.st_mode & S_IFMT
    return kind == S_IFREG || kind == S_IFDIR
  }

  /// Makes the file at `path`, or empties the one that is there. Throws a `FileError`.
  public init(writing path: String) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    try self.init(path, open(path, flags, 0o644), to: "write")
  }

  /// Makes the file at `path`. Throws a `FileError`, also where something stands there.
  init(making path: String) throws(FileError) {
    try self.init(path, open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644), to: "write")
  }

  /// Opens the folder at `path`. Throws a `FileError`.
  init(folder path: String) throws(FileError) {
    try self.init(path, open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC), to: "open")
  }

  /// Opens the file at `path` to lock it, and makes it where there is none. Throws a `FileError`.
  init(locking path: String) throws(FileError) {
    // Everyone who may write in the folder may lock; network file systems ask for a file to write to.
    let flags = O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let descriptor = open(path, O_RDWR | flags, 0o666)
    if descriptor < 0, errno == EACCES {
      try self.init(path, open(path, O_RDONLY | flags, 0o666), to: "lock")
    } else {
      try self.init(path, descriptor, to: "lock")
    }
  }

  private init(_ path: String, _ descriptor: Int32, to action: String) throws(FileError) {
    guard descriptor >= 0 else { throw FileError(action, path, errno: errno) }
    self.init(descriptor, path: path)
  }

  /// Where results go.
  public static var standardOutput: OpenFile { OpenFile(STDOUT_FILENO, path: "standard output") }

  /// Where messages go.
  public static var standardError: OpenFile { OpenFile(STDERR_FILENO, path: "standard error") }
}

extension OpenFile {
  /// A file to write and read in the folder for temporary ones. It has no name there, and so nothing
  /// of it outlives the process. Throws a `FileError`.
  public static func temporary() throws(FileError) -> OpenFile {
    let folder = environmentVariable("TMPDIR") ?? "/tmp"
    var name = Array("\(folder)/mmreport-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw FileError("write", folder, errno: errno) }
    unlink(name)
    closeOnExecution(descriptor)
    return OpenFile(descriptor, path: folder)
  }

  /// Goes back to where the file begins. Throws a `FileError`.
  public func rewind() throws(FileError) {
    if lseek(descriptor, 0, SEEK_SET) < 0 { throw FileError("read", path, errno: errno) }
  }

  /// Fills `buffer` from its beginning with what there is next.
  ///
  /// - Returns: how many bytes there were; 0 at the end, and for an empty buffer.
  /// - Throws: a `FileError`.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      if errno != EINTR { throw FileError("read", path, errno: errno) }
    }
  }

  /// All that is left to read, or nil when that is more than `limit` bytes. Throws a `FileError`.
  public func readAll(atMost limit: Int = .max) throws(FileError) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(size, limit))
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while bytes.count <= limit {
      let count = try chunk.withUnsafeMutableBufferPointer { buffer throws(FileError) in
        try read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
    return nil
  }

  /// Writes all of `bytes`. Throws a `FileError` when they cannot be: a full disk, a closed pipe.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    try bytes.withUnsafeBufferPointer { buffer throws(FileError) in
      var rest = UnsafeRawBufferPointer(buffer)[...]
      while !rest.isEmpty {
        let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress
        let count = Glibc.write(descriptor, start, rest.count)
        if count < 0, errno != EINTR { throw FileError("write", path, errno: errno) }
        rest = rest.dropFirst(max(count, 0))
      }
    }
  }

  /// Waits until all that was written is on the disk. Throws a `FileError`.
  func sync() throws(FileError) {
    while fsync(descriptor) != 0 {
      if errno != EINTR { throw FileError("write", path, errno: errno) }
    }
  }

  /// Closes it now. Throws a `FileError` if what was written last did not arrive.
  mutating func close() throws(FileError) {
    let open = descriptor
    descriptor = -1
    if Glibc.close(open) != 0 { throw FileError("write", path, errno: errno) }
  }

  /// Whether it is this file that stands at its path.
  var isStillThere: Bool {
    var there = stat()
    let own = status
    return lstat(path, &there) == 0 && there.st_ino == own.st_ino && there.st_dev == own.st_dev
  }

  /// Bytes, as far as they are known before reading.
  private var size: Int { Int(status.st_size) }

  private var status: stat { fileStatus(descriptor) }
}

/// Keeps the programs that this one starts from holding the file open too.
func closeOnExecution(_ descriptor: Int32) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

/// Opens `path` for reading. Without O_NONBLOCK that would wait for a pipe's writer, and perhaps for ever.
private func openWithoutWaiting(_ path: String) -> Int32 {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  if descriptor >= 0 { _ = fcntl(descriptor, F_SETFL, O_RDONLY) }
  return descriptor
}

/// Whether an open file is no pipe, or one to which somebody writes before so many milliseconds are over.
private func hasWriter(_ descriptor: Int32, _ milliseconds: Int32) -> Bool {
  guard fileStatus(descriptor).st_mode & S_IFMT == S_IFIFO else { return true }
  var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&wanted, 1, milliseconds) != 0
}

/// What the system knows of an open file; zeros if nothing.
private func fileStatus(_ descriptor: Int32) -> stat {
  var status = stat()
  _ = fstat(descriptor, &status)
  return status
}
