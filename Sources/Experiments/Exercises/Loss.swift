import Basics

/// One loss in the three units that readers meet.
public struct Loss: Codable, Sendable, Equatable {
  /// Nats per character, bits per character, and e to the power of the first.
  public let nats, bits, perplexity: Double

  /// The loss of so many nats per character.
  public init(nats: Double) {
    self.nats = nats
    bits = nats / Elementary.log(2)
    perplexity = Elementary.exp(nats)
  }
}
