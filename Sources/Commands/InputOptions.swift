import Basics
import Corpora
import Experiments

/// Which list of words a command works on.
struct InputOptions: Sendable {
  var input: String?

  static let options: [Option<InputOptions>] = [
    .optionalText(
      "--input", "FILE|URL|-",
      "words, one a line (default: the US given names of 2017 that the program carries)", \.input)
  ]

  /// Loads the list. Throws a `CorpusError` or a `DownloadError`.
  func corpus(_ terminal: inout Terminal) throws -> Corpus {
    guard let input else { return .embedded() }
    let corpus = try read(input, &terminal)
    if let columns = Columns(of: corpus) { terminal.say(columns.hint) }
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
    guard let url = Download.url(input) else { return try Corpus(path: input) }
    let shown = Download.shown(url)
    terminal.progress("fetching \(shown)")
    let corpus = try Corpus(bytes: Download.bytes(of: url), name: Download.name(of: url))
    terminal.say("fetched \(shown): SHA-256 \(corpus.sha256)")
    return corpus
  }
}
