import Basics

/// The values of a knob that experiments try.
public enum Sweep {
  /// Fake counts: 0, five in each power of ten from 0.0001 to 10,000, and infinity.
  public static let smoothings = [0] + grid(from: -4, to: 4, each: 5) + [.infinity]
  /// Weights of the mean square in the loss: 0, four in each power of ten from 0.00001 to 100, and
  /// infinity.
  public static let regularisations = [0] + grid(from: -5, to: 2, each: 4) + [.infinity]

  /// From one power of ten to another, `each` values to a decade, in about equal steps. They have two
  /// digits, so that one can type them.
  static func grid(from low: Int, to high: Int, each: Int) -> [Double] {
    let digits = (0..<each).map { step in
      (10 * Elementary.exp(Elementary.log(10) * Double(step) / Double(each))).rounded()
    }
    let values = (low..<high).flatMap { exponent in digits.map { scaled($0, exponent - 1) } }
    return values + [scaled(10, high - 1)]
  }

  /// `digits` times a power of ten, rounded once.
  private static func scaled(_ digits: Double, _ exponent: Int) -> Double {
    let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? digits / power : digits * power
  }
}
