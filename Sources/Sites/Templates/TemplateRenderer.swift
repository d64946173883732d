import Basics

/// Fills templates with values and keeps count of what was shown.
struct TemplateRenderer {
  let folder: TemplateFolder
  /// How often each path was shown: `["figures.heatmap": 1]`.
  private(set) var shown: [String: Int] = [:]
  private var mentioned: Set<String> = []
  /// Partials whose names are among those already.
  private var mentionedPartials: Set<String> = []
  private var (includes, sections) = (0, 0)
  private var output = ""
  /// The paths of the templates that are being read: each includes the next.
  private var open: [String] = []
  /// So many templates may be included, which no page comes near: a few files that include one another many
  /// times would never end.
  private static let mostIncludes = 100_000
  /// So many sections may be shown, and a page may have so many bytes: a list that is gone through within itself
  /// doubles both each time.
  private static let (mostSections, mostBytes) = (1_000_000, 200_000_000)

  init(_ folder: TemplateFolder) { self.folder = folder }

  /// The template named `name` filled with `values`.
  ///
  /// Throws a `SiteError` for a name that has no value, and for one of `required`, at any
  /// depth, that has no place.
  mutating func render(
    _ name: String, _ values: [String: TemplateValue], required: [String: TemplateValue] = [:]
  ) throws(SiteError) -> String {
    let template = try folder.template(named: name)
    (output, mentioned, mentionedPartials, shown) = ("", [], [], [:])
    (open, includes, sections) = ([template.path], 0, 0)
    try render(template.nodes, of: template, in: [.object(values)])
    let unused = TemplateValue.object(required).keys.subtracting(mentioned)
    guard unused.isEmpty else { throw .unusedNames(unused.sorted(), template: template.path) }
    return output
  }

  private mutating func render(
    _ nodes: [Template.Node], of template: Template, in scopes: [TemplateValue]
  ) throws(SiteError) {
    for node in nodes {
      switch node {
      case .text(let text): output += text
      case .name(let path, let line):
        shown[path.joined(separator: "."), default: 0] += 1
        output += try text(of: value(at: path, in: scopes, template, line), path, template, line)
      case .section(let path, let isInverted, let inner, let line):
        let value = try value(at: path, in: scopes, template, line)
        mention(inner, of: template)
        for scope in isInverted ? (value.isShown ? [] : [value]) : value.repetitions {
          sections += 1
          try expectBounds(template, line)
          try render(inner, of: template, in: scopes + [scope])
        }
      case .partial(let name, let line):
        let partial = try folder.partial(name, of: template, line: line)
        if let first = open.firstIndex(of: partial.path) {
          throw .circularPartials(Array(open[first...]), line: line)
        }
        includes += 1
        try expectBounds(template, line)
        open.append(partial.path)
        try render(partial.nodes, of: partial, in: scopes)
        open.removeLast()
      }
    }
  }

  /// Throws where a page would never end.
  private func expectBounds(_ template: Template, _ line: Int) throws(SiteError) {
    let excess: String? =
      if includes > Self.mostIncludes {
        "includes more than \(Self.mostIncludes.grouped) templates"
      } else if sections > Self.mostSections {
        "shows more than \(Self.mostSections.grouped) sections"
      } else if output.utf8.count > Self.mostBytes {
        "has more than \((Self.mostBytes / 1_000_000).grouped) MB"
      } else {
        nil
      }
    if let excess {
      throw .badSyntax("the page \(excess)", template: template.path, line: line)
    }
  }

  /// A section that is not shown this time still has a place for its names.
  private mutating func mention(_ nodes: [Template.Node], of template: Template) {
    for node in nodes {
      switch node {
      case .text: continue
      case .name(let path, _): mentioned.formUnion(path)
      case .section(let path, _, let inner, _):
        mentioned.formUnion(path)
        mention(inner, of: template)
      case .partial(let name, let line):
        // A partial that is missing, or that includes itself, is reported when it is shown.
        guard let partial = try? folder.partial(name, of: template, line: line),
          mentionedPartials.insert(partial.name).inserted
        else { continue }
        mention(partial.nodes, of: partial)
      }
    }
  }

  /// The innermost value of the path's first name, and from there on exactly along the path.
  private mutating func value(
    at path: [String], in scopes: [TemplateValue], _ template: Template, _ line: Int
  ) throws(SiteError) -> TemplateValue {
    mentioned.formUnion(path)
    guard let first = path.first else { return scopes[scopes.count - 1] }
    var value = scopes.reversed().lazy.compactMap { $0[first] }.first
    for name in path.dropFirst() { value = value?[name] }
    if let value { return value }
    throw .unknownName(path.joined(separator: "."), template: template.path, line: line)
  }

  private func text(
    of value: TemplateValue, _ path: [String], _ template: Template, _ line: Int
  ) throws(SiteError) -> String {
    let escaping = Escaping(fileName: template.name)
    switch value {
    case .text(let text):
      guard text.unicodeScalars.contains(where: \.isRightToLeft), isAmongWords else {
        return escaping.escape(text)
      }
      // A space beside what is kept apart is inside of the text, and none that Markdown could take away.
      return directedParts(of: text).map { isolated($0.text, $0.isTurned, escaping) }.joined()
        .replacingBytes(of: "&#32;<bdi>", with: " <bdi>")
        .replacingBytes(of: "</bdi>&#32;", with: "</bdi> ")
    case .code(let text):
      // A direction of its own also keeps it apart from the words around it.
      let isTurned = text.unicodeScalars.contains(where: \.isRightToLeft)
      return "<code\(isTurned ? " dir=\"auto\"" : "")>\(escaping.escape(text))</code>"
    case .word(let text):
      let isTurned = text.unicodeScalars.contains(where: \.isRightToLeft) && isAmongWords
      return isolated(text, isTurned, escaping)
    // With the noun that is counted.
    case .number(let text): return folder.wording.applied(to: text)
    case .markup(let text): return text
    case .words(let pieces):
      var words = ""
      for piece in pieces {
        if case .markup(let prose) = piece {
          words += folder.wording.applied(to: prose)
        } else {
          words += try self.text(of: piece, path, template, line)
        }
      }
      return words
    case .flag, .list, .object:
      let name = path.isEmpty ? "." : path.joined(separator: ".")
      throw .badSyntax(
        "'\(name)' is no text; open it with '{{#\(name)}}'",
        template: template.path, line: line)
    }
  }

  /// Text that runs the other way is kept apart from the words around it.
  private func isolated(_ text: String, _ isTurned: Bool, _ escaping: Escaping) -> String {
    isTurned ? "<bdi>\(escaping.escape(text))</bdi>" : escaping.escape(text)
  }

  /// Whether what comes next can have elements: it stands in no tag and in no block of code.
  private var isAmongWords: Bool {
    let tag = output.utf8.lastIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    if let tag, output.utf8[tag] == UInt8(ascii: "<") { return false }
    return output.split(separator: "\n").count { $0.hasPrefix("```") }.isMultiple(of: 2)
  }
}

extension TemplateValue {
  fileprivate subscript(name: String) -> TemplateValue? {
    if case .object(let values) = self { values[name] } else { nil }
  }

  /// What a section puts in scope, once for each time that it is shown.
  fileprivate var repetitions: [TemplateValue] {
    if case .list(let list) = self { list } else { isShown ? [self] : [] }
  }
}
