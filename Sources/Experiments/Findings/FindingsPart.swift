/// A part of the findings that is computed only if some page shows it: a key of `findings.json`. They are
/// computed in this order, so that what takes longest begins first.
public enum FindingsPart: String, CaseIterable, Codable, Sendable {
  /// What the lecture's exercises ask.
  case exercises
  /// The recipes, trained and evaluated.
  case models
  /// What the lecture's chapters show, and with it `checks`: the lecture's numbers beside ours.
  case lecture
  /// The bigram model at a glance: counts, losses, the net's curve.
  case bigram

  /// What users called parts before: `--only chapters`.
  public static let aliases: [String: FindingsPart] = ["chapters": .lecture]
}
