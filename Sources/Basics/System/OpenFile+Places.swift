import Glibc

// Reading of a file by places in it, and again.
extension OpenFile {
  /// Goes to the byte at `place`. Throws a `FileError`, for a pipe too.
  public func seek(to place: Int) throws(FileError) {
    if lseek(descriptor, place, SEEK_SET) < 0 { throw FileError("read", path, errno: errno) }
  }

  /// How many bytes it has. Throws a `FileError` for what is no file on a disk.
  public func sizeOnDisk() throws(FileError) -> Int {
    guard isOnDisk else { throw FileError("read", path, reason: "it is no file on a disk") }
    let size = lseek(descriptor, 0, SEEK_END)
    if size < 0 { throw FileError("read", path, errno: errno) }
    return size
  }

  /// Calls `body` with all bytes from the first on, some at a time. Throws a `FileError`.
  public func forEachChunk(_ body: (ArraySlice<UInt8>) -> Void) throws(FileError) {
    try seek(to: 0)
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while case let count = try read(into: &chunk), count > 0 { body(chunk[..<count]) }
  }

  /// Fills `bytes` as far as there are any. Returns how many there were. Throws a `FileError`.
  public func fill(_ bytes: inout [UInt8]) throws(FileError) -> Int {
    var filled = 0
    while filled < bytes.count {
      let count = try bytes.withUnsafeMutableBufferPointer { bytes throws(FileError) in
        try read(into: .init(UnsafeMutableBufferPointer(rebasing: bytes[filled...])))
      }
      if count == 0 { break }
      filled += count
    }
    return filled
  }

  private func read(into bytes: inout [UInt8]) throws(FileError) -> Int {
    try bytes.withUnsafeMutableBufferPointer { bytes throws(FileError) in
      try read(into: UnsafeMutableRawBufferPointer(bytes))
    }
  }
}
