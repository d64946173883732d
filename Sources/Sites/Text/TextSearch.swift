import Glibc

// The standard library searches by characters and takes a second for a whole report. These search by
// bytes, which finds the same: in UTF-8 no character's bytes begin inside of another's.

extension Substring {
  /// Where `text` stands first.
  func place(of text: String) -> Range<Index>? {
    let needle = Array(text.utf8)
    let found = utf8.withContiguousStorageIfAvailable { offset(of: needle, in: $0) }
    guard let offset = found ?? nil else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: text.utf8.count)
  }
}

extension String {
  /// The text with `new` wherever `old` stood.
  func with(_ new: String, for old: String) -> String {
    var result = ""
    var rest = self[...]
    while let place = rest.place(of: old) {
      result += rest[..<place.lowerBound] + new
      rest = rest[place.upperBound...]
    }
    return result + rest
  }
}

private func offset(of needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  guard let base = bytes.baseAddress, let first = needle.first else { return nil }
  var offset = 0
  while offset + needle.count <= bytes.count {
    let starts = bytes.count - needle.count + 1 - offset
    guard let found = memchr(base + offset, Int32(first), starts) else { return nil }
    offset = UnsafeRawPointer(found) - UnsafeRawPointer(base)
    if memcmp(found, needle, needle.count) == 0 { return offset }
    offset += 1
  }
  return nil
}
