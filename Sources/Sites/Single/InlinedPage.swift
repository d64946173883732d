/// A page as a part of one file: its ids are its own, its links lead to the other parts, and its pictures are
/// in it.
struct InlinedPage {
  let id: String
  /// The ids of all pages.
  let pages: [String]
  let pictures: InlinePictures

  /// Between a page and what stands on it. `templates/scripts/pages.js` knows it, too.
  private static let between = "--"
  /// Attributes that name other elements, one or several.
  private static let references: Set<String> = [
    "for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget",
  ]

  /// The page's content without links to files.
  func html(_ content: String) -> String {
    rewritingTags(of: withoutFileLinks(content)) { tag in
      if tag.name == "source", let picture = pictures.picture(at: tag["srcset"]) {
        tag["srcset"] = picture
      }
      if tag.name == "img", let picture = pictures.picture(at: tag["src"]) {
        tag["src"] = picture
      }
      if let href = tag["href"] { tag["href"] = address(href) }
      if let id = tag["id"] { tag["id"] = own(id) }
      for name in Self.references {
        if let ids = tag[name] {
          tag[name] = ids.split(separator: " ").map(own).joined(separator: " ")
        }
      }
      return tag
    }
  }

  private func own(_ id: some StringProtocol) -> String { "\(self.id)\(Self.between)\(id)" }

  /// Where a link leads within the file; nil for a file, which is not there.
  private func address(_ href: String) -> String? {
    if href.hasPrefix("#") { return "#\(fragment(href.dropFirst(), on: id))" }
    if href[...].range(ofBytes: ":") != nil { return href }
    let parts = href.split(separator: "#", maxSplits: 1)
    guard let page = pages.first(where: { "\($0).html" == parts[0] }) else { return nil }
    return parts.count > 1 ? "#\(fragment(parts[1], on: page))" : "#\(page)"
  }

  /// An element of `page`, or the state of its forms as an attribute has it: `a.x=1&amp;b.y=2`.
  private func fragment(_ fragment: Substring, on page: String) -> String {
    String(fragment).replacingBytes(of: "&amp;", with: "&").split(separator: "&")
      .map { "\(page)\(Self.between)\($0)" }.joined(separator: "&amp;")
  }
}

/// `html` without the links to a figure's and a table's files.
private func withoutFileLinks(_ html: String) -> String {
  var result = ""
  var rest = html[...]
  while let open = rest.range(ofBytes: "<span class=\"links\">"),
    let close = rest[open.upperBound...].range(ofBytes: "</span>")
  {
    result += rest[..<open.lowerBound]
    rest = rest[close.upperBound...]
  }
  return result + rest
}
