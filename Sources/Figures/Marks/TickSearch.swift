import Basics

/// Labels are `significands` times 10^`exponent`.
struct Labelling {
  var significands: [Int]
  var exponent: Int
}

/// The extended algorithm of Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm for
/// Positioning Tick Labels on Axes", 2010. It tries steps from simple to less simple, and stops
/// where nothing that follows can score better.
struct TickSearch {
  let low: Double
  let high: Double
  let wanted: Double
  private var bestScore = -2.0
  private var bestLabelling: Labelling?

  /// Steps in order of preference, times ten.
  private static let steps = [10, 50, 20, 25, 40, 30]

  /// Labels that are `count` in number and `skip` steps apart.
  private struct Candidate {
    var step: Int
    var skip: Int
    var count: Int
    /// As high as it can be: a labelling without a zero has one less.
    var simplicity: Double
  }

  init(_ domain: ClosedRange<Double>, wanted: Int) {
    (low, high, self.wanted) = (domain.lowerBound, domain.upperBound, Double(max(2, wanted)))
  }

  /// The labelling with the highest score; nil for a domain of one value.
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
    for (rank, step) in Self.steps.enumerated() {
      let simplicity = 1 - Double(rank) / Double(Self.steps.count - 1) - Double(skip) + 1
      guard total(simplicity: simplicity, coverage: 1, density: 1) >= bestScore else {
        return false
      }
      var candidate = Candidate(step: step, skip: skip, count: 2, simplicity: simplicity)
      while tryExponents(of: candidate) { candidate.count += 1 }
    }
    return true
  }

  /// False when no greater number of labels can do better.
  private mutating func tryExponents(of labels: Candidate) -> Bool {
    let density =
      Double(labels.count) >= wanted ? 2 - Double(labels.count - 1) / (wanted - 1) : 1
    guard total(simplicity: labels.simplicity, coverage: 1, density: density) >= bestScore else {
      return false
    }
    let smallest = (high - low) / Double((labels.count + 1) * labels.skip * labels.step)
    var exponent = ceilingExponent(smallest)
    while true {
      let span = Double(labels.skip * labels.step * (labels.count - 1)) * powerOfTen(exponent)
      let excess = max(0, span - (high - low)) / 2
      let coverage = 1 - excess * excess / squaredTenth
      guard total(simplicity: labels.simplicity, coverage: coverage, density: density) >= bestScore
      else { return true }
      tryStarts(of: labels, exponent: exponent)
      exponent += 1
    }
  }

  private var squaredTenth: Double { 0.01 * (high - low) * (high - low) }

  private mutating func tryStarts(of labels: Candidate, exponent: Int) {
    let (count, skip) = (labels.count, labels.skip)
    let unit = Double(labels.step) * powerOfTen(exponent)
    let stride = unit * Double(skip)
    let first = (Int((high / stride).rounded(.down)) - (count - 1)) * skip
    let last = Int((low / stride).rounded(.up)) * skip
    guard first <= last else { return }
    for start in first...last {
      let end = start + (count - 1) * skip
      let (from, to) = (Double(start) * unit, Double(end) * unit)
      let hasZero = start.isMultiple(of: skip) && start <= 0 && end >= 0
      let score = total(
        simplicity: labels.simplicity - (hasZero ? 0 : 1), coverage: coverage(from, to),
        density: density(count, from, to))
      guard score > bestScore else { continue }
      bestScore = score
      bestLabelling = Labelling(
        significands: (0..<count).map { (start + $0 * skip) * labels.step }, exponent: exponent)
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

/// 10^exponent, the nearest double.
func powerOfTen(_ exponent: Int) -> Double { Double("1e\(exponent)")! }

/// The smallest e with 10^e >= `value`, for a positive one.
func ceilingExponent(_ value: Double) -> Int {
  var exponent = Int((Elementary.log(value) / 2.302585092994046).rounded(.down)) - 1
  while powerOfTen(exponent) < value { exponent += 1 }
  return exponent
}
