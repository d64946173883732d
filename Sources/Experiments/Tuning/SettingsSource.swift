/// Where settings come from.
public enum SettingsOrigin: String, Codable, Sendable, CaseIterable {
  /// The best of a search on dev, which its log keeps.
  case search
  /// Chosen by hand, and kept, as a search found nothing better by more than seeds differ.
  case kept
  /// A lecture of the series, or the reference implementation.
  case lecture
  /// Chosen by hand, after trials of which there is no record.
  case hand
}

/// How the settings of a model were found, so that a page can say it.
public struct SettingsSource: Codable, Sendable, Equatable {
  /// Where its sizes come from: embeddings, layers, the characters that it sees.
  public let sizes: SettingsOrigin
  /// Where all else comes from: steps, rates, dropout.
  public let training: SettingsOrigin
  /// The log of the search, a path in the repository; nil where there was none.
  public let log: String?

  /// By hand, or from a lecture.
  init(sizes: SettingsOrigin, training: SettingsOrigin) {
    (self.sizes, self.training, log) = (sizes, training, nil)
  }

  /// From the search for the recipe `id`. Its sizes, where they were not searched for, are a lecture's.
  init(_ origin: SettingsOrigin, of id: String, sizes: SettingsOrigin) {
    (self.sizes, training, log) = (sizes, origin, "docs/tuning/\(id).csv")
  }
}
