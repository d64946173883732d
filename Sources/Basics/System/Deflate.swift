import CZlib

/// `bytes` deflated in zlib's own frame: what browsers call `deflate`. Its highest level takes twice as long for a
/// three hundredth less.
public func deflated(_ bytes: [UInt8]) -> [UInt8] {
  var count = compressBound(uLong(bytes.count))
  let result = [UInt8](unsafeUninitializedCapacity: Int(count)) { room, filled in
    let status = compress2(
      room.baseAddress, &count, bytes, uLong(bytes.count), Z_DEFAULT_COMPRESSION)
    precondition(status == Z_OK, "zlib has the room that it asked for")
    filled = Int(count)
  }
  return result
}

/// The CRC-32 of `bytes` by zlib: another one for any single digit or bit that is another.
public func checksum(of bytes: ArraySlice<UInt8>) -> UInt32 {
  bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
}
