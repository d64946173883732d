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
  public internal(set) var sizes: SettingsOrigin
  /// Where all else comes from: steps, rates, dropout.
  public let training: SettingsOrigin
  /// The log of the search, a path in the repository; nil where there was none.
  public let log: String?
  /// The sample's standard deviation of the losses on dev over the seeds that the log has of these settings,
  /// in nats per character: how much chance there is in a loss of such a model.
  public let seedDeviation: Double?

  /// Without a search.
  init(sizes: SettingsOrigin, training: SettingsOrigin) {
    (self.sizes, self.training, log, seedDeviation) = (sizes, training, nil, nil)
  }

  private init(_ origin: SettingsOrigin, _ id: String, _ deviation: Double) {
    (sizes, training, log, seedDeviation) = (origin, origin, "docs/tuning/\(id).csv", deviation)
  }

  /// The best of the search for the recipe `id`.
  static func search(_ id: String, seedDeviation: Double) -> SettingsSource {
    SettingsSource(.search, id, seedDeviation)
  }

  /// By hand, and no worse than what the search for the recipe `id` found.
  static func kept(_ id: String, seedDeviation: Double) -> SettingsSource {
    SettingsSource(.kept, id, seedDeviation)
  }

  /// By hand.
  static let hand = SettingsSource(sizes: .hand, training: .hand)
}
