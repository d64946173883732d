import CLinux

/// How far from its beginning `text` has `pattern`, which is not empty, for the first time.
public func offset(
  of pattern: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer
) -> Int? {
  guard let start = text.baseAddress else { return nil }
  return gnu_memmem(start, text.count, pattern.baseAddress!, pattern.count).map {
    UnsafeRawPointer($0) - start
  }
}

/// Where `pattern`, which is not empty, begins in `bytes` for the first time.
public func place(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
  bytes.withUnsafeBytes { text in
    pattern.withUnsafeBytes { offset(of: $0, in: text) }.map { bytes.startIndex + $0 }
  }
}

/// `bytes` with `new` wherever `old`, which is not empty, stood.
public func replacing(_ old: [UInt8], with new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var rest = bytes[...]
  while let start = place(of: old, in: rest) {
    result += rest[..<start]
    result += new
    rest = rest[(start + old.count)...]
  }
  return result + rest
}
