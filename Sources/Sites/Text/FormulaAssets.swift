public import Basics

/// KaTeX's style sheet and the fonts that the formulas `html` need, as files of a site, with the licence
/// texts that must come with them.
///
/// The style sheet names each font in three formats; one that every browser reads is kept.
/// Throws a `SiteError` if KaTeX is not installed, or if nobody can tell under which terms.
func formulaAssets(
  for html: [String], licence: String = katexLicence
) throws(SiteError) -> [SiteFile] {
  let sheet = try installed("katex.min.css")
  let fonts = neededFonts(for: html)
  var files = [
    SiteFile("assets/katex.css", styleSheet(String(decoding: sheet, as: UTF8.self), fonts: fonts))
  ]
  guard let terms = try? readFile(licence) else { throw .noLicence(licence) }
  files.append(SiteFile(path: "assets/katex-licence.txt", bytes: terms))
  for font in fonts {
    let name = fontFile(font)
    files.append(SiteFile(path: "assets/\(name)", bytes: try installed(name)))
  }
  return files
}

/// Where Debian and Ubuntu keep the terms of KaTeX, which are MIT's, and of its fonts, the SIL Open Font
/// License's. Systems that leave out a package's other documents keep this one.
let katexLicence = "/usr/share/doc/libjs-katex/copyright"

/// What formulas depend on beside their TeX and this program: all files of KaTeX, with their sizes and ages.
public func formulaEnvironment() -> [String] {
  [katexFolder, "\(katexFolder)/fonts"].flatMap(fileLines) + [katexLicence].compactMap(fileLine)
}

/// Throws a `SiteError` if what formulas are set with is not installed: KaTeX, and Node.js where `kept` has no
/// formulas of this KaTeX.
public func expectFormulaEngine(kept: Store) throws(SiteError) {
  for name in ["katex.min.js", "katex.min.css"] + neededFonts(for: ["katex"]).map(fontFile) {
    let path = "\(katexFolder)/\(name)"
    guard isReadable(path) else { throw .noFormulaEngine(path) }
  }
  guard isReadable(katexLicence) else { throw .noLicence(katexLicence) }
  let isSet = try keepsFormulas(kept)
  guard isSet || isProgram("node") else {
    throw .noScriptEngine("there is no such program")
  }
}

private func fontFile(_ font: String) -> String { "fonts/KaTeX_\(font).woff2" }

private func installed(_ name: String) throws(SiteError) -> [UInt8] {
  let path = "\(katexFolder)/\(name)"
  guard let bytes = try? readFile(path) else { throw .noFormulaEngine(path) }
  return bytes
}

/// KaTeX's fonts, and the class of an element in that font. Plain formulas need the first two.
private let fontClasses: [(font: String, classes: [String])] = [
  ("Main-Regular", ["katex"]),
  ("Math-Italic", ["mathnormal"]),
  ("Main-Bold", ["mathbf", "textbf"]),
  ("Main-Italic", ["mathit", "textit"]),
  ("Math-BoldItalic", ["boldsymbol"]),
  ("AMS-Regular", ["amsrm", "mathbb", "textbb"]),
  ("Caligraphic-Regular", ["mathcal"]),
  ("Fraktur-Regular", ["mathfrak", "textfrak"]),
  ("SansSerif-Regular", ["mathsf", "textsf"]),
  ("Script-Regular", ["mathscr", "textscr"]),
  ("Typewriter-Regular", ["mathtt", "texttt"]),
  ("Size1-Regular", ["size1", "small-op", "delimsizing"]),
  ("Size2-Regular", ["size2", "large-op", "delimsizing"]),
  ("Size3-Regular", ["size3", "delimsizing"]),
  ("Size4-Regular", ["size4", "delimsizing", "delimsizinginner"]),
]

private func neededFonts(for html: [String]) -> [String] {
  fontClasses.filter { entry in
    entry.classes.contains { name in html.contains { $0[...].range(ofBytes: name) != nil } }
  }.map(\.font)
}

/// `sheet` with the rules of `fonts` alone, each with its woff2 file alone.
private func styleSheet(_ sheet: String, fonts: [String]) -> String {
  var result = ""
  var rest = sheet[...]
  while let open = rest.range(ofBytes: "@font-face{"),
    let close = rest[open.upperBound...].firstIndex(of: "}")
  {
    result += rest[..<open.lowerBound]
    let rule = rest[open.lowerBound...close]
    if let font = fonts.first(where: { rule.range(ofBytes: "KaTeX_\($0).woff2") != nil }) {
      let start = rule.range(ofBytes: "src:")!.lowerBound
      let end = rule[start...].firstIndex { $0 == ";" || $0 == "}" }!
      let source = "src:url(fonts/KaTeX_\(font).woff2) format(\"woff2\")"
      result += rule[..<start] + source + rule[end...]
    }
    rest = rest[rest.index(after: close)...]
  }
  return result + rest
}
