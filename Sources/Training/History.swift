/// How the loss went while a model was trained.
public struct History: Sendable, Equatable {
  /// The losses before step `step`, in nats per character.
  public struct Point: Sendable, Equatable {
    public let step: Int
    public let train: Double
    /// Nil where the dev split was not evaluated.
    public let dev: Double?

    public init(step: Int, train: Double, dev: Double? = nil) {
      (self.step, self.train, self.dev) = (step, train, dev)
    }
  }

  public var points: [Point]

  public init(_ points: [Point] = []) { self.points = points }
}

#if !hasFeature(Embedded)
  extension History: Codable {}
  extension History.Point: Codable {}
#endif
