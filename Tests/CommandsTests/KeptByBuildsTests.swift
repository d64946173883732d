import Basics
import TestSupport
import Testing

@testable import Commands
@testable import Sites

struct KeptByBuildsTests {
  @Test("another library or font may draw other pictures, and read Markdown in another way")
  func dependsOnLibraries() throws {
    try withFolder { folder in
      let kept = KeptFiles.all(in: Store(folder: folder))
      for inputs in [kept.drawing, kept.writing] {
        #expect(inputs.map(\.name).contains("libraries and fonts"))
      }
      #expect(kept.writing.map(\.name).contains("the program"))
    }
    #expect(KeptFiles.all(in: .nowhere).writing.isEmpty)
  }
}
