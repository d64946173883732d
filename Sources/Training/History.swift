/// How the loss went while a model was trained.
public struct History: Sendable, Equatable {
  /// The losses before step `step`, in nats per character.
  public struct Point: Sendable, Equatable {
    /// The number of steps done before.
    public let step: Int
    /// On what was trained with: the whole, or the batches since the point before.
    public let train: Double
    /// Nil where the dev split was not evaluated.
    public let dev: Double?

    /// The losses at one step.
    public init(step: Int, train: Double, dev: Double? = nil) {
      (self.step, self.train, self.dev) = (step, train, dev)
    }
  }

  /// In the order of their steps.
  public var points: [Point]

  /// A history of these points.
  public init(_ points: [Point] = []) { self.points = points }
}

#if !hasFeature(Embedded)
  extension History: Codable {}
  extension History.Point: Codable {}
#endif
