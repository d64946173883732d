import Basics

/// Markdown as code hosts read it: formulas in code, where no backslash of theirs is taken for Markdown's.
///
/// A formula of its own becomes a block of code in `math`, one within a line stands between `` $` `` and `` `$ ``.
func withFormulasAsCode(_ markdown: String) -> String {
  var result = ""
  var rest = markdown[...]
  while let place = rest.firstIndex(where: { $0 == "$" || $0 == "`" }) {
    result += rest[..<place]
    rest = rest[place...]
    let mark = rest.prefix { $0 == rest[place] }
    let inside = rest[mark.endIndex...]
    guard let end = inside.range(ofBytes: String(mark)) else {
      return result + rest
    }
    let text = inside[..<end.lowerBound]
    switch mark {
    case "$$": result += "```math\n\(text)\n```"
    case "$": result += "$`\(text)`$"
    default: result += "\(mark)\(text)\(mark)"
    }
    rest = inside[end.upperBound...]
  }
  return result + rest
}

extension ChapterSource {
  private static let start = "<p class=\"minute\"><a href=\""
  private static let (middle, end) = ("\">In the lecture: ", "</a></p>")

  /// A line under a heading that links to where it is told, in HTML, which Markdown takes as it is.
  public var line: String { Self.start + url + Self.middle + label + Self.end }

  /// What `line` is made of; nil for any other line.
  fileprivate init?(line: Substring) {
    guard line.hasPrefix(Self.start), line.hasSuffix(Self.end),
      let middle = line.range(ofBytes: Self.middle)
    else { return nil }
    self.init(
      url: String(line[..<middle.lowerBound].dropFirst(Self.start.count)),
      label: String(line[middle.upperBound...].dropLast(Self.end.count)))
  }
}

/// A chapter's Markdown without the lines below its headings that link to where they are told, and these links by
/// their headings.
func withoutSourceLines(_ chapter: String) -> (text: String, links: [String]) {
  var (lines, links, last): ([Substring], [String], Substring) = ([], [], "")
  forEachLine(of: chapter) { line in
    last = heading(line) ?? last
    if let source = ChapterSource(line: line) {
      links.append("[\(last), \(source.label)](\(source.url))")
      // Of the empty lines around it one goes, too.
      if lines.last == "" { lines.removeLast() }
    } else {
      lines.append(line)
    }
  }
  return (lines.joined(separator: "\n"), links)
}

/// The chapters' Markdown where a heading that several have is a line in bold: an outline of the report has no use
/// for eleven that are called alike.
func withoutRepeatedHeadings(_ chapters: [String]) -> [String] {
  var uses: [Substring: Int] = [:]
  for chapter in chapters {
    forEachLine(of: chapter) { line in heading(line).map { uses[$0, default: 0] += 1 } }
  }
  return chapters.map { chapter in
    var lines: [String] = []
    forEachLine(of: chapter) { line in
      let repeated = heading(line).flatMap { uses[$0, default: 0] > 1 ? $0 : nil }
      lines.append(repeated.map { "**\($0)**" } ?? String(line))
    }
    return lines.joined(separator: "\n")
  }
}

private func forEachLine(of markdown: String, _ body: (Substring) -> Void) {
  markdown.split(separator: "\n", omittingEmptySubsequences: false).forEach(body)
}

/// The words of a heading of a chapter's sections.
private func heading(_ line: Substring) -> Substring? {
  line.hasPrefix("### ") ? line.dropFirst(4) : nil
}
