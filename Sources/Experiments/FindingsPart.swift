/// A part of the findings that is computed only if some page shows it.
public enum FindingsPart: String, CaseIterable, Codable, Sendable {
  /// `Findings.bigram`: counts, losses, the net's curve.
  case bigram
  /// `Findings.chapters`: what the lecture's chapters show.
  case chapters
  /// `Findings.lecture`: the lecture's numbers beside ours.
  case lecture
  /// `Findings.models`: the recipes, trained and evaluated.
  case models
  /// What the lecture's exercises ask.
  case exercises
}
