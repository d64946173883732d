import Corpora

/// Mean negative log-likelihoods in nats per character, by part.
public struct PartLosses: Codable, Sendable, Equatable {
  /// Not numbers for parts that were not looked at.
  public let train, dev, test: Double

  init(_ loss: (Part) -> Double) {
    (train, dev, test) = (loss(.train), loss(.dev), loss(.test))
  }
}
