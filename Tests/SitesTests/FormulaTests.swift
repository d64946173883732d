import Testing

@testable import Sites

@Suite struct FormulaTests {
  @Test func setsOneAfterTheOther() throws {
    let typesetter = try FormulaTypesetter()
    let one = try typesetter.html(Formula(source: "x^2", isDisplayed: false))
    #expect(one.contains("<msup><mi>x</mi><mn>2</mn></msup>"))
    #expect(!one.contains("katex-display"))
    let other = try typesetter.html(Formula(source: "\\frac{a}{b}", isDisplayed: true))
    #expect(other.contains("<mfrac><mi>a</mi><mi>b</mi></mfrac>"))
    #expect(other.contains("katex-display"))
  }

  @Test func goesOnAfterAWrongFormula() throws {
    let typesetter = try FormulaTypesetter()
    #expect {
      try typesetter.html(Formula(source: "\\nonsense", isDisplayed: false))
    } throws: { "\($0)".contains("Undefined control sequence: \\nonsense") }
    #expect(try typesetter.html(Formula(source: "y", isDisplayed: false)).contains("<mi>y</mi>"))
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
    let typesetter = try FormulaTypesetter()
    let html = try typesetter.html(Formula(source: "\\mathbb{R}", isDisplayed: false))
    let files = try formulaAssets(for: [html])
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
