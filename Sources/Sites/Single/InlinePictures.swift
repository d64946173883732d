/// The figures of a report as addresses that have all of a picture within.
struct InlinePictures {
  /// What an `img` shows, and on dark paper, if that is another picture.
  struct Picture {
    let light: String
    let dark: String?
  }

  private var pictures: [String: Picture] = [:]

  /// From the files of figures: `figures/ID.svg` and `figures/ID-dark.svg`.
  init(_ files: [SiteFile]) {
    let texts = Dictionary(
      uniqueKeysWithValues: files.filter { $0.path.hasSuffix(".svg") }.map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
    for (path, light) in texts {
      let id = String(path.dropFirst("figures/".count).dropLast(".svg".count))
      guard let dark = texts["figures/\(id)-dark.svg"] else { continue }
      let picture =
        inBothSchemes(light, dark.replacingBytes(of: "\(id)-dark-", with: "\(id)-")).map {
          Picture(light: address(of: $0), dark: nil)
        }
        ?? Picture(
          light: address(of: light),
          // In a list of pictures a space would end an address.
          dark: address(of: dark).replacingBytes(of: " ", with: "%20"))
      pictures[path] = picture
      pictures["figures/\(id)-dark.svg"] = picture
    }
  }

  /// The picture that stands at `path` in a site.
  func picture(at path: String?) -> Picture? { path.flatMap { pictures[$0] } }
}

/// One picture that is light or dark as the reader's screen is, half the size of two: what differs in style
/// becomes a class with a rule for each. Nil where the two differ in more than that.
private func inBothSchemes(_ light: String, _ dark: String) -> String? {
  let (lightPieces, darkPieces) = (styles(in: light), styles(in: dark))
  guard lightPieces.count == darkPieces.count,
    let root = light[...].range(ofBytes: "<svg"),
    let rootEnd = light[root.upperBound...].firstIndex(of: ">")
  else { return nil }
  var numbers: [String: Int] = [:]
  var (lightRules, darkRules, body) = ("", "", "")
  for (a, b) in zip(lightPieces, darkPieces) {
    guard a.before == b.before else { return nil }
    body += a.before
    guard let (x, y) = a.style.flatMap({ x in b.style.map { (x, $0) } }) else { continue }
    if x == y {
      body += " style=\"\(x)\""
      continue
    }
    let pair = "\(x)|\(y)"
    if numbers[pair] == nil {
      numbers[pair] = numbers.count
      lightRules += ".s\(numbers.count - 1){\(x)}"
      darkRules += ".s\(numbers.count - 1){\(y)}"
    }
    body += " class=\"s\(numbers[pair]!)\""
  }
  let head = light[...rootEnd]
  guard body.hasPrefix(head) else { return nil }
  let style = "<style>\(lightRules)@media (prefers-color-scheme:dark){\(darkRules)}</style>"
  return head + style + body.dropFirst(head.count)
}

/// The text before each `style` attribute, and what that holds; last what stands behind all.
private func styles(in svg: String) -> [(before: Substring, style: Substring?)] {
  var pieces: [(before: Substring, style: Substring?)] = []
  var rest = svg[...]
  while let open = rest.range(ofBytes: " style=\""),
    let close = rest[open.upperBound...].range(ofBytes: "\"")
  {
    pieces.append((rest[..<open.lowerBound], rest[open.upperBound..<close.lowerBound]))
    rest = rest[close.upperBound...]
  }
  return pieces + [(rest, nil)]
}

/// The picture as an address, for an attribute in double quotes. Most of its characters stand for themselves.
private func address(of svg: String) -> String {
  let digits = Array("0123456789ABCDEF".utf8)
  var bytes = Array("data:image/svg+xml,".utf8)
  bytes.reserveCapacity(svg.utf8.count * 5 / 4)
  for byte in svg.utf8 {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "\""), UInt8(ascii: "&"),
      UInt8(ascii: "<"), UInt8(ascii: ">"), 0..<0x20, 0x7F...:
      bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
