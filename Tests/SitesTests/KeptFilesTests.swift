import Basics
import TestSupport
import Testing

@testable import Sites

struct KeptFilesTests {
  private let files = [
    SiteFile("figures/a b.svg", "<svg>\n\n</svg>\n"), SiteFile(path: "empty", bytes: []),
    SiteFile(path: "c.png", bytes: Array(0...255)), SiteFile(" b ", "b"),
    SiteFile(path: "", bytes: [1]),
  ]

  @Test func packsAndUnpacks() {
    for some in [files, [], Array(files.prefix(1))] { #expect(unpacked(packed(some)) == some) }
    #expect(unpacked(Array("3 a\n\nab".utf8)) == nil)
    #expect(unpacked(Array("-1 a\n\n".utf8)) == nil)
    #expect(unpacked(Array("hello\n\n".utf8)) == nil)
  }

  @Test("what is kept is made once for one content and one way to draw")
  func makesOnce() throws {
    try withFolder { folder in
      var made = 0
      func get(_ content: [String]?, drawing: String) -> [SiteFile] {
        let drawing = [Step.Input("what draws", drawing)]
        return KeptFiles(Store(folder: folder), drawing: drawing).files(
          "figure", content?.map { .init("content", $0) }
        ) {
          made += 1
          return files
        }
      }
      for (content, drawing, count) in [
        (["a"], "1", 1), (["a"], "1", 1), (["b"], "1", 2), (["a"], "2", 3), (nil, "1", 4),
        (nil, "1", 5), (["b"], "1", 5),
      ] as [([String]?, String, Int)] {
        #expect(get(content, drawing: drawing) == files)
        #expect(made == count)
      }
    }
  }

  @Test func makesBytesOnce() throws {
    try withFolder { folder in
      let kept = KeptFiles(Store(folder: folder), drawing: [])
      for content in ["a", "b"] {
        let made = Array(content.utf8)
        #expect(kept.bytes("picture", content) { made } == made)
        #expect(kept.bytes("picture", content) { [] } == made)
      }
    }
  }

  @Test("formulas that are kept need no script engine, and others are not mixed in")
  func remembersFormulas() throws {
    try withFolder { folder in
      let store = Store(folder: folder)
      let (one, two) = (
        Formula(source: "a_1", isDisplayed: false), Formula(source: "b_2", isDisplayed: true)
      )
      let both = try typeset([one, two], kept: store)
      #expect(try typeset([two], node: "/nowhere/node", kept: store) == [two: both[two]!])
      let three = Formula(source: "b_2", isDisplayed: false)
      #expect(throws: SiteError.self) {
        try typeset([one, three], node: "/nowhere/node", kept: store)
      }
      #expect(try typeset([one, three], kept: store).count == 2)
      #expect(try typeset([one, two, three], node: "/nowhere/node", kept: store).count == 3)
    }
  }
}
