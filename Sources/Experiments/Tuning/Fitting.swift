/// What of a model was fitted to words beside its gradients and counts, and to which.
public enum Fitting: String, Codable, Sendable, CaseIterable {
  /// Nothing: all of it is learned or counted on train, or set beforehand.
  case nothing
  /// How it smooths, to the last tenth of train. Dev is as new to it as test.
  case smoothing
  /// How long it learns: it is kept at the step with the lowest loss on dev.
  case stopping
  /// What the votes of a mixture count, to dev; and it has members that were kept by dev.
  case weights

  /// Whether dev had a hand in it, so that its loss on dev is lower than on words that are new to it.
  public var usesDev: Bool { self == .stopping || self == .weights }
}
