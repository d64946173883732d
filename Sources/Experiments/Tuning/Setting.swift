import Models

/// One of the numbers that a network's training is told by: what it is called, and where it stands.
public struct Setting: Sendable {
  /// The heading of its column in a search's log.
  public let name: String
  /// Its value, in a network of this size.
  let value: @Sendable (NetworkSettings, NetworkSize) -> Double
  let set: @Sendable (inout NetworkSettings, Double) -> Void

  static let steps = Setting("steps") { s, _ in
    Double(s.steps)
  } set: {
    $0.steps = Int($1)
  }
  static let batch = Setting("batch") { s, _ in
    Double(s.batch)
  } set: {
    $0.batch = Int($1)
  }
  static let peak = Setting("peak") { s, _ in
    s.peak
  } set: {
    $0.peak = $1
  }
  static let warmUp = Setting("warmUp") { s, _ in
    s.warmUp
  } set: {
    $0.warmUp = $1
  }
  static let dropout = Setting("dropout") { s, _ in
    s.dropout
  } set: {
    $0.dropout = $1
  }
  static let weightDecay = Setting("weightDecay") { s, _ in
    s.weightDecay
  } set: {
    $0.weightDecay = $1
  }
  static let channels = Setting("channels") { _, size in
    Double(size.channels)
  } set: {
    $0.channels = Int($1)
  }
  static let hidden = Setting("hidden") { _, size in
    Double(size.hidden)
  } set: {
    $0.hidden = Int($1)
  }

  private init(
    _ name: String, value: @escaping @Sendable (NetworkSettings, NetworkSize) -> Double,
    set: @escaping @Sendable (inout NetworkSettings, Double) -> Void
  ) {
    (self.name, self.value, self.set) = (name, value, set)
  }
}
