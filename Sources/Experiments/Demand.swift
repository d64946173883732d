/// What the training of a recipe takes, reckoned from its shapes before it starts.
public struct Demand: Codable, Sendable, Equatable {
  /// Memory at its height, in bytes: parameters, and what a step or a look at dev keeps.
  public let bytes: Int
  /// The multiplications of all steps, forward and back.
  public let multiplications: Double

  public init(bytes: Int, multiplications: Double) {
    (self.bytes, self.multiplications) = (bytes, multiplications)
  }

  /// What a recipe may take, and what those that are trained at the same time take together on two threads. What
  /// counts keep of a list of a hundred thousand words comes on top.
  public static let most = Demand(bytes: 250_000_000, multiplications: 1e14)

  /// As much work as a recipe may be, and so many bytes.
  public static func most(bytes: Int) -> Demand {
    Demand(bytes: bytes, multiplications: most.multiplications)
  }

  /// Whether `room` is enough for it.
  func fits(in room: Demand) -> Bool {
    bytes <= room.bytes && multiplications <= room.multiplications
  }
}
