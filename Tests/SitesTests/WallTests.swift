import Basics
import Foundation
import Testing

/// The engine knows no chapter, no figure and no model, whatever the package manager lets pass.
@Suite struct WallTests {
  @Test func importsNothingOfTheContent() throws {
    let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
    let sources = "\(root)/Sources/Sites"
    // What is written in Swift here, but the ground it may stand on.
    let content = Set(try FileManager.default.contentsOfDirectory(atPath: "\(root)/Sources"))
      .filter { $0.dropFirst().first?.isLowercase ?? false }.subtracting(["Basics", "Sites"])
    #expect(content.isSuperset(of: ["Chapters", "Experiments", "Figures"]))
    let files = try FileManager.default.subpathsOfDirectory(atPath: sources)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count > 15)
    for file in files {
      let lines = String(decoding: try readFile("\(sources)/\(file)"), as: UTF8.self)
        .split(separator: "\n")
      let imports = Set(
        lines.compactMap { line in
          let words = line.split(separator: " ")
          return words.firstIndex(of: "import").map { String(words[$0 + 1]) }
        })
      #expect(imports.isDisjoint(with: content), "\(file)")
    }
  }
}
