/// An opening tag: its name and its attributes, whose values stand in double quotes as the page has them.
struct Tag {
  let name: String
  fileprivate var attributes: [(name: Substring, value: Substring?)] = []
  fileprivate let end: Substring

  /// The value of an attribute; nil takes the attribute away.
  subscript(name: String) -> String? {
    get { attributes.first { $0.name == name }?.value.map(String.init) }
    set {
      guard let place = attributes.firstIndex(where: { $0.name == name }) else { return }
      if let newValue {
        attributes[place].value = newValue[...]
      } else {
        attributes.remove(at: place)
      }
    }
  }

  fileprivate var text: String {
    attributes.reduce("<\(name)") { text, attribute in
      text + " \(attribute.name)" + (attribute.value.map { "=\"\($0)\"" } ?? "")
    } + end
  }
}

/// `html` with its opening tags as `change` has them; a tag for which it gives nil is left out, so that should
/// be one without an end tag. Tags that are not as our templates, md4c and KaTeX write them stay as they are.
func rewritingTags(of html: String, _ change: (inout Tag) -> Tag?) -> String {
  var result = ""
  result.reserveCapacity(html.utf8.count)
  var rest = html[...]
  while let open = rest.range(ofBytes: "<") {
    result += rest[..<open.lowerBound]
    rest = rest[open.lowerBound...]
    if let (parsed, length) = tag(at: rest) {
      var tag = parsed
      if let changed = change(&tag) { result += changed.text }
      rest = rest[length...]
    } else {
      result += "<"
      rest = rest[open.upperBound...]
    }
  }
  return result + rest
}

/// The opening tag that `text` begins with, and where it ends.
private func tag(at text: Substring) -> (tag: Tag, end: Substring.Index)? {
  let utf8 = text.utf8
  var place = utf8.index(after: utf8.startIndex)
  func word() -> Substring {
    let start = place
    while place < utf8.endIndex, isInName(utf8[place]) { place = utf8.index(after: place) }
    return text[start..<place]
  }
  let name = word()
  guard !name.isEmpty else { return nil }
  var attributes: [(name: Substring, value: Substring?)] = []
  while place < utf8.endIndex {
    let before = place
    while place < utf8.endIndex, isSpace(utf8[place]) { place = utf8.index(after: place) }
    let attribute = word()
    if attribute.isEmpty {
      let rest = text[place...]
      guard let end = rest.utf8.firstIndex(of: UInt8(ascii: ">")),
        rest[..<end].utf8.allSatisfy({ $0 == UInt8(ascii: "/") })
      else { return nil }
      let after = utf8.index(after: end)
      return (Tag(name: String(name), attributes: attributes, end: text[before..<after]), after)
    }
    guard place < utf8.endIndex, utf8[place] == UInt8(ascii: "=") else {
      attributes.append((attribute, nil))
      continue
    }
    let quote = utf8.index(after: place)
    guard quote < utf8.endIndex, utf8[quote] == UInt8(ascii: "\"") else { return nil }
    let start = utf8.index(after: quote)
    guard let end = utf8[start...].firstIndex(of: UInt8(ascii: "\"")) else { return nil }
    attributes.append((attribute, text[start..<end]))
    place = utf8.index(after: end)
  }
  return nil
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Letters, digits and what else stands in names: `aria-label`, `h2`, `xlink:href`.
private func isInName(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
    UInt8(ascii: ":"):
    true
  default: false
  }
}
