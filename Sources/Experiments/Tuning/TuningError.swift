/// Why a search cannot be run, or not go on.
public enum TuningError: Error, Equatable, CustomStringConvertible {
  /// The recipe trains no network.
  case nothingToTune(String)
  /// The split leaves dev or train without words.
  case tooFewWords
  /// The file is no log of a search.
  case noLog(String)
  /// A line of the log is of another search: its number, and what differs.
  case otherSearch(String, line: Int, _ column: String, kept: String, asked: String)
  /// A line of the log does not say how a trial did.
  case damaged(String, line: Int)

  public var description: String {
    switch self {
    case .nothingToTune(let id):
      "'\(id)' trains no network, and has nothing to search for; 'mmreport list recipes' shows all recipes"
    case .tooFewWords:
      "the list is too short: a search needs words to train on and words of dev to choose by"
    case .noLog(let path): "'\(path)' is no log of this search; name another file"
    case .otherSearch(let path, let line, let column, let kept, let asked):
      "line \(line) of '\(path)' has \(column) \(kept), not \(asked): a log goes on only as it began; "
        + "name another file"
    case .damaged(let path, let line):
      "line \(line) of '\(path)' does not say how its trial did; remove it and what follows, or name "
        + "another file"
    }
  }
}
