import Basics
import CDuktape

/// A formula in TeX, within a line or on its own.
struct Formula: Hashable, Sendable {
  let source: String
  let isDisplayed: Bool
}

/// KaTeX inside Duktape: TeX to HTML for the eye and MathML for screen readers. Not shared between
/// threads; loading takes a tenth of a second, so make one only when there is a formula.
struct FormulaTypesetter: ~Copyable {
  /// Where Debian and Ubuntu have KaTeX, its style sheet and, in `fonts`, its fonts.
  static let folder = "/usr/share/javascript/katex"

  private let engine: OpaquePointer

  /// Loads KaTeX. Throws a `SiteError` if it is not installed.
  init() throws(SiteError) { engine = try loadedEngine("\(Self.folder)/katex.min.js") }

  deinit { duk_destroy_heap(engine) }

  /// The formula's HTML. Throws a `SiteError` with what KaTeX says of a wrong one.
  func html(_ formula: Formula) throws(SiteError) -> String {
    defer { duk_set_top(engine, 0) }
    duk_get_global_string(engine, "katex")
    duk_push_string(engine, "renderToString")
    duk_push_string(engine, formula.source)
    duk_push_object(engine)
    duk_push_boolean(engine, formula.isDisplayed ? 1 : 0)
    duk_put_prop_string(engine, -2, "displayMode")
    duk_push_string(engine, "error")
    duk_put_prop_string(engine, -2, "strict")
    let status = duk_pcall_prop(engine, 0, 2)
    let text = String(cString: duk_safe_to_lstring(engine, -1, nil))
    guard status == 0 else { throw .badFormula(formula.source, reason: text) }
    return text
  }
}

/// The HTML of each formula. One engine makes all, since loading it costs more than a hundred of them.
func typeset(_ formulas: [Formula]) throws(SiteError) -> [Formula: String] {
  let typesetter = try FormulaTypesetter()
  var html: [Formula: String] = [:]
  for formula in formulas where html[formula] == nil {
    html[formula] = try typesetter.html(formula)
  }
  return html
}

/// An engine that has run the script at `path`.
private func loadedEngine(_ path: String) throws(SiteError) -> OpaquePointer {
  guard let script = try? readFile(path), let engine = duk_create_heap(nil, nil, nil, nil, nil)
  else { throw .noFormulaEngine(path) }
  let status = script.withUnsafeBytes { bytes in
    duk_eval_raw(engine, bytes.baseAddress, bytes.count, evaluationFlags)
  }
  if status == 0 { return engine }
  duk_destroy_heap(engine)
  throw .noFormulaEngine(path)
}

/// Duktape's `duk_peval_lstring_noresult`, which is a macro that Swift does not see.
private let evaluationFlags = duk_uint_t(
  DUK_COMPILE_EVAL | DUK_COMPILE_SAFE | DUK_COMPILE_NOSOURCE | DUK_COMPILE_NORESULT
    | DUK_COMPILE_NOFILENAME)

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
