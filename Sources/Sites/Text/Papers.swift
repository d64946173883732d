/// The papers that pages cite, from the template `papers.md`: a line each, `[^cho2014]: K. Cho and others ...`.
///
/// A page that says `[^cho2014]` has a number there and the paper at its end. The report in Markdown keeps the
/// marks, which code hosts know, and has the papers at its own end.
struct Papers {
  private let papers: [String: Substring]

  init(_ templates: TemplateFolder) throws(SiteError) {
    let lines = try templates.source(named: "papers.md").split(separator: "\n")
    papers = Dictionary(
      lines.compactMap { line in
        guard line.hasPrefix("[^"), let end = line.range(ofBytes: "]: ") else { return nil }
        return (String(line[..<end.lowerBound].dropFirst(2)), line[end.upperBound...])
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The ids that `markdown` cites, each once, in their order. Throws a `SiteError` for one that nobody has described.
  func cited(in markdown: String, page: String) throws(SiteError) -> [String] {
    var ids: [String] = []
    for piece in pieces(of: markdown) {
      guard case .citation(let id) = piece, !ids.contains(id) else { continue }
      guard papers[id] != nil else {
        throw .unknownPaper(id, page: page, known: papers.keys.sorted())
      }
      ids.append(id)
    }
    return ids
  }

  /// The page's Markdown with a numbered link for each citation and the papers at the end.
  func withReferences(_ markdown: String, page: String) throws(SiteError) -> String {
    let ids = try cited(in: markdown, page: page)
    guard !ids.isEmpty else { return markdown }
    let text = pieces(of: markdown).map { piece in
      switch piece {
      case .text(let text): return String(text)
      case .citation(let id):
        let number = ids.firstIndex(of: id)! + 1
        return "<sup class=\"cite\"><a href=\"#paper-\(id)\" aria-label=\"Reference \(number)\">"
          + "\(number)</a></sup>"
      }
    }.joined()
    let list = ids.enumerated().map { "\($0 + 1). <span id=\"paper-\($1)\"></span>\(papers[$1]!)" }
    return text + "\n\n## References\n\n" + list.joined(separator: "\n") + "\n"
  }

  /// The papers of `ids` as a code host's footnotes.
  func footnotes(_ ids: [String]) -> String {
    ids.map { "[^\($0)]: \(papers[$0]!)" }.joined(separator: "\n")
  }

  private enum Piece {
    case text(Substring)
    case citation(String)
  }

  /// What is cited outside of code, where `[^a]` is a piece of an expression.
  private func pieces(of markdown: String) -> [Piece] {
    var pieces: [Piece] = []
    var isCode = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      if !pieces.isEmpty { pieces.append(.text("\n")) }
      if line.hasPrefix("```") { isCode.toggle() }
      var rest = line
      while !isCode, let open = rest.range(ofBytes: "[^") {
        let id = rest[open.upperBound...].prefix { $0 != "]" }
        pieces.append(.text(rest[..<open.lowerBound]))
        pieces.append(.citation(String(id)))
        rest = rest[id.endIndex...].dropFirst()
      }
      pieces.append(.text(rest))
    }
    return pieces
  }
}
