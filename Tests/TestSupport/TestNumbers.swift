/// Numbers that look random and are the same everywhere: a linear congruential generator.
public struct TestNumbers {
  private var state: UInt64

  public init(seed: UInt64) { state = seed &* 2 &+ 1 }

  /// Evenly spread over the range.
  public mutating func next(in range: ClosedRange<Float> = -1...1) -> Float {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let unit = Float(state >> 40) / Float(1 << 24)
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }

  public mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  public mutating func numbers(_ count: Int, in range: ClosedRange<Float> = -1...1) -> [Float] {
    (0..<count).map { _ in next(in: range) }
  }
}
