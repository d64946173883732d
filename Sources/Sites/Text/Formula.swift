import Basics

/// A formula in TeX, within a line or on its own.
struct Formula: Hashable, Sendable {
  let source: String
  let isDisplayed: Bool
}

/// Where Debian and Ubuntu have KaTeX, its style sheet and, in `fonts`, its fonts.
let katexFolder = "/usr/share/javascript/katex"

/// The HTML of each formula, for the eye, with MathML for screen readers.
///
/// What `kept` has of this KaTeX is taken from there. Throws a `SiteError` if KaTeX or, for a new formula,
/// Node.js is not installed, and with what KaTeX says of a wrong formula.
func typeset(
  _ formulas: [Formula], node: String = "node", katex: String = "\(katexFolder)/katex.min.js",
  kept: Store = .nowhere
) throws(SiteError) -> [Formula: String] {
  let key = try formulaKey(katex)
  var html = kept.entry(key).flatMap(remembered) ?? [:]
  // In the order of reading, so that of several wrong ones the same is named each time.
  var known = Set(html.keys)
  let new = formulas.filter { known.insert($0).inserted }
  if !new.isEmpty {
    html.merge(try typesetNow(new, node: node, katex: katex)) { $1 }
    kept.keep(remembering(html), as: key)
  }
  let asked = Set(formulas)
  return html.filter { asked.contains($0.key) }
}

/// What formulas of this KaTeX are kept under. Throws a `SiteError` if there is none.
private func formulaKey(_ katex: String) throws(SiteError) -> [String] {
  guard let engine = try? readFile(katex) else { throw .noFormulaEngine(katex) }
  return ["formulas", Digest.sha256(engine), script]
}

/// Whether `kept` has formulas that the installed KaTeX has set. Throws a `SiteError` if there is none.
func keepsFormulas(_ kept: Store) throws(SiteError) -> Bool {
  guard kept.keeps else { return false }
  return kept.has(try formulaKey("\(katexFolder)/katex.min.js"))
}

/// Each formula and its HTML, with a zero byte behind, as neither has one within.
private func remembering(_ html: [Formula: String]) -> [UInt8] {
  let lines = html.map { "\($0.argument)\0\($1)\0" }
  return Array(lines.sorted().joined().utf8)
}

private func remembered(_ bytes: [UInt8]) -> [Formula: String]? {
  let texts = bytes.split(separator: 0, omittingEmptySubsequences: false)
    .map { String(decoding: $0, as: UTF8.self) }
  var html: [Formula: String] = [:]
  for index in stride(from: 0, to: texts.count - 1, by: 2) {
    guard let formula = Formula(argument: texts[index]) else { return nil }
    html[formula] = texts[index + 1]
  }
  return html
}

extension Formula {
  /// As the script takes it: how it stands, and its TeX.
  fileprivate var argument: String { (isDisplayed ? "D" : "L") + source }

  fileprivate init?(argument: String) {
    let scalars = argument.unicodeScalars
    guard let first = scalars.first, first == "D" || first == "L" else { return nil }
    self.init(source: String(scalars.dropFirst()), isDisplayed: first == "D")
  }
}

/// One Node.js runs KaTeX for all, as starting it takes longer than a hundred formulas. In a process of its
/// own, since KaTeX from 0.16.10 on is written in a JavaScript that no small engine of Debian 12 reads.
private func typesetNow(
  _ distinct: [Formula], node: String, katex: String
) throws(SiteError) -> [Formula: String] {
  let arguments = distinct.map(\.argument)
  let (bytes, status): ([UInt8]?, Int32?)
  do {
    (bytes, status) = try ChildProcess.output(
      of: node, ["--eval", script, "--", katex] + arguments,
      setting: [
        // The user's own may load what changes a formula, or take as long as all formulas.
        "NODE_OPTIONS": "", "NODE_PATH": "", "NODE_EXTRA_CA_CERTS": "",
      ], atMost: 1 << 30)
  } catch {
    throw .noScriptEngine(error.isMissing ? "there is no such program" : "\(error)")
  }
  guard status == 0, let bytes else {
    throw .noScriptEngine(status.map { "it ended with status \($0)" } ?? "it was ended by a signal")
  }
  var html: [Formula: String] = [:]
  let answers = bytes.split(separator: 0, omittingEmptySubsequences: false)
  for (formula, answer) in zip(distinct, answers) {
    let text = String(decoding: answer.dropFirst(), as: UTF8.self)
    guard answer.first == UInt8(ascii: "=") else {
      throw .badFormula(formula.source, reason: text)
    }
    html[formula] = text
  }
  return html
}

/// Prints for each formula `=` and its HTML, or `!` and what is wrong, with a zero byte behind.
private let script = """
  const [path, ...formulas] = process.argv.slice(1);
  const katex = require(path);
  const answer = (formula) => {
    const displayMode = formula[0] === "D";
    try {
      return "=" + katex.renderToString(formula.slice(1), { displayMode, strict: "error" });
    } catch (error) {
      return "!" + error;
    }
  };
  process.stdout.write(formulas.map((formula) => answer(formula) + "\\0").join(""));
  """

/// The formulas of a page in the order of reading; each stands there once for each mention.
func formulas(in html: String) -> [Formula] {
  pieces(of: html).compactMap { if case .formula(let formula) = $0 { formula } else { nil } }
}

/// `html` with each formula as `typeset` has it.
func withFormulas(_ html: String, typeset: [Formula: String]) -> String {
  pieces(of: html).map {
    switch $0 {
    case .html(let html): String(html)
    case .formula(let formula) where formula.isDisplayed: scrolling(typeset[formula]!)
    case .formula(let formula): typeset[formula]!
    }
  }.joined()
}

/// A formula wider than the screen scrolls by itself, with the keyboard too.
private func scrolling(_ html: String) -> String {
  "<span class=\"formula\" tabindex=\"0\" role=\"group\" aria-label=\"Formula\">\(html)</span>"
}

private enum Piece {
  case html(Substring)
  case formula(Formula)
}

/// Splits at md4c's `<x-equation>` and `<x-equation type="display">`.
private func pieces(of html: String) -> [Piece] {
  var pieces: [Piece] = []
  var rest = html[...]
  while let open = rest.range(ofBytes: "<x-equation"),
    let tagEnd = rest[open.upperBound...].firstIndex(of: ">"),
    let close = rest[tagEnd...].range(ofBytes: "</x-equation>")
  {
    pieces.append(.html(rest[..<open.lowerBound]))
    let source = unescaped(rest[rest.index(after: tagEnd)..<close.lowerBound])
    let isDisplayed = open.upperBound != tagEnd
    pieces.append(.formula(Formula(source: source, isDisplayed: isDisplayed)))
    rest = rest[close.upperBound...]
  }
  return pieces + [.html(rest)]
}

/// What md4c escapes inside of a formula.
private func unescaped(_ html: Substring) -> String {
  String(html).replacingBytes(of: "&lt;", with: "<").replacingBytes(of: "&gt;", with: ">")
    .replacingBytes(of: "&quot;", with: "\"")
    .replacingBytes(of: "&amp;", with: "&")
}
