import Models
import Training

/// One of the numbers that a network and its training are told by: what it is called, and where it stands.
struct Setting: Sendable {
  /// The heading of its column in a search's log.
  let name: String
  /// Its value, with such settings and in a network of this size.
  let value: @Sendable (NetworkSettings, NetworkSize) -> Double
  /// Changes it; nothing for what makes a recipe what it is.
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
  static let layers = Setting("layers") { _, size in
    Double(size.layers)
  } set: {
    $0.layers = Int($1)
  }
  static let heads = Setting("heads") { _, size in
    Double(size.heads)
  } set: {
    $0.heads = Int($1)
  }
  static let context = Setting("context") { _, size in Double(size.context ?? size.positions) }

  private init(
    _ name: String, value: @escaping @Sendable (NetworkSettings, NetworkSize) -> Double,
    set: @escaping @Sendable (inout NetworkSettings, Double) -> Void = { _, _ in }
  ) {
    (self.name, self.value, self.set) = (name, value, set)
  }
}

/// A setting's name and value.
public struct NamedSetting: Codable, Sendable, Equatable {
  /// `steps`, `batch`, `peak` and so on: the headings of a search's log.
  public let name: String
  /// Its value.
  public let value: Double
}
