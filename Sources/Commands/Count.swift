import Basics
import Corpora

/// `mmreport count`: the most frequent bigrams of a list of any length, or longer grams, as a stream.
struct Count: Subcommand {
  static let name = "count"
  static let summary = "count the bigrams of a file of any size, or longer grams"
  static let positionals = Positionals<Count>.one("FILE", .file, \.path)

  var path = ""
  var top = 20
  var order = 2
  var part = FilePart.all
  var counts: String?
  var memory = 500

  static let options: [Option<Count>] = [
    .number("--top", "how many to show (default: 20)", \.top, in: 1...Int.max),
    .number(
      "--order", "how many characters in a row are counted (default: 2)", \.order,
      in: 1...Gram.mostCharacters),
    Option(
      names: ["--shard"], placeholder: "I/N",
      help: "count the lines that begin in part I of N parts"
    ) { command, text throws(UsageError) in command.part = try filePart(text) },
    .optionalText("--counts", "FILE", "write all counts, for 'mmreport merge'", \.counts),
    .number(
      "--memory", "MB that longer grams may take; the rest is sorted on the disk (default: 500)",
      \.memory, in: 1...1_000_000),
  ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    if order == 2, part == .all, counts == nil {
      let tally = try BigramTally(path: path)
      let bigrams = tally.sorted().lazy.map {
        (characters: [$0.bigram.first, $0.bigram.second], count: $0.count)
      }
      try terminal.print(words: tally.wordCount, order: 2, grams: bigrams.count)
      try terminal.print(lines: bigrams.prefix(top).map { gramLine($0.characters, $0.count) })
    } else {
      let counted = try GramTally.counted(
        path: path, order: order, part: part, memory: memory * 1_000_000)
      if let counts { try counted.write(to: counts) }
      try terminal.print(counted, top: top)
    }
    return .done
  }

  private static func filePart(_ text: String) throws(UsageError) -> FilePart {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
      let part = FilePart(number, of: count)
    else { throw .badValue("--shard", text, expected: "a part and how many there are, as 2/8") }
    return part
  }
}

extension Terminal {
  /// How many words and grams there are, and the most frequent grams, equals by code point.
  mutating func print(_ file: CountFile, top: Int) throws {
    try print(words: file.words, order: file.order, grams: file.gramCount)
    var kept: [(gram: Gram, count: Int)] = []
    func cut() {
      kept.sort { ($1.count, $0.gram) < ($0.count, $1.gram) }
      kept.removeLast(max(0, kept.count - top))
    }
    try file.read { gram, count in
      kept.append((gram, count))
      if kept.count > max(4096, top < .max / 2 ? 2 * top : top) { cut() }
    }
    cut()
    try print(
      lines: kept.map { gramLine($0.gram.characters(file.order) ?? [], $0.count) })
  }

  fileprivate mutating func print(words: Int, order: Int, grams: Int) throws {
    let noun = order == 2 ? "distinct bigram" : "distinct \(order)-gram"
    try print("\(words.counted("word")), \(grams.counted(noun))")
  }
}

/// The characters in their order and their count; boundaries before a word and behind it look differently.
private func gramLine(_ characters: [Unicode.Scalar], _ count: Int) -> String {
  let texts = characters.enumerated().map { place, character in
    character != Gram.boundary
      ? printable(String(character)) : place + 1 == characters.count ? "<E>" : "<S>"
  }
  return (texts + ["\(count)"]).joined(separator: " ")
}
