import Basics

/// The marked values of an axis, all written with the same number of decimals.
struct Ticks: Sendable, Equatable {
  var values: [Double]
  var labels: [String]

  init(values: [Double], labels: [String]) { (self.values, self.labels) = (values, labels) }

  /// Round values about `domain`, near to `wanted` (2 or more) in number. Both ends of the domain
  /// can lie a little outside of them. A domain of one value gets that value.
  init(_ domain: ClosedRange<Double>, wanted: Int) {
    guard var best = TickSearch(domain, wanted: wanted).best() else {
      values = [domain.lowerBound]
      labels = [domain.lowerBound.text(.exact)]
      return
    }
    while best.exponent < 0, best.significands.allSatisfy({ $0.isMultiple(of: 10) }) {
      best.significands = best.significands.map { $0 / 10 }
      best.exponent += 1
    }
    let unit = powerOfTen(abs(best.exponent))
    values = best.significands.map {
      best.exponent < 0 ? Double($0) / unit : Double($0) * unit
    }
    labels = values.map { $0.text(.fixed(max(0, -best.exponent))) }
  }

  /// Whole numbers of a range of whole numbers, `step` apart from its lower end on.
  init(every step: Double, in range: ClosedRange<Double>) {
    values = Array(stride(from: range.lowerBound, through: range.upperBound, by: step))
    labels = values.map { $0.text(.fixed(0)) }
  }

  /// Powers of ten inside `domain` (positive); also 2 and 5 times them if fewer than three are.
  init(logarithmic domain: ClosedRange<Double>) {
    let lowest = ceilingExponent(domain.lowerBound) - 1
    let powers = (lowest...max(lowest, ceilingExponent(domain.upperBound))).map(powerOfTen)
    let tens = powers.filter { domain.contains($0) }
    let finer = powers.flatMap { [$0, 2 * $0, 5 * $0] }.filter { domain.contains($0) }
    values = tens.count >= 3 ? tens : finer.isEmpty ? [domain.lowerBound] : finer
    labels = values.map { $0.text(.exact) }
  }
}
