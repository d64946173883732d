public import Basics

/// Why a model could not be trained.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
  /// The reference implementation has no type of this name.
  case unknownType(String, suggestion: String?, known: [String])
  /// The list is too short to keep a tenth of it for testing.
  case tooFewWords(Int, needed: Int)
  /// A word has more characters than are read at a time.
  case tooLongWord(Int, most: Int)
  /// The loss left all reason.
  case diverged(TrainingRun.Divergence)
  /// A file could not be read or written.
  case file(FileError)
  /// A file is not what its format asks for.
  case damaged(String, _ reason: String)
  /// A checkpoint is of another network or of other sizes.
  case foreign(String, model: String, _ reason: String)
  /// The run in the file is another one than was asked for: what differs, and how.
  case otherRun(String, _ condition: String, kept: String?, asked: String)
  /// A tensor of a file has numbers that are none.
  case notFinite(String, _ tensor: String)
  /// The file keeps a run that was stopped, and a new one would take its place.
  case unfinished(String)

  public var description: String {
    switch self {
    case .unknownType(let type, let suggestion, let known):
      "unknown type '\(type)'; "
        + (suggestion.map { "did you mean '\($0)'?" }
          ?? "it is one of \(known.joined(separator: ", "))")
    case .tooFewWords(let count, let needed):
      "\(count.counted("word")) cannot be split; at least \(needed.grouped) are needed"
    case .tooLongWord(let length, let most):
      "the longest word has \(length.grouped) characters; at most \(most.grouped) can be replayed"
    case .diverged(let run):
      "training diverged: the loss was \(run.loss.fixed(4)) at step \(run.step) with a learning rate of "
        + "\(run.rate); a lower rate, a longer warm-up or a clipped gradient may help"
    case .file(let error): "\(error)"
    case .damaged(let name, let reason): "the checkpoint '\(name)' \(reason)"
    case .foreign(let name, let model, let reason):
      "the checkpoint '\(name)' is not of this '\(model)': \(reason)"
    case .otherRun(let name, let condition, let kept, let asked):
      "the run in '\(name)' has \(condition) \(kept ?? "unknown"), not \(asked); it goes on only as "
        + "it began (a new one needs another --output)"
    case .notFinite(let name, let tensor):
      "the checkpoint '\(name)' has numbers in '\(tensor)' that are infinite or none"
    case .unfinished(let name):
      "'\(name)' keeps a run that was stopped: --resume goes on with it; to begin anew, remove it or "
        + "give another --output"
    }
  }
}
