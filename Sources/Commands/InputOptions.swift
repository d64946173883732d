import Basics
import Corpora
import Experiments

/// Which list of words a command works on.
struct InputOptions: Sendable {
  var input: String?
  var mostWords = Self.mostByDefault
  /// As many as every model can be made of within a gigabyte.
  private static let mostByDefault = 200_000

  static let options: [Option<InputOptions>] = [
    .optionalText(
      "--input", "FILE|URL|-",
      "words, one a line (default: the US given names of 2017 that the program carries)", \.input),
    .number(
      "--words", "of a longer list so many words are drawn (default: \(mostByDefault))",
      \.mostWords,
      in: 1...Int.max),
  ]

  /// Throws a `UsageError` for a list that several commands cannot all read.
  func checkShared() throws(UsageError) {
    guard let input, input == "-" || Download.url(input) != nil else { return }
    throw .badValue("--input", input, expected: "a file, which all commands of the plan can read")
  }

  /// Loads the list. Throws a `CorpusError` or a `DownloadError`.
  func corpus(_ terminal: inout Terminal) throws -> Corpus {
    guard let input else { return .embedded() }
    let corpus = try read(input, &terminal)
    if let columns = Columns(of: corpus) { terminal.say(columns.hint) }
    if let notice = corpus.drawingNotice { terminal.say(notice) }
    return corpus
  }

  /// What models of `recipes` read of the list. Throws as `corpus` does, and an `ExperimentError`.
  func corpus(_ terminal: inout Terminal, for recipes: [Recipe]) throws -> Corpus {
    let (corpus, limit) = try corpus(&terminal).readable(by: recipes)
    try PairTable.check(corpus, for: recipes)
    if let limit { terminal.say(limit.notice(of: corpus.name)) }
    return corpus
  }

  private func read(_ input: String, _ terminal: inout Terminal) throws -> Corpus {
    guard let url = Download.url(input) else { return try Corpus(path: input, atMost: mostWords) }
    let shown = Download.shown(url)
    terminal.progress("fetching \(shown)")
    let corpus = try Corpus(
      bytes: Download.bytes(of: url), name: Download.name(of: url), atMost: mostWords)
    terminal.say("fetched \(shown): SHA-256 \(corpus.sha256)")
    return corpus
  }
}

extension Corpus {
  /// What a user is told of a list of which not all is read; nil where all is.
  fileprivate var drawingNotice: String? {
    drawnFrom.map {
      "'\(name)' has \($0.grouped) words: \(words.count.grouped) of them, drawn evenly, stand for all "
        + "(--words N takes more)"
    }
  }
}
