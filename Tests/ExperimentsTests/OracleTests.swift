import Basics
import FoundationEssentials
import TestSupport
import Testing

struct OracleTests {
  @Test("every file of expected values says which script prints it")
  func namesAScriptForEachFile() throws {
    let root = Repository.root
    let readme = String(decoding: try readFile(root + "/Tests/Oracles/README.md"), as: UTF8.self)
    let data = try FileManager.default.contentsOfDirectory(atPath: root + "/Tests/Data")
    let files =
      data.map { "Tests/Data/\($0)" } + [
        "Sources/CEmbedded/lecture-numbers-2017.json",
        "Sources/CEmbedded/lecture-numbers-names.json", "Tests/ModelsTests/torch-models.json",
      ]
    let scripts = try FileManager.default.contentsOfDirectory(atPath: root + "/Tests/Oracles")
    for file in files {
      let line = readme.split(separator: "\n").first { $0.hasPrefix("| `\(file)` | ") }
      let printed = try #require(line, "Tests/Oracles/README.md lacks '\(file)'").dropFirst(
        "| `\(file)` | `".count)
      let script = String(printed.prefix { $0 != " " && $0 != "`" })
      #expect(scripts.contains(script), "'\(script)' prints '\(file)'")
    }
  }
}
