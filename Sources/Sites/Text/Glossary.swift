/// The terms that the page `glossary.html` explains, each under a heading of level 3, and the links to them: on
/// other pages a link becomes a button that opens the entry in place, for which no script is needed.
struct Glossary {
  /// The id of the page.
  static let page = "glossary"

  /// What a heading names, and the HTML under it.
  private struct Entry {
    let name: Substring
    let text: Substring
  }

  private var entries: [String: Entry] = [:]

  /// The entries of a page, from its HTML; none for a site that explains nothing.
  init(html: String?) {
    var rest = (html ?? "")[...]
    while let open = rest.range(ofBytes: "<h3 id=\""),
      let quote = rest[open.upperBound...].range(ofBytes: "\">"),
      let close = rest[quote.upperBound...].range(ofBytes: "</h3>\n")
    {
      let after = rest[close.upperBound...]
      let text = after[..<(after.range(ofBytes: "<h")?.lowerBound ?? after.endIndex)]
      entries[String(rest[open.upperBound..<quote.lowerBound])] = Entry(
        name: rest[quote.upperBound..<close.lowerBound], text: text)
      rest = after
    }
  }

  /// The terms as their headings have them, by their ids.
  var names: [(id: String, name: String)] { entries.map { ($0, withoutMarkup($1.name)) } }

  /// The ids of the terms that `html` links to, each once.
  func terms(in html: String) -> [String] {
    var ids: [String] = []
    var rest = html[...]
    while let open = rest.range(ofBytes: "<a href=\"\(Self.page).html#") {
      rest = rest[open.upperBound...]
      let id = String(rest.prefix { $0 != "\"" })
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }

  /// The HTML of the page `page` with a button for each link to a term, and the entries that they open at the end.
  ///
  /// Throws a `SiteError` for a link to a term that the glossary lacks.
  func withTerms(_ html: String, page: String) throws(SiteError) -> String {
    var (result, asked) = ("", [String]())
    var rest = html[...]
    while let open = rest.range(ofBytes: "<a href=\"\(Self.page).html#"),
      let quote = rest[open.upperBound...].range(ofBytes: "\">"),
      let close = rest[quote.upperBound...].range(ofBytes: "</a>")
    {
      let id = String(rest[open.upperBound..<quote.lowerBound])
      guard entries[id] != nil else {
        throw .unknownTerm(id, page: page, known: entries.keys.sorted())
      }
      if !asked.contains(id) { asked.append(id) }
      let button = "<button type=\"button\" class=\"term\" popovertarget=\"term-\(id)\">"
      let term = "\(button)\(rest[quote.upperBound..<close.lowerBound])</button>"
      let before = rest[..<open.lowerBound].suffix(while: isPartOfWord)
      let after = rest[close.upperBound...].prefix(while: isPartOfWord)
      result += rest[..<before.startIndex]
      result += before.isEmpty && after.isEmpty ? term : whole("\(before)\(term)\(after)")
      rest = rest[after.endIndex...]
    }
    return result + rest + asked.map(popover).joined()
  }

  /// The entry as an element that is hidden until its button is pressed.
  private func popover(_ id: String) -> String {
    guard let entry = entries[id] else { return "" }
    return """
      <aside popover id="term-\(id)" class="definition" aria-labelledby="term-\(id)-name">
      <p class="name" id="term-\(id)-name">\(entry.name)</p>
      \(entry.text)<p class="more"><a href="\(Self.page).html#\(id)">In the glossary</a></p>
      </aside>

      """
  }

  /// The page's Markdown for the report, where other pages have headings of the same words: an anchor of its own
  /// before each entry.
  static func withAnchors(_ markdown: String) -> String {
    var slugs = Slugs()
    return markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard line.hasPrefix("##") else { return String(line) }
      let id = slugs.unique(for: String(line.drop { $0 == "#" }.dropFirst()))
      return line.hasPrefix("### ") ? "<a id=\"\(page)-\(id)\"></a>\n\n\(line)" : String(line)
    }.joined(separator: "\n")
  }
}

/// Whether a character belongs to the element beside it: a browser would break a line between a button and the point
/// after it.
private func isPartOfWord(_ character: Character) -> Bool {
  !character.isWhitespace && !"<>".contains(character)
}

extension Substring {
  fileprivate func suffix(while isIncluded: (Character) -> Bool) -> Substring {
    suffix(reversed().prefix(while: isIncluded).count)
  }
}
