/// What can go wrong on the way to a site. Files that cannot be written are `FileError`s.
public enum SiteError: Error, Equatable, CustomStringConvertible {
  /// A tag that is not one, or that stands where it cannot; `template` is the file's path here and below.
  case badSyntax(String, template: String, line: Int)
  /// A name that has no value, or a partial that is not there.
  case unknownName(String, template: String, line: Int)
  /// Values that the chapter's template has no place for.
  case unusedNames([String], template: String)
  /// Templates that include one another, from the first to the one that includes it again.
  case circularPartials([String], line: Int)
  /// A template that the folder does not have.
  case unknownTemplate(String, known: [String])
  /// A user's template that replaces none.
  case foreignTemplate(String, folder: String, known: [String])
  /// A folder of templates that cannot be read, and what the system says of it.
  case unreadableTemplates(String, reason: String)
  /// TeX that KaTeX refuses, and why.
  case badFormula(String, reason: String, place: String? = nil)
  /// KaTeX is not where it should be.
  case noFormulaEngine(String)
  /// Node.js, which runs KaTeX, does not, and why.
  case noScriptEngine(String)
  /// KaTeX's licence, which its files may not travel without, is not where it should be.
  case noLicence(String)
  /// A link to a term that the glossary does not explain.
  case unknownTerm(String, page: String, known: [String])
  /// A paper that `papers.md` does not describe.
  case unknownPaper(String, page: String, known: [String])
  /// A figure, table, sample set or play that its chapter shows never, or more than once.
  case shownTimes(String, Int, chapter: String)
  /// Two different things with one id.
  case usedTwice(id: String)
  /// A claim that was proved for every list, and does not hold for this one.
  case brokenClaim(String)
  /// A folder that a site must not replace, and why.
  case refusedOutput(String, reason: String)

  /// What is wrong, where, and what to do.
  public var description: String {
    switch self {
    case .badSyntax(let problem, let template, let line):
      "\(template):\(line): \(problem)"
    case .unknownName(let name, let template, let line):
      "\(template):\(line): unknown name '\(name)'"
    case .unusedNames(let names, let template):
      "\(template) does not use \(names.map { "'\($0)'" }.joined(separator: ", "))"
    case .circularPartials(let names, let line):
      "\(names[names.count - 1]):\(line): includes itself:"
        + " \((names + [names[0]]).joined(separator: ", which includes "))"
    case .unknownTemplate(let name, let known):
      "no template '\(name)'; there are \(known.joined(separator: ", "))"
    case .foreignTemplate(let name, let folder, let known):
      "'\(folder)/\(name)' replaces no template; the names are \(known.joined(separator: ", "))"
    case .unreadableTemplates(let folder, let reason):
      "cannot read templates from '\(folder)': \(reason)"
    case .badFormula(let formula, let reason, let place):
      (place.map { "\($0): " } ?? "") + "cannot typeset the formula '\(formula)': \(reason)"
    case .noFormulaEngine(let path):
      "cannot read KaTeX at '\(path)'; on Debian and Ubuntu: apt-get install libjs-katex fonts-katex"
    case .noScriptEngine(let reason):
      "cannot set formulas with 'node': \(reason); on Debian and Ubuntu: apt-get install nodejs"
    case .noLicence(let path):
      "cannot read '\(path)': a site with formulas carries KaTeX's licence; see that"
        + " /etc/dpkg/dpkg.cfg.d does not exclude it, then: apt-get install --reinstall libjs-katex"
    case .unknownTerm(let id, let page, let known):
      "the page '\(page)' links to the term '\(id)', which glossary.md does not explain; it has "
        + known.joined(separator: ", ")
    case .unknownPaper(let id, let page, let known):
      "the page '\(page)' cites '\(id)', which papers.md does not describe; it has "
        + known.joined(separator: ", ")
    case .shownTimes(let name, let count, let chapter):
      "chapter '\(chapter)' shows '\(name)' \(count) times; each is shown once"
    case .usedTwice(let id):
      "two things of the report have the id '\(id)'; ids name files and are unique"
    case .brokenClaim(let id):
      "the claim '\(id)' should hold for every list, and does not: please report this list"
    case .refusedOutput(let path, let reason):
      "will not replace '\(path)': \(reason)"
    }
  }
}
