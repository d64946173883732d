import CMd4c

/// Markdown as HTML: tables, raw HTML, formulas in dollar signs as `<x-equation>`, headings with
/// ids, tables in regions that scroll.
func html(fromMarkdown markdown: String) -> String {
  var bytes: [UInt8] = []
  var markdown = markdown
  let flags = UInt32(MD_FLAG_TABLES | MD_FLAG_LATEXMATHSPANS)
  let status = withUnsafeMutablePointer(to: &bytes) { sink in
    markdown.withUTF8 { text in
      text.withMemoryRebound(to: CChar.self) {
        md_html($0.baseAddress, UInt32($0.count), append, sink, flags, 0)
      }
    }
  }
  precondition(status == 0, "md4c only fails without memory")
  // Code that is wider than the screen scrolls by itself, with the keyboard too.
  let html = String(decoding: bytes, as: UTF8.self)
    .replacingBytes(of: "<pre><code", with: "<pre tabindex=\"0\"><code")
  return withScrollingTables(withHeadingIds(html))
}

/// Receives a piece of HTML from md4c.
private func append(
  _ text: UnsafePointer<CChar>?, _ count: UInt32, _ sink: UnsafeMutableRawPointer?
) {
  let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
  sink!.assumingMemoryBound(to: [UInt8].self).pointee.append(contentsOf: bytes)
}

/// Gives each heading of level 2 to 6 an id made of its words, unique on its page.
private func withHeadingIds(_ html: String) -> String {
  var slugs = Slugs()
  var result = ""
  for line in html.split(separator: "\n", omittingEmptySubsequences: false) {
    if line.hasPrefix("<h"), let level = line.dropFirst(2).first, "23456".contains(level),
      line.dropFirst(3).first == ">"
    {
      let id = slugs.unique(for: withoutMarkup(line))
      result += "<h\(level) id=\"\(id)\">\(line.dropFirst(4))\n"
    } else {
      result += "\(line)\n"
    }
  }
  result.removeLast()
  return result
}

/// Makes a link to itself of each heading, so that readers can share its address; one that has something to press
/// already stays as it is.
func withHeadingLinks(_ html: String) -> String {
  html.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    guard line.hasPrefix("<h"), line.dropFirst(3).hasPrefix(" id=\""),
      let end = line.firstIndex(of: ">"), let close = line.range(ofBytes: "</h"),
      line.range(ofBytes: "<a ") == nil, line.range(ofBytes: "<button") == nil
    else { return String(line) }
    let id = line.dropFirst(8).prefix { $0 != "\"" }
    let words = line[line.index(after: end)..<close.lowerBound]
    return
      "\(line[...end])<a class=\"heading\" href=\"#\(id)\">\(words)</a>\(line[close.lowerBound...])"
  }.joined(separator: "\n")
}

/// Ids made of headings, numbered where they meet.
struct Slugs {
  private var uses: [String: Int] = [:]

  init() {}

  /// Letters and digits in lower case with a hyphen for each space, as code hosts do it.
  mutating func unique(for heading: String) -> String {
    var slug = ""
    for character in heading.lowercased() {
      if character.isLetter || character.isNumber || "-_".contains(character) {
        slug.append(character)
      } else if character == " " {
        slug.append("-")
      }
    }
    if slug.isEmpty { slug = "section" }
    defer { uses[slug, default: 0] += 1 }
    return uses[slug].map { "\(slug)-\($0)" } ?? slug
  }
}

/// The text of `html` without tags and character references.
func withoutMarkup(_ html: some StringProtocol) -> String {
  var result = ""
  var end: Character?
  for character in html {
    if character == end {
      end = nil
    } else if end == nil {
      switch character {
      case "<": end = ">"
      case "&": end = ";"
      default: result.append(character)
      }
    }
  }
  return result
}

/// A table wider than the screen scrolls by itself, with the keyboard too.
///
/// Only tables written in Markdown: those of `DataTable` bring their region and its label.
private func withScrollingTables(_ html: String) -> String {
  var count = 0
  var isInside = false
  var result: [Substring] = []
  for line in html.split(separator: "\n", omittingEmptySubsequences: false) {
    if line == "<table>" {
      (count, isInside) = (count + 1, true)
      let label = "aria-label=\"Table \(count)\""
      result.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" \(label)>")
    }
    let isHeading = isInside && (line.hasPrefix("<th>") || line.hasPrefix("<th "))
    result.append(isHeading ? "<th scope=\"col\"\(line.dropFirst(3))" : line)
    if isInside, line == "</table>" {
      isInside = false
      result.append("</div>")
    }
  }
  return result.joined(separator: "\n")
}
