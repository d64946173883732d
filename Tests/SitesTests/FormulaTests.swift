import Testing

@testable import Sites

@Suite struct FormulaTests {
  @Test func setsAllOfThem() throws {
    let line = Formula(source: "x^2", isDisplayed: false)
    let displayed = Formula(source: "\\frac{a}{b}", isDisplayed: true)
    let html = try typeset([line, displayed, line])
    #expect(html.count == 2)
    let one = try #require(html[line])
    #expect(one.contains("<msup><mi>x</mi><mn>2</mn></msup>"))
    #expect(!one.contains("katex-display"))
    let other = try #require(html[displayed])
    #expect(other.contains("<mfrac><mi>a</mi><mi>b</mi></mfrac>"))
    #expect(other.contains("katex-display"))
  }

  @Test("what looks like an option, an escape or a quote is TeX")
  func readsNothingIntoFormulas() throws {
    for source in ["--version", "\\text{'\"`}", "\\text{é}", "-1"] {
      let formula = Formula(source: source, isDisplayed: false)
      let html = try #require(try typeset([formula])[formula])
      #expect(html.contains("<annotation encoding=\"application/x-tex\">"))
    }
  }

  @Test func namesTheFirstWrongFormula() {
    let formulas = ["y", "\\nonsense", "\\frac{1"].map { Formula(source: $0, isDisplayed: false) }
    #expect {
      try typeset(formulas)
    } throws: { "\($0)".contains("Undefined control sequence: \\nonsense") }
  }

  @Test func saysWhatIsNotInstalled() {
    let formulas = [Formula(source: "x", isDisplayed: false)]
    #expect(throws: SiteError.noFormulaEngine("/nowhere/katex.js")) {
      try typeset(formulas, katex: "/nowhere/katex.js")
    }
    #expect(throws: SiteError.noScriptEngine("there is no such program")) {
      try typeset(formulas, node: "/nowhere/node")
    }
    #expect(throws: SiteError.noScriptEngine("it ended with status 1")) {
      try typeset(formulas, node: "/bin/false")
    }
  }

  @Test("an end before the beginning ends nothing")
  func takesALooseEnd() {
    let html = "a</x-equation> <x-equation>x</x-equation><x-equation>"
    #expect(formulas(in: html) == [Formula(source: "x", isDisplayed: false)])
    let x = Formula(source: "x", isDisplayed: false)
    #expect(withFormulas(html, typeset: [x: "X"]) == "a</x-equation> X<x-equation>")
  }

  @Test(
    "says where a formula stands, whatever values fill it",
    arguments: [
      ("x^2", "templates/t.md:1"), ("\\frac{3}{b}", "templates/t.md:4"),
      ("\\bad", "templates/p.md:2"),
      ("0", nil),
    ])
  func placesFormulas(tex: String, place: String?) {
    let folder = TemplateFolder(sources: [
      "t.md": "cost $x^2$\n\n$$\n\\frac{{{n}}}{b}\n$$\n", "p.md": "\n$\\bad$",
    ])
    #expect(folder.place(ofFormula: tex, in: "t.md") == place)
  }

  @Test func bringsTheFontsThatAreNeeded() throws {
    let formula = Formula(source: "\\mathbb{R}", isDisplayed: false)
    let files = try formulaAssets(for: Array(typeset([formula]).values))
    #expect(files.map(\.path).contains("assets/fonts/KaTeX_AMS-Regular.woff2"))
    #expect(!files.map(\.path).contains("assets/fonts/KaTeX_Math-Italic.woff2"))
    let sheet = String(decoding: files[0].bytes, as: UTF8.self)
    let fonts = files.filter { $0.path.hasSuffix(".woff2") }
    for font in fonts { #expect(sheet.contains(font.path.dropFirst("assets/".count))) }
    #expect(sheet.split(separator: "url(").count == 1 + fonts.count)
    #expect(fonts.allSatisfy { $0.bytes.starts(with: Array("wOF2".utf8)) })
  }

  @Test func bringsTheTermsOfWhatItBrings() throws {
    let file = try formulaAssets(for: []).first { $0.path == "assets/katex-licence.txt" }
    let text = String(decoding: try #require(file).bytes, as: UTF8.self)
    #expect(text.contains("Permission is hereby granted, free of charge"))
    #expect(text.contains("SIL OPEN FONT LICENSE Version 1.1"))
    #expect(text.contains("Khan Academy"))
  }

  @Test func redistributesNothingWithoutItsTerms() {
    #expect(throws: SiteError.noLicence("/nowhere/copyright")) {
      try formulaAssets(for: [], licence: "/nowhere/copyright")
    }
  }
}
