import Testing

@testable import Sites

struct ProgramTests {
  private static let templates = TemplateFolder(sources: [
    "add.py": "import tools\n\nprint(\"{{token}}\", {{n}} < 5)\n", "tools.py": "seed = {{seed}}\n",
    "add.txt": "{{word}}\n",
  ])
  private static let program = Program(
    "add", settings: ["token": "\"{x}\\", "n": .number("3")], results: ["word": "<b>"],
    modules: [.init("tools", settings: ["seed": .number("7")])])

  /// A character of the list can end no text, and be no expression in one.
  @Test func settingsAreEscapedForPython() throws {
    let files = try Self.program.files(Self.templates)
    #expect(files.map(\.path) == ["code/add.py", "code/tools.py", "code/add.txt"])
    #expect(
      String(decoding: files[0].bytes, as: UTF8.self)
        == "import tools\n\nprint(\"\\U00000022\\U0000007bx\\U0000007d\\U0000005c\", 3 < 5)\n")
  }

  /// An empty line would end the HTML in Markdown, and must still be there for the reader.
  @Test func pagesShowTheWholeText() throws {
    let values = try Self.program.values(Self.templates)
    #expect(values["output"] == .markup("&lt;b&gt;"))
    guard case .list(let files) = values["files"], case .object(let file) = files[0] else {
      Issue.record("no files")
      return
    }
    #expect(
      file["text"]
        == .markup(
          "import tools\n&#10;print(&quot;\\U00000022\\U0000007bx\\U0000007d\\U0000005c&quot;, 3 &lt; 5)"
        ))
  }

  /// A value without a place is a mistake.
  @Test func everySettingHasAPlace() {
    let program = Program("add", settings: ["other": "1"], results: [:])
    #expect(throws: SiteError.self) { try program.files(Self.templates) }
  }
}
