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
/// One Node.js runs KaTeX for all, as starting it takes longer than a hundred formulas. In a process of its
/// own, since KaTeX from 0.16.10 on is written in a JavaScript that no small engine of Debian 12 reads. Throws
/// a `SiteError` if KaTeX or Node.js is not installed, and with what KaTeX says of a wrong formula.
func typeset(
  _ formulas: [Formula], node: String = "node", katex: String = "\(katexFolder)/katex.min.js"
) throws(SiteError) -> [Formula: String] {
  guard (try? readFile(katex)) != nil else { throw .noFormulaEngine(katex) }
  // In the order of reading, so that of several wrong ones the same is named each time.
  var known: Set<Formula> = []
  let distinct = formulas.filter { known.insert($0).inserted }
  let arguments = distinct.map { ($0.isDisplayed ? "D" : "L") + $0.source }
  let (bytes, status): ([UInt8]?, Int32?)
  do {
    (bytes, status) = try ChildProcess.output(
      of: node, ["--eval", script, "--", katex] + arguments, atMost: 1 << 30)
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
