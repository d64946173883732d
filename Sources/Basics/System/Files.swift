import Glibc

/// The bytes of the file at `path`, or of standard input for `-`. Throws `FileError`.
public func readFile(_ path: String) throws(FileError) -> [UInt8] {
  let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { throw FileError("read", path, errno: errno) }
  defer { if descriptor != STDIN_FILENO { close(descriptor) } }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(fileSize(descriptor))
  while try appendChunk(of: descriptor, to: &bytes, path: path) {}
  return bytes
}

/// False at the end of the file.
private func appendChunk(
  of descriptor: Int32, to bytes: inout [UInt8], path: String
) throws(FileError) -> Bool {
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  let count = read(descriptor, &chunk, chunk.count)
  if count < 0 {
    if errno == EINTR { return true }
    throw FileError("read", path, errno: errno)
  }
  bytes.append(contentsOf: chunk[..<count])
  return count > 0
}

private func fileSize(_ descriptor: Int32) -> Int {
  var status = stat()
  return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
}
