import Basics

// The standard library searches by characters and takes a second for a whole report. These search by
// bytes, which finds the same: in UTF-8 no character's bytes begin inside of another's.

extension Substring {
  /// Where the bytes of `text`, which is not empty, stand first.
  func range(ofBytes text: String) -> Range<Index>? {
    var text = text
    let offset = utf8.withContiguousStorageIfAvailable { bytes in
      text.withUTF8 {
        Basics.offset(of: UnsafeRawBufferPointer($0), in: UnsafeRawBufferPointer(bytes))
      }
    }
    guard let offset = offset ?? nil else { return nil }
    let start = utf8.index(startIndex, offsetBy: offset)
    return start..<utf8.index(start, offsetBy: text.utf8.count)
  }
}

extension String {
  /// The text with `new` wherever the bytes of `old` stood.
  func replacingBytes(of old: String, with new: String) -> String {
    var result = ""
    var rest = self[...]
    while let found = rest.range(ofBytes: old) {
      result += rest[..<found.lowerBound] + new
      rest = rest[found.upperBound...]
    }
    return result + rest
  }
}
