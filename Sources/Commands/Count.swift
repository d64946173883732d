import Basics
import Corpora

/// `mmreport count`: the most frequent bigrams of a list of any length, as a stream.
struct Count: Subcommand {
  static let name = "count"
  static let summary = "count the bigrams of a file of any size"
  static let positionals = Positionals<Count>.one("FILE", .file, \.path)

  var path = ""
  var top = 20

  static let options: [Option<Count>] = [
    .number("--top", "how many bigrams to show (default: 20)", \.top, in: 1...Int.max)
  ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let tally = try BigramTally(path: path)
    let bigrams = tally.sorted()
    try terminal.print(
      "\(tally.wordCount.counted("word")), \(bigrams.count.counted("distinct bigram"))")
    let lines = bigrams.prefix(top).lazy.map { bigram, count in
      let first = bigram.first == BigramTally.Bigram.boundary ? "<S>" : String(bigram.first)
      let second = bigram.second == BigramTally.Bigram.boundary ? "<E>" : String(bigram.second)
      return "\(printable(first)) \(printable(second)) \(count)"
    }
    try terminal.print(lines: lines)
    return .done
  }
}
