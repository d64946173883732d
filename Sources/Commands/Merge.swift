import Basics
import Corpora

/// `mmreport merge`: the sums of what was counted of the parts of a list.
struct Merge: Subcommand {
  static let name = "merge"
  static let summary = "add up files of counts that 'mmreport count --counts' wrote"
  static let positionals = Positionals<Merge>.several("COUNTS...", .file, atMost: 1000, \.paths)

  var paths: [String] = []
  var counts: String?
  var top = 20

  static let options: [Option<Merge>] = [
    .optionalText("--counts", "FILE", "write the sums as such a file, too", \.counts),
    .number("--top", "how many to show (default: 20)", \.top, in: 1...Int.max),
  ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let files = try paths.map { try CountFile(path: $0) }
    let merged = try CountFile.merged(files, words: files.reduce(0) { $0 + $1.words })
    if let counts { try merged.write(to: counts) }
    try terminal.print(merged, top: top)
    return .done
  }
}
