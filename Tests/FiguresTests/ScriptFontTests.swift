import Basics
import FoundationEssentials
import TestSupport
import Testing

@testable import Figures

@Suite struct ScriptFontTests {
  @Test(
    "the first font that may have a character is that of its script",
    arguments: [
      ("\u{5d0}", "NotoSansHebrew-Regular.ttf"), ("\u{627}", "NotoSansArabic-Regular.ttf"),
      ("\u{fe8e}", "NotoSansArabic-Regular.ttf"), ("\u{915}", "NotoSansDevanagari-Regular.ttf"),
      ("\u{e01}", "NotoSansThai-Regular.ttf"), ("\u{10d0}", "NotoSansGeorgian-Regular.ttf"),
      ("\u{3042}", "NotoSansCJK-Regular.ttc"), ("\u{30fc}", "NotoSansCJK-Regular.ttc"),
      ("\u{ac00}", "NotoSansCJK-Regular.ttc"), ("\u{1F34E}", "Symbola_hint.ttf"),
    ] as [(Unicode.Scalar, String)])
  func knowsTheScripts(scalar: Unicode.Scalar, file: String) {
    #expect(ScriptFont.candidates(for: scalar).first?.files.first == file)
  }

  @Test func readsEachLanguageInItsOwnShapes() {
    #expect(ScriptFont.candidates(for: "\u{ac00}").first?.family == "Noto Sans CJK KR")
    #expect(ScriptFont.candidates(for: "\u{4e00}").first?.family == "Noto Sans CJK JP")
  }

  @Test("the first folder that has a file gives it, and a weight without a file has the other's")
  func choosesByAFixedRule() throws {
    let folder = try TemporaryFolder()
    let (first, second) = ("\(folder.path)/a", "\(folder.path)/b")
    for path in [first, second] {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    let font = try #require(ScriptFont.candidates(for: "\u{5d0}").first)
    #expect(font.path(.regular, in: [first, second]) == nil)
    try Data().write(to: URL(filePath: "\(second)/NotoSansHebrew-Regular.ttf"))
    #expect(
      font.path(.semibold, in: [first, second]) == "\(second)/NotoSansHebrew-Regular.ttf")
    try Data().write(to: URL(filePath: "\(first)/NotoSansHebrew-Bold.ttf"))
    #expect(font.path(.semibold, in: [first, second]) == "\(first)/NotoSansHebrew-Bold.ttf")
    #expect(font.path(.regular, in: [first, second]) == "\(second)/NotoSansHebrew-Regular.ttf")
  }

  @Test("a file that is no font is as none")
  func passesOverWhatIsBroken() throws {
    let folder = try TemporaryFolder()
    try Data("no font".utf8).write(to: URL(filePath: "\(folder.path)/NotoSansHebrew-Regular.ttf"))
    let shaped = try FontSet(scriptFolders: [folder.path]).shape("\u{5d0}", .regular)
    #expect(shaped.smallestScale < 1)
  }

  @Test("what is missing is named with its package, and letters of Inter are not")
  func saysWhatIsMissing() throws {
    #expect(try MissingFonts(for: "emma \u{e9}\u{3b1}\u{436}".unicodeScalars) == nil)
    let missing = try #require(
      MissingFonts(missing: ["\u{5d0}", "\u{5d1}", "\u{ac00}", "\u{1F34E}"], in: []))
    #expect(missing.packages == ["fonts-noto-core", "fonts-wqy-microhei", "fonts-symbola"])
    #expect(missing.notice.contains("U+05D0 HEBREW LETTER ALEF"))
    #expect(missing.notice.contains("and 1 more"))
    #expect(missing.notice.contains("apt-get install fonts-noto-core fonts-wqy-microhei"))
    #expect(!missing.notice.contains("\n"))
  }

  @Test("each list of the tests has its letters in the fonts that the tests install")
  func hasTheLettersOfTheTests() throws {
    let texts = ["\u{5d0}", "\u{627}", "\u{915}", "\u{3042}", "\u{30fc}", "\u{ac15}", "\u{1F34E}"]
    let fonts = try FontSet()
    // No more than Cairo keeps open: other tests draw meanwhile.
    for text in texts {
      let shaped = fonts.shape(text, .regular)
      #expect(shaped.smallestScale == 1, "\(text)")
      #expect(shaped.runs.flatMap(\.glyphs).allSatisfy { $0.index != 0 && $0.index < 0x1000_0000 })
    }
  }

  @Test("the first letter of a word from right to left stands at its right end")
  func writesFromRightToLeft() throws {
    let fonts = try FontSet()
    let word = fonts.shape(".\u{5e9}\u{5dc}", .regular)
    let first = fonts.shape(".", .regular).runs[0].glyphs[0].index
    let second = fonts.shape("\u{5e9}", .regular).runs[0].glyphs[0].index
    let order = word.runs.flatMap(\.glyphs).sorted { $0.x > $1.x }.map(\.index)
    #expect(order.prefix(2) == [first, second])
    // A number beside a letter stays where it is written.
    #expect(fonts.shape("\u{5e9}  5", .regular).runs.first?.font !== fonts.font(.regular))
  }

  @Test("a mark has its circle from the mark's own font, and stands on the right side of it")
  func drawsMarksOnCircles() throws {
    let fonts = try FontSet()
    // The vowel sign I of Devanagari is spoken after its letter and written before it.
    let sign = fonts.shape("\u{25cc}\u{93f}", .regular)
    #expect(sign.runs.count == 1)
    let circle = fonts.shape("\u{25cc}\u{93e}", .regular).runs[0].glyphs[0].index
    #expect(sign.runs[0].glyphs.map(\.index).last == circle)
    // Without a font that has the circle, marks of Inter still have room of their own.
    let accent = try FontSet(scriptFolders: []).shape("\u{25cc}\u{301}", .regular)
    #expect(accent.smallestScale == 1)
  }
}
