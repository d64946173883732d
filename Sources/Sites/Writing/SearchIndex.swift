import Basics
import FoundationEssentials

/// What readers search: the text of all pages, in pieces that begin at headings.
///
/// A script, since a page in a folder may load nothing else, and not even that before it is asked for.
struct SearchIndex: Sendable {
  /// A page in the order in which scripts read it.
  private struct Page: Encodable, Sendable {
    let id: String
    let title: String
    /// Anchor, heading and text of each piece.
    let parts: [[String]]
  }

  private var pages: [Page] = []

  /// - Parameter html: of a page, with formulas that are still TeX.
  mutating func add(_ link: PageLink, html: String) {
    var parts = [["", link.terms.joined(separator: ", "), "\(link.question) "]]
    for line in withoutHidden(html).split(separator: "\n") {
      if let id = headingId(of: line) {
        parts.append([id, text(of: line), ""])
      } else {
        parts[parts.count - 1][2] += text(of: line) + " "
      }
    }
    pages.append(
      Page(
        id: link.id, title: link.title,
        parts: parts.map { [$0[0], squeezed($0[1]), squeezed($0[2])] }))
  }

  private var json: [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts alone: there is nothing in it that JSON has not.
    return Array((try? encoder.encode(pages)) ?? Data())
  }

  /// For pages in a folder.
  var file: SiteFile {
    SiteFile("assets/search.js", "window.mmreportSearch=\(scriptText(json));\n")
  }

  /// The same for a page that has all within itself: no browser runs it.
  var element: String {
    "<script type=\"application/json\" id=\"data/search\">\(scriptText(json))</script>\n"
  }
}

/// Without what nobody reads as text: formulas in TeX, tables of numbers, and entries that open in place.
private func withoutHidden(_ html: String) -> String {
  var html = html
  for (open, close) in [
    ("<aside popover", "</aside>"), ("<x-equation", "</x-equation>"), ("<tbody>", "</tbody>"),
    ("<p class=\"about\">", "</p>"), ("<span class=\"links\">", "</span>"),
  ] {
    var (result, rest) = ("", html[...])
    while let start = rest.range(ofBytes: open),
      let end = rest[start.upperBound...].range(ofBytes: close)
    {
      result += rest[..<start.lowerBound]
      rest = rest[end.upperBound...]
    }
    html = result + rest
  }
  return html
}

/// The id of a heading that has one: `<h2 id="a">`.
private func headingId(of line: Substring) -> String? {
  guard line.hasPrefix("<h"), line.dropFirst(3).hasPrefix(" id=\"") else { return nil }
  return String(line.dropFirst(8).prefix { $0 != "\"" })
}

/// The text of a line of HTML, with its character references as characters.
private func text(of html: Substring) -> String {
  var result = ""
  var rest = html
  while let next = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
    result += rest[..<next]
    let end: Character = rest[next] == "<" ? ">" : ";"
    guard let close = rest[next...].firstIndex(of: end) else {
      rest = rest[next...]
      break
    }
    if end == ";" { result += character(rest[next...close]) }
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}

/// What a reference stands for; itself if it is none that our pages have.
private func character(_ reference: Substring) -> String {
  let name = reference.dropFirst().dropLast()
  if name.hasPrefix("#"), let number = UInt32(name.dropFirst()),
    let scalar = Unicode.Scalar(number)
  {
    return String(scalar)
  }
  let scalars: [Unicode.Scalar] = ["&", "<", ">", "\"", "'"]
  return scalars.first { $0.markupReference == String(reference) }.map { String($0) }
    ?? String(reference)
}

private func squeezed(_ text: String) -> String {
  text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}
