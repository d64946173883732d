import Basics

/// A whole program that a page offers: `code/ID.py`, from the template of that name, and what it prints.
public struct Program: Equatable, Sendable {
  /// Names the files `code/ID.py` and `code/ID.txt`, and the place in a template: `{{programs.ID}}`.
  public let id: String
  /// What the program's template is filled with; all of it must have a place there.
  public let settings: [String: TemplateValue]
  /// What the template of its output is filled with, and that template's name.
  public let results: [String: TemplateValue]
  let output: String
  /// What it imports: programs of their own that print nothing.
  public let modules: [Module]

  /// A file that programs import: `code/ID.py`.
  public struct Module: Equatable, Sendable {
    /// What an `import` calls it.
    public let id: String
    /// What its template is filled with.
    public let settings: [String: TemplateValue]

    /// A module from the template `ID.py`.
    public init(_ id: String, settings: [String: TemplateValue]) {
      (self.id, self.settings) = (id, settings)
    }
  }

  /// A program from the template `ID.py` that prints what the template `OUTPUT.txt` says, by default `ID.txt`.
  public init(
    _ id: String, settings: [String: TemplateValue] = [:], results: [String: TemplateValue],
    output: String? = nil, modules: [Module] = []
  ) {
    (self.id, self.settings, self.results, self.modules) = (id, settings, results, modules)
    self.output = output ?? id
  }
}

extension Program {
  /// The list of words that programs read if they are told of no other, below the site's folder.
  static let list = "code/words.txt"

  /// The program, and the modules that it imports.
  private func code(_ templates: TemplateFolder) throws(SiteError) -> [ProgramText] {
    var code = [try ProgramText("\(id).py", settings, templates)]
    for module in modules {
      code.append(try ProgramText("\(module.id).py", module.settings, templates))
    }
    return code
  }

  private func printed(_ templates: TemplateFolder) throws(SiteError) -> ProgramText {
    try ProgramText("\(output).txt", results, templates)
  }

  /// Its files; two programs may bring the same module.
  func files(_ templates: TemplateFolder) throws(SiteError) -> [SiteFile] {
    try code(templates).map { SiteFile("code/\($0.name)", $0.text) }
      + [SiteFile("code/\(id).txt", printed(templates).text)]
  }

  /// What the templates `program.html` and `program.md` show.
  func values(_ templates: TemplateFolder) throws(SiteError) -> [String: TemplateValue] {
    let (code, output) = try (code(templates), printed(templates))
    return [
      "id": .markup(id), "output": output.value, "differs": .flag(output.text.contains("~")),
      "files": .list(code.map { ["name": .markup($0.name), "text": $0.value] }),
      "arguments": .markup("\(id).py words.txt"),
    ]
  }
}

/// A program's text as it is run, or what it prints.
private struct ProgramText {
  /// The file's name.
  let name: String
  let text: String

  /// The template `name` with `values`, all of which must have a place in it.
  init(
    _ name: String, _ values: [String: TemplateValue], _ templates: TemplateFolder
  ) throws(SiteError) {
    var renderer = TemplateRenderer(templates)
    (self.name, text) = (name, try renderer.render(name, values, required: values))
  }

  /// For a `pre` within Markdown, where a line with nothing on it would end the HTML.
  var value: TemplateValue {
    var html = escapedForHTML(text)
    while html.hasSuffix("\n") { html.removeLast() }
    return .markup(html.replacingBytes(of: "\n\n", with: "\n&#10;"))
  }
}
