import Basics
import CTemplates

/// The templates: those that the binary carries, or a user's own in place of some of them.
public struct TemplateFolder: Sendable {
  /// A template as it stands, and where that is.
  private struct Source {
    let path: String
    let text: String
  }

  private var sources: [String: Source]
  /// The nouns of the templates' prose and of claims.
  private(set) var wording = Wording()
  /// Those that were asked for, read once.
  private var parsed = Memo<String, Template>()

  /// The templates that the binary carries.
  public static let embedded = TemplateFolder(sources: embeddedSources())

  init(sources: [String: String]) {
    self.sources = Dictionary(
      uniqueKeysWithValues: sources.map { ($0, Source(path: "templates/\($0)", text: $1)) })
  }

  /// The embedded templates, with the files of the folder `path`, and of `code` in it, in place of those of
  /// equal name. Other folders are no templates: the pages' scripts are joined when the program is built.
  ///
  /// Throws a `SiteError` if the folder cannot be read or has a file that replaces nothing.
  public init(overriddenBy path: String) throws(SiteError) {
    sources = Self.embedded.sources
    let (folder, programs) = Self.folders(path)
    try replace(by: folder)
    if (try? kind(of: programs)) == .folder { try replace(by: programs) }
  }

  /// What changes when a template of the folder `path` does, a line a file.
  public static func state(of path: String) -> [String] {
    let (folder, programs) = folders(path)
    return fileLines(in: folder) + fileLines(in: programs)
  }

  private static func folders(_ path: String) -> (templates: String, programs: String) {
    let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
    return (folder, "\(folder)/\(programs)")
  }

  /// Programs lie in a folder of their own; their names are theirs alone.
  private static let programs = "code"

  private mutating func replace(by folder: String) throws(SiteError) {
    for name in try fileNames(in: folder) where !name.hasPrefix(".") {
      guard sources[name] != nil else {
        throw .foreignTemplate(name, folder: folder, known: names)
      }
      let file = "\(folder)/\(name)"
      sources[name] = Source(path: file, text: try text(ofFile: file, in: folder))
    }
  }

  /// The same templates in these nouns.
  public func worded(_ wording: Wording) -> TemplateFolder {
    var other = self
    (other.wording, other.parsed) = (wording, Memo())
    return other
  }

  /// Each template's name and text, as it stands.
  public var content: [String] { names.flatMap { [$0, sources[$0]!.text] } }

  /// The names of all templates, sorted.
  public var names: [String] { sources.keys.sorted() }

  /// A digest of all templates but those in `names`, unless they are parts of others.
  func digest(ofAllBut names: Set<String>) -> String {
    let alone = names.subtracting(sources.flatMap { partials(of: $1.text, in: $0) })
    let rest = self.names.filter { !alone.contains($0) }
    return Basics.digest(ofPlain: (wording, rest, rest.map { sources[$0]!.text }))
  }

  /// The names of those that are not as the binary carries them, sorted.
  var changed: [String] {
    names.filter { sources[$0]!.text != Self.embedded.sources[$0]?.text }
  }

  /// The text of the file named `name`, as it stands.
  func source(named name: String) throws(SiteError) -> String { try file(named: name).text }

  func template(named name: String) throws(SiteError) -> Template {
    try parsed(name) { () throws(SiteError) in
      let file = try file(named: name)
      let text = name.hasSuffix(".md") ? wording.applied(to: file.text) : file.text
      return try Template(name: name, path: file.path, source: text)
    }
  }

  private func file(named name: String) throws(SiteError) -> Source {
    guard let source = sources[name] else { throw .unknownTemplate(name, known: names) }
    return source
  }

  /// `FILE:LINE` where a page that begins with the template `name` has most of the formula `tex`: values
  /// may have filled the rest.
  func place(ofFormula tex: String, in name: String) -> String? {
    let others = names.filter { $0 != name && $0.hasSuffix(".md") }
    var best: (length: Int, place: String)?
    for name in [name] + others {
      guard let source = sources[name] else { continue }
      for (length, line) in formulaPlaces(tex, in: source.text) where length > best?.length ?? 0 {
        best = (length, "\(source.path):\(line)")
      }
    }
    return best?.place
  }

  /// A partial has its file's extension from the template that asks for it.
  func partial(
    _ name: String, of template: Template, line: Int
  ) throws(SiteError) -> Template {
    let name = name + fileExtension(of: template.name)
    guard sources[name] != nil else {
      throw .unknownName("> \(name)", template: template.path, line: line)
    }
    return try self.template(named: name)
  }
}

/// The names of the templates that `text` names as its parts; it stands in the file `name`.
private func partials(of text: String, in name: String) -> [String] {
  var names: [String] = []
  var rest = text[...]
  while let open = rest.range(ofBytes: "{{>") {
    rest = rest[open.upperBound...]
    let words = rest.prefix { $0 != "}" }.split(whereSeparator: \.isWhitespace)
    names.append(words.joined(separator: " ") + fileExtension(of: name))
  }
  return names
}

/// `.md` of `model.md`.
private func fileExtension(of name: String) -> Substring {
  name.lastIndex(of: ".").map { name[$0...] } ?? ""
}

/// For each dollar sign of `text` how many characters after it are those that `tex` begins with, and the
/// line in which these begin.
private func formulaPlaces(_ tex: String, in text: String) -> [(length: Int, line: Int)] {
  let tex = Array(tex.utf8.drop { isBlank($0) })
  let bytes = Array(text.utf8)
  var line = 1
  var places: [(length: Int, line: Int)] = []
  for index in bytes.indices {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    guard bytes[index] == UInt8(ascii: "$") else { continue }
    let blanks = bytes[(index + 1)...].prefix { isBlank($0) }
    let length = zip(bytes[blanks.endIndex...], tex).prefix { $0 == $1 }.count
    places.append((length, line + blanks.count { $0 == UInt8(ascii: "\n") }))
  }
  return places
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func embeddedSources() -> [String: String] {
  var sources: [String: String] = [:]
  for index in 0..<embedded_template_count() {
    let file = embedded_template(index)
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    sources[String(cString: file.name)] = String(decoding: bytes, as: UTF8.self)
  }
  return sources
}

/// The names in `folder` of all but folders.
private func fileNames(in folder: String) throws(SiteError) -> [String] {
  do throws(FileError) {
    var names: [String] = []
    for name in try entryNames(of: folder).sorted()
    where try kind(of: "\(folder)/\(name)") != .folder { names.append(name) }
    return names
  } catch {
    throw .unreadableTemplates(folder, reason: error.reason)
  }
}

private func text(ofFile path: String, in folder: String) throws(SiteError) -> String {
  let bytes: [UInt8]
  do { bytes = try readFile(path) } catch {
    throw .unreadableTemplates(folder, reason: "'\(path)': \(error.reason)")
  }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw .unreadableTemplates(folder, reason: "'\(path)' is not UTF-8")
  }
  return text
}
