/// The HTML of a page with what a line must not end within kept whole: a number and its percent sign, `5-gram`, and
/// the option of a command. A browser breaks after each space and hyphen.
func withWholeWords(_ html: String) -> String {
  var (result, rest) = ("", html[...])
  // The elements around, of those in which text is something else.
  var around: [Substring] = []
  while true {
    let text = rest[..<(rest.range(ofBytes: "<")?.lowerBound ?? rest.endIndex)]
    switch around.first {
    case nil: result += withWholeNames(text.description)
    case "code": result += withWholeOptions(text)
    default: result += text
    }
    let tag = tagAtStart(of: rest[text.endIndex...])
    guard !tag.isEmpty else { return result }
    result += tag
    rest = rest[tag.endIndex...]
    let name = tag.drop { "</".contains($0) }.prefix { $0.isLetter || $0 == "-" }
    guard verbatim.contains(String(name)) else { continue }
    if tag.hasPrefix("</") {
      around.removeLast(around.isEmpty ? 0 : 1)
    } else {
      around.append(name)
    }
  }
}

private let verbatim: Set = [
  "code", "option", "pre", "script", "style", "svg", "title", "x-equation",
]

/// `text` in an element that no line ends within.
func whole(_ text: some StringProtocol) -> String {
  "<span class=\"whole\">\(text)</span>"
}

/// The tag that `html` begins with, up to the `>` that is in no attribute.
private func tagAtStart(of html: Substring) -> Substring {
  var isQuoted = false
  for index in html.indices {
    if html[index] == "\"" { isQuoted.toggle() }
    if html[index] == ">", !isQuoted { return html[...index] }
  }
  return html
}

private func withWholeNames(_ text: String) -> String {
  let text = text.replacingBytes(of: " %", with: "\u{A0}%")
  var (result, rest) = ("", text[...])
  while let found = rest.range(ofBytes: "-gram") {
    let count = rest[..<found.lowerBound].reversed().prefix { $0.isNumber || $0.isLetter }.count
    let start = rest.index(found.lowerBound, offsetBy: -count)
    let end = rest[found.upperBound...].firstIndex { !$0.isLetter } ?? rest.endIndex
    result += rest[..<start] + whole(rest[start..<end])
    rest = rest[end...]
  }
  return result + rest
}

private func withWholeOptions(_ text: Substring) -> String {
  text.split(separator: " ", omittingEmptySubsequences: false)
    .map { $0.hasPrefix("--") ? whole($0) : String($0) }
    .joined(separator: " ")
}
