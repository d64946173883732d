import Basics
import Experiments
import FoundationEssentials

/// `mmreport init`: a file of options to begin with.
struct InitCommand: Subcommand {
  static let name = "init"
  static let summary =
    "write \(OptionsFile.usualPath), which has all options of build as they are without it"
  static let positionals = Positionals<InitCommand>.oneAtMost("DIR", .folder, \.folder)
  static let options: [Option<InitCommand>] = []

  var folder: String?

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let path = [folder, OptionsFile.usualPath].compactMap { $0 }.joined(separator: "/")
    // A link that leads nowhere is in the way, too.
    guard try kind(of: path) == nil else {
      throw FileError("write", path, reason: "something stands there already, and stays")
    }
    if let folder { try makeFolders(folder) }
    let text = try publishedJSON(
      Settings(of: Build()), [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    try writeAtomically(text + [UInt8(ascii: "\n")], to: path)
    try terminal.print(printable(path))
    return .done
  }
}
