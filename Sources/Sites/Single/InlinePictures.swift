/// The figures of a report as addresses that have all of a picture within.
struct InlinePictures {
  private var pictures: [String: String] = [:]

  /// From the files of figures: `figures/ID.svg`. Those for the report in Markdown are not shown.
  init(_ files: [SiteFile]) {
    for file in files where file.path.hasSuffix(".svg") && !file.path.hasSuffix("-dark.svg") {
      // In a list of pictures a space would end an address.
      pictures[file.path] = inlineAddress(of: String(decoding: file.bytes, as: UTF8.self))
    }
  }

  /// The picture that stands at `path` in a site.
  func picture(at path: String?) -> String? { path.flatMap { pictures[$0] } }
}

/// The picture as an address, for an attribute in double quotes. Most of its characters stand for themselves.
func inlineAddress(of svg: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes = Array("data:image/svg+xml,".utf8)
  bytes.reserveCapacity(svg.utf8.count * 5 / 4)
  for byte in svg.utf8 {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "&"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), 0...0x20, 0x7F...:
      bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
