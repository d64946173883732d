/// Why an experiment could not be run.
public enum ExperimentError: Error, Equatable, CustomStringConvertible {
  /// Nothing of this kind has this name.
  case unknown(_ kind: String, String, suggestion: String?)
  /// The recipe has no fake count to set.
  case noSmoothing(String)

  /// What is wrong, and what to do about it.
  public var description: String {
    switch self {
    case .unknown(let kind, let name, let suggestion):
      "unknown \(kind) '\(name)'" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
        + (suggestion == nil ? "; 'mmreport list \(kind)s' shows them all" : "")
    case .noSmoothing(let recipe): "'\(recipe)' has no fake count that --smoothing could set"
    }
  }
}
