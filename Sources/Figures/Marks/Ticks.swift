import Basics

/// The marked values of an axis, all written with the same number of decimals.
struct Ticks: Sendable, Equatable {
  var values: [Double]
  var labels: [String]

  /// Round values about `domain`, near to `wanted` (2 or more) in number. Both ends of the domain
  /// can lie a little outside of them. A domain of one value gets that value.
  init(values: [Double], labels: [String]) { (self.values, self.labels) = (values, labels) }

  init(_ domain: ClosedRange<Double>, wanted: Int) {
    guard var best = LabelSearch(domain, wanted: wanted).best() else {
      values = [domain.lowerBound]
      labels = [plain(domain.lowerBound)]
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
    labels = values.map { decimal($0, max(0, -best.exponent)) }
  }

  /// Powers of ten inside `domain` (positive); also 2 and 5 times them if fewer than three are.
  init(logarithmic domain: ClosedRange<Double>) {
    let lowest = ceilingExponent(domain.lowerBound) - 1
    let powers = (lowest...max(lowest, ceilingExponent(domain.upperBound))).map(powerOfTen)
    let tens = powers.filter { domain.contains($0) }
    let finer = powers.flatMap { [$0, 2 * $0, 5 * $0] }.filter { domain.contains($0) }
    values = tens.count >= 3 ? tens : finer.isEmpty ? [domain.lowerBound] : finer
    labels = values.map(plain)
  }
}

/// The value with exactly `digits` decimals, thousands grouped and a minus as long as a plus.
func decimal(_ value: Double, _ digits: Int) -> String {
  guard value.magnitude < 1e15 else { return plain(value) }
  if digits == 0 { return Int(value.rounded()).grouped.withMinusSign }
  let text = value.fixed(digits)
  let isZero = !text.contains { "123456789".contains($0) }
  return isZero ? value.magnitude.fixed(digits) : text.withMinusSign
}

/// The value with the fewest digits that say it exactly: `0.001`, `26,000`, `10⁻⁸`, `∞`.
func plain(_ value: Double) -> String {
  guard value.isFinite else { return value > 0 ? "∞" : value < 0 ? "−∞" : "?" }
  if value.rounded() == value, value.magnitude < 1e15 { return decimal(value, 0) }
  let parts = "\(value)".split(separator: "e")
  guard parts.count == 2, let exponent = Int(parts[1]) else { return "\(value)".withMinusSign }
  let raised = "\(exponent)".map { superscripts[$0]! }.joined()
  let significand = parts[0] == "1" || parts[0] == "1.0" ? "" : "\(parts[0])·"
  return significand.withMinusSign + "10" + raised
}

private let superscripts: [Character: String] = [
  "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
  "8": "⁸", "9": "⁹",
]

extension String {
  fileprivate var withMinusSign: String { hasPrefix("-") ? "−" + dropFirst() : self }
}

/// 10^exponent, the nearest double.
private func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)")! }

/// The smallest e with 10^e >= `value`, for a positive one.
private func ceilingExponent(_ value: Double) -> Int {
  var exponent = Int((Elementary.log(value) / 2.302585092994046).rounded(.down)) - 1
  while powerOfTen(exponent) < value { exponent += 1 }
  return exponent
}

/// Labels are `significands` times 10^`exponent`.
private struct Labelling {
  var significands: [Int]
  var exponent: Int
}

/// The extended algorithm of Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for
/// Positioning Tick Labels on Axes", 2010. It tries steps from simple to less simple, and stops
/// where nothing that follows can score better.
private struct LabelSearch {
  let low: Double
  let high: Double
  let wanted: Double
  private var bestScore = -2.0
  private var bestLabelling: Labelling?

  /// Steps in order of preference, times ten.
  private static let steps = [10, 50, 20, 25, 40, 30]

  init(_ domain: ClosedRange<Double>, wanted: Int) {
    (low, high, self.wanted) = (domain.lowerBound, domain.upperBound, Double(max(2, wanted)))
  }

  func best() -> Labelling? {
    guard low < high, (high - low).isFinite else { return nil }
    var search = self
    var skip = 1
    while search.trySteps(skipping: skip) { skip += 1 }
    return search.bestLabelling
  }

  /// The paper's weights. Legibility, 0.05, is full for all: every label gets one format.
  private func total(simplicity: Double, coverage: Double, density: Double) -> Double {
    0.25 * simplicity + 0.2 * coverage + 0.5 * density + 0.05
  }

  /// False when no step can do better any more.
  private mutating func trySteps(skipping skip: Int) -> Bool {
    for rank in Self.steps.indices {
      let simplicity = 1 - Double(rank) / Double(Self.steps.count - 1) - Double(skip) + 1
      guard total(simplicity: simplicity, coverage: 1, density: 1) >= bestScore else {
        return false
      }
      var count = 2
      while tryCount(count, Self.steps[rank], skip, simplicity) { count += 1 }
    }
    return true
  }

  private mutating func tryCount(
    _ count: Int, _ step: Int, _ skip: Int, _ simplicity: Double
  ) -> Bool {
    let density = Double(count) >= wanted ? 2 - Double(count - 1) / (wanted - 1) : 1
    guard total(simplicity: simplicity, coverage: 1, density: density) >= bestScore else {
      return false
    }
    let smallest = (high - low) / Double((count + 1) * skip * step)
    var exponent = ceilingExponent(smallest)
    while true {
      let span = Double(skip * step * (count - 1)) * powerOfTen(exponent)
      let excess = max(0, span - (high - low)) / 2
      let coverage = 1 - excess * excess / squaredTenth
      guard total(simplicity: simplicity, coverage: coverage, density: density) >= bestScore
      else { return true }
      tryStarts(count, step, skip, exponent, simplicity)
      exponent += 1
    }
  }

  private var squaredTenth: Double { 0.01 * (high - low) * (high - low) }

  private mutating func tryStarts(
    _ count: Int, _ step: Int, _ skip: Int, _ exponent: Int, _ simplicity: Double
  ) {
    let unit = Double(step) * powerOfTen(exponent)
    let stride = unit * Double(skip)
    let first = (Int((high / stride).rounded(.down)) - (count - 1)) * skip
    let last = Int((low / stride).rounded(.up)) * skip
    guard first <= last else { return }
    for start in first...last {
      let end = start + (count - 1) * skip
      let (from, to) = (Double(start) * unit, Double(end) * unit)
      let hasZero = start.isMultiple(of: skip) && start <= 0 && end >= 0
      let score = total(
        simplicity: simplicity - (hasZero ? 0 : 1), coverage: coverage(from, to),
        density: density(count, from, to))
      guard score > bestScore else { continue }
      bestScore = score
      bestLabelling = Labelling(
        significands: (0..<count).map { (start + $0 * skip) * step }, exponent: exponent)
    }
  }

  private func coverage(_ from: Double, _ to: Double) -> Double {
    1 - 0.5 * ((high - to) * (high - to) + (low - from) * (low - from)) / squaredTenth
  }

  private func density(_ count: Int, _ from: Double, _ to: Double) -> Double {
    let has = Double(count - 1) / (to - from)
    let should = (wanted - 1) / (max(to, high) - min(from, low))
    return 2 - max(has / should, should / has)
  }
}
