/// What can go wrong between findings and pages. Files that cannot be written are `FileError`s.
public enum SiteError: Error, Equatable, CustomStringConvertible {
  case badSyntax(String, template: String, line: Int)
  case unknownName(String, template: String, line: Int)
  case unusedNames([String], template: String)
  case unknownTemplate(String, known: [String])
  case foreignTemplate(String, folder: String, known: [String])
  case unreadableTemplates(String, reason: String)
  case badFormula(String, reason: String)
  case noFormulaEngine(String)
  case shownTimes(String, Int, chapter: String)
  case usedTwice(id: String)
  case refusedOutput(String, reason: String)

  public var description: String {
    switch self {
    case .badSyntax(let problem, let template, let line):
      "templates/\(template):\(line): \(problem)"
    case .unknownName(let name, let template, let line):
      "templates/\(template):\(line): unknown name '\(name)'"
    case .unusedNames(let names, let template):
      "templates/\(template) does not use \(names.map { "'\($0)'" }.joined(separator: ", "))"
    case .unknownTemplate(let name, let known):
      "no template '\(name)'; there are \(known.joined(separator: ", "))"
    case .foreignTemplate(let name, let folder, let known):
      "'\(folder)/\(name)' replaces no template; the names are \(known.joined(separator: ", "))"
    case .unreadableTemplates(let folder, let reason):
      "cannot read templates from '\(folder)': \(reason)"
    case .badFormula(let formula, let reason):
      "cannot typeset the formula '\(formula)': \(reason)"
    case .noFormulaEngine(let path):
      "cannot read KaTeX at '\(path)'; on Debian and Ubuntu: apt-get install libjs-katex fonts-katex"
    case .shownTimes(let name, let count, let chapter):
      "chapter '\(chapter)' shows '\(name)' \(count) times; each is shown once"
    case .usedTwice(let id):
      "two things of the report have the id '\(id)'; ids name files and are unique"
    case .refusedOutput(let path, let reason):
      "will not replace '\(path)': \(reason)"
    }
  }
}
