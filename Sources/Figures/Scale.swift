/// How values are spread over a length or over colours.
public enum Spread: Sendable, Hashable {
  case linear
  /// Every factor of ten takes the same length; values must be positive.
  case logarithmic
  /// Areas become lengths: small values get more room.
  case squareRoot

  func transform(_ value: Double) -> Double {
    switch self {
    case .linear: value
    case .logarithmic: logarithm(value)
    case .squareRoot: max(value, 0).squareRoot()
    }
  }
}

/// Takes values between two ends to places between two ends.
public struct Scale: Sendable, Equatable {
  public var domain: ClosedRange<Double>
  /// Where the domain's lower and upper end are put; the first may be the larger one.
  public var range: (from: Double, to: Double)
  public var spread: Spread

  public init(
    _ domain: ClosedRange<Double>, to range: (from: Double, to: Double), spread: Spread = .linear
  ) {
    (self.domain, self.range, self.spread) = (domain, range, spread)
  }

  /// The place of `value`; the middle if both ends of the domain are one value.
  public func callAsFunction(_ value: Double) -> Double {
    let (low, high) = (
      spread.transform(domain.lowerBound), spread.transform(domain.upperBound)
    )
    let part = high > low ? (spread.transform(value) - low) / (high - low) : 0.5
    return range.from + part * (range.to - range.from)
  }

  public static func == (a: Scale, b: Scale) -> Bool {
    a.domain == b.domain && a.range == b.range && a.spread == b.spread
  }
}

/// Puts `count` things side by side, each in a band of equal width, `gap` apart.
public struct BandScale: Sendable, Equatable {
  public var start: Double
  public var pitch: Double
  public var gap: Double

  public init(start: Double, pitch: Double, gap: Double) {
    (self.start, self.pitch, self.gap) = (start, pitch, gap)
  }

  public var width: Double { pitch - gap }

  /// Where band `index` begins.
  public func callAsFunction(_ index: Int) -> Double { start + Double(index) * pitch }

  public func middle(_ index: Int) -> Double { self(index) + width / 2 }
}

/// The natural logarithm of a positive number, from correctly rounded operations only, so that
/// places on an axis are the same on every machine. Good to about 1e-15.
func logarithm(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return value > 0 ? .infinity : -.infinity }
  var (significand, exponent) = (value.significand, Double(value.exponent))
  if significand > 1.4142135623730951 { (significand, exponent) = (significand / 2, exponent + 1) }
  // log s = 2 artanh((s - 1) / (s + 1)), whose series converges fast for |z| < 0.172.
  let z = (significand - 1) / (significand + 1)
  var (power, sum) = (z, z)
  for denominator in stride(from: 3.0, through: 23, by: 2) {
    power *= z * z
    sum += power / denominator
  }
  return exponent * 0.6931471805599453 + 2 * sum
}
