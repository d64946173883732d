import Basics
import Testing

@testable import Figures

@Suite struct FontSetTests {
  @Test("a missing font is an error that names the package")
  func reportsMissingFont() {
    let error = #expect(throws: FigureError.self) { try FontSet(folders: ["/nowhere"]) }
    #expect(error == .missingFont(file: "Inter-Regular.otf", folders: ["/nowhere"]))
    #expect(error?.description.contains("fonts-inter") == true)
  }

  @Test("digits have one width, letters do not")
  func usesTabularFigures() throws {
    let fonts = try FontSet()
    let ruler = Ruler(fonts: fonts)
    let widths = Set("0123456789".map { ruler.width(of: String($0), TextStyle(14)) })
    #expect(widths.count == 1)
    #expect(ruler.width(of: "i", TextStyle(14)) < ruler.width(of: "m", TextStyle(14)))
  }

  @Test(
    "characters that no font has become their code points",
    arguments: [
      "\u{1F600}", "你", "\u{1}", "\u{202e}", "\u{e000}",
    ])
  func drawsCodePoints(text: String) throws {
    let fonts = try FontSet(scriptFolders: [])
    let shaped = fonts.shape(text, .regular)
    let name = fonts.shape(text.unicodeScalars.first!.code, .regular)
    #expect(shaped.runs.count == 1)
    #expect(shaped.smallestScale < 1)
    #expect(shaped.runs[0].glyphs.map(\.index) == name.runs[0].glyphs.map(\.index))
  }

  @Test("no glyph is ever the font's box for unknown characters")
  func neverDrawsBoxes() throws {
    let fonts = try FontSet(scriptFolders: [])
    for value in Array(UInt32(0)..<0x3000) + [0xfffd, 0xffff, 0x10ffff, 0xe0041] {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let glyphs = fonts.shape(drawnLabel(scalar), .regular).runs.flatMap(\.glyphs)
      #expect(glyphs.allSatisfy { $0.index != 0 && $0.index < 0x1000_0000 }, "U+\(value)")
    }
  }

  @Test func labelsWhatCannotBeSeen() {
    #expect(visibleLabel("a") == "a")
    #expect(visibleLabel(" ") == "\u{2423}")
    #expect(visibleLabel("\t") == "U+0009")
    #expect(visibleLabel("\u{2003}") == "U+2003")
    #expect(visibleLabel("\u{301}") == "\u{25cc}\u{301}")
    #expect(visibleLabel("\u{1F600}") == "\u{1F600}")
  }
}
