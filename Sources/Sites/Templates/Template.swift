/// A template in the part of Mustache that reports need: `{{name}}`, `{{a.b}}`, `{{.}}`,
/// `{{#section}}`, `{{^inverted}}`, `{{/end}}`, `{{> partial}}` and `{{! comment}}`.
///
/// Tags other than names that stand alone on a line take the line with them. There is no way to
/// switch the escaping off: only `TemplateValue.markup` arrives as it is. Libraries for Mustache print
/// nothing for a name that they do not know; here that is an error with its file and line.
struct Template: Equatable, Sendable {
  /// A piece of a template.
  indirect enum Node: Equatable, Sendable {
    case text(String)
    case name([String], line: Int)
    case section([String], isInverted: Bool, [Node], line: Int)
    case partial(String, line: Int)
  }

  let name: String
  /// Where the file is, for errors.
  let path: String
  let nodes: [Node]

  /// So many sections may stand one within the other; more are a mistake, and every one takes its time.
  static let deepest = 100

  /// Parses `source`; `name` is the file's name, which says how to escape.
  init(name: String, path: String, source: String) throws(SiteError) {
    (self.name, self.path) = (name, path)
    var parser = TemplateParser(template: path, tokens: try tokens(of: source, template: path))
    nodes = try parser.parse()
  }
}

/// Text, or a tag with the mark that says what kind it is (a space for a name).
private enum Token: Equatable {
  case text(Substring)
  case tag(mark: Character, content: String, line: Int)

  var isStandaloneKind: Bool {
    if case .tag(let mark, _, _) = self { mark != " " } else { false }
  }
}

private func tokens(of source: String, template: String) throws(SiteError) -> [Token] {
  var tokens: [Token] = []
  var rest = source[...]
  var line = 1
  while let open = rest.range(ofBytes: "{{") {
    tokens.append(.text(rest[..<open.lowerBound]))
    line += rest[..<open.lowerBound].count { $0.isNewline }
    guard let close = rest[open.upperBound...].range(ofBytes: "}}") else {
      throw .badSyntax("'{{' without '}}'", template: template, line: line)
    }
    tokens.append(try tag(rest[open.upperBound..<close.lowerBound], template: template, line: line))
    line += rest[open.upperBound..<close.lowerBound].count { $0.isNewline }
    rest = rest[close.upperBound...]
  }
  tokens.append(.text(rest))
  return withoutStandaloneLines(tokens)
}

private func tag(
  _ inside: Substring, template: String, line: Int
) throws(SiteError) -> Token {
  var inside = inside
  var mark: Character = " "
  if let first = inside.first, "#^/>!".contains(first) { mark = inside.removeFirst() }
  let content = inside.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  let isWord = content.allSatisfy { $0.isLetter || $0.isNumber || "-_.".contains($0) }
  guard mark == "!" || (isWord && !content.isEmpty) else {
    throw .badSyntax(
      "'{{\(mark == " " ? "" : String(mark))\(content)}}' is no tag",
      template: template, line: line)
  }
  return .tag(mark: mark, content: content, line: line)
}

/// Takes the blanks and the line's end around a tag that stands alone on its line.
private func withoutStandaloneLines(_ tokens: [Token]) -> [Token] {
  var result = tokens
  for index in tokens.indices where tokens[index].isStandaloneKind {
    // Text stands before and after every tag, so both neighbours are there. The untouched tokens
    // decide, since the neighbour may have lost its line's end to a tag above.
    guard case .text(let before) = tokens[index - 1], case .text(let after) = tokens[index + 1],
      case .text(let trimmedBefore) = result[index - 1]
    else { continue }
    let indent = before.reversed().prefix(while: isBlank).count
    let tail = after.drop(while: isBlank)
    let startsLine = before.dropLast(indent).last?.isNewline ?? (index == 1)
    let endsLine = tail.first?.isNewline ?? (index + 2 == tokens.count)
    guard startsLine, endsLine else { continue }
    result[index - 1] = .text(trimmedBefore.dropLast(indent))
    result[index + 1] = .text(tail.dropFirst())
  }
  return result
}

private func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }

/// Turns the flat list of tokens into the tree of sections.
private struct TemplateParser {
  let template: String
  private var rest: ArraySlice<Token>
  private var depth = 0

  init(template: String, tokens: [Token]) { (self.template, rest) = (template, tokens[...]) }

  mutating func parse() throws(SiteError) -> [Template.Node] {
    try nodes(until: nil, openedAt: 1)
  }

  /// All nodes up to the tag that closes the section `end`, or up to the last.
  private mutating func nodes(
    until end: String?, openedAt: Int
  ) throws(SiteError) -> [Template.Node] {
    var nodes: [Template.Node] = []
    while let token = rest.popFirst() {
      switch token {
      case .text(let text): if !text.isEmpty { nodes.append(.text(String(text))) }
      case .tag("!", _, _): continue
      case .tag(">", let name, let line): nodes.append(.partial(name, line: line))
      case .tag("/", let name, let line):
        if name == end { return nodes }
        throw .badSyntax("'{{/\(name)}}' closes nothing", template: template, line: line)
      case .tag(" ", let name, let line): nodes.append(.name(path(name), line: line))
      case .tag(let mark, let name, let line):
        depth += 1
        guard depth <= Template.deepest else {
          throw .badSyntax(
            "sections stand more than \(Template.deepest) deep in one another",
            template: template, line: line)
        }
        let inner = try self.nodes(until: name, openedAt: line)
        depth -= 1
        nodes.append(.section(path(name), isInverted: mark == "^", inner, line: line))
      }
    }
    guard let end else { return nodes }
    throw .badSyntax("'{{#\(end)}}' is never closed", template: template, line: openedAt)
  }

  private func path(_ name: String) -> [String] {
    name == "." ? [] : name.split(separator: ".").map(String.init)
  }
}
