import Basics
import TestSupport
import Testing

@testable import Commands
@testable import Figures
@testable import Sites

struct DoctorTests {
  @Test func saysWhatAMissingFontCosts() throws {
    let rows = try withFolder { Diagnosis.fonts(InstalledFonts(in: [$0], scripts: [$0])) }
    #expect(rows.map(\.state) == [.fails, .less])
    #expect(rows[0].mend == "apt-get install fonts-inter")
    #expect(rows[1].mend == "apt-get install fonts-noto-core fonts-symbola fonts-wqy-microhei")
  }

  @Test("fails only where a build would")
  func formulas() throws {
    try withFolder { folder in
      let none = FormulaTools(node: "\(folder)/node", katex: folder, licence: "\(folder)/copyright")
      #expect(Diagnosis.formulas(none).map(\.state) == [.fails, .fails])
      #expect(none.nodeVersion == nil && none.katexVersion == nil && !none.hasLicence)
    }
    let here = FormulaTools()
    #expect(Diagnosis.formulas(here).map(\.state) == [.fine, .fine])
    #expect(here.katexVersion?.split(separator: ".").count == 3)
  }

  @Test func saysWhereASiteCannotBe() throws {
    try withFolder { folder in
      try writeAtomically("x".utf8, to: "\(folder)/file")
      #expect(Diagnosis.output("\(folder)/a/b").state == .fine)
      #expect(Diagnosis.output("\(folder)/file/b").state == .fails)
      #expect(Diagnosis.output(folder).found.contains("which mmreport did not write"))
      #expect(try entryNames(of: folder) == ["file"], "asking makes nothing")
    }
  }

  @Test func countsWhatIsDamagedInAStore() throws {
    try withFolder { folder in
      #expect(Diagnosis.store("\(folder)/new").state == .fine)
      Store(folder: folder).keep([1, 2, 3], as: ["test"])
      #expect(Diagnosis.store(folder).found.hasPrefix("1 file, "))
      try writeAtomically("x".utf8, to: "\(folder)/\(String(repeating: "0", count: 64))")
      let row = Diagnosis.store(folder)
      #expect(row.state == .less && row.found.hasPrefix("1 damaged of 2 files"))
      #expect(row.mend == "mmreport cache --cache \(folder) --prune 36500")
      #expect(Diagnosis.store(nil).state == .less)
    }
  }

  @Test func namesEveryLibraryWithItsVersion() {
    for library in linkedLibraries() {
      #expect(library.version.wholeMatch(of: /\d+(\.\d+)+/) != nil, "\(library)")
    }
  }
}
