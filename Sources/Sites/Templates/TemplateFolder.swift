import Basics
import CTemplates

/// The templates: those that the binary carries, or a user's own in place of some of them.
public struct TemplateFolder: Sendable {
  private let sources: [String: String]

  /// The templates that the binary carries.
  public static let embedded = TemplateFolder(sources: embeddedSources())

  init(sources: [String: String]) { self.sources = sources }

  /// The embedded templates, with the files of the folder `path` in place of those of equal name.
  ///
  /// Throws a `SiteError` if the folder cannot be read or has a file that replaces nothing.
  public init(overriddenBy path: String) throws(SiteError) {
    var sources = Self.embedded.sources
    for name in try fileNames(in: path) where !name.hasPrefix(".") {
      guard sources[name] != nil else {
        throw .foreignTemplate(name, folder: path, known: Self.embedded.names)
      }
      sources[name] = try text(ofFile: "\(path)/\(name)", in: path)
    }
    self.sources = sources
  }

  /// The names of all templates, sorted.
  public var names: [String] { sources.keys.sorted() }

  /// The text of the file named `name`, as it stands.
  func source(named name: String) throws(SiteError) -> String {
    guard let source = sources[name] else { throw .unknownTemplate(name, known: names) }
    return source
  }

  func template(named name: String) throws(SiteError) -> Template {
    try Template(name: name, source: source(named: name))
  }

  /// A partial has its file's extension from the template that asks for it.
  func partial(
    _ name: String, of template: Template, line: Int
  ) throws(SiteError) -> Template {
    let suffix = template.name.lastIndex(of: ".").map { template.name[$0...] } ?? ""
    guard sources[name + suffix] != nil else {
      throw .unknownName("> \(name)\(suffix)", template: template.name, line: line)
    }
    return try self.template(named: name + suffix)
  }
}

private func embeddedSources() -> [String: String] {
  var sources: [String: String] = [:]
  for index in 0..<embedded_template_count() {
    let file = embedded_template(index)
    let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
    sources[String(cString: file.name)] = String(decoding: bytes, as: UTF8.self)
  }
  return sources
}

private func fileNames(in folder: String) throws(SiteError) -> [String] {
  do { return try entryNames(of: folder).sorted() } catch {
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
