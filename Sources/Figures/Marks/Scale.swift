import Basics

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
    case .logarithmic: Elementary.log(value)
    case .squareRoot: max(value, 0).squareRoot()
    }
  }
}

/// Takes values between two ends to places between two ends.
struct Scale: Sendable {
  var domain: ClosedRange<Double>
  /// Where the domain's lower and upper end are put; the first may be the larger one.
  var range: (from: Double, to: Double)
  var spread: Spread

  init(
    _ domain: ClosedRange<Double>, to range: (from: Double, to: Double), spread: Spread = .linear
  ) {
    (self.domain, self.range, self.spread) = (domain, range, spread)
  }

  /// The place of `value`; the middle if both ends of the domain are one value.
  func callAsFunction(_ value: Double) -> Double {
    let (low, high) = (
      spread.transform(domain.lowerBound), spread.transform(domain.upperBound)
    )
    let part = high > low ? (spread.transform(value) - low) / (high - low) : 0.5
    return range.from + part * (range.to - range.from)
  }
}
