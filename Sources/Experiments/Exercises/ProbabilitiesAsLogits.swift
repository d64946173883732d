import Basics
import Corpora
import Models

extension CrossEntropyFindings {
  /// What happens if probabilities are handed to a function that wants logits, and so softmax is taken twice.
  public struct Mistake: Codable, Sendable {
    /// The loss of the counts' shares on all words, and what the function says of it.
    public let table, reported: Double
    /// The least that it can ever say, for a probability of 1 at every label: ln(e + V - 1) - 1.
    public let least: Double
    /// What descent makes of it; nil for large vocabularies.
    public let descent: Descent?

    /// The lecture's net after some steps on all words, in nats per character.
    public struct Descent: Codable, Sendable {
      /// Steps, and the learning rate.
      public let steps: Int
      public let rate: Double
      /// What the function says at the end, and the loss that the net then has.
      public let reported, actual: Double
      /// The loss of the same net when it is trained with logits.
      public let right: Double
    }
  }
}

extension CrossEntropyFindings.Mistake {
  private static let largestVocabulary = 200
  private static let steps = 200
  private static let rate = 50.0

  /// `network` is the one that descent starts from; `table` has all words, with one character of context.
  init(_ network: BigramNetwork, _ table: ContextTable) {
    let size = network.vocabularySize
    (self.table, reported) = Self.losses(ofSharesIn: table)
    least = Elementary.log(Elementary.exp(1) + Double(size - 1)) - 1
    guard size <= Self.largestVocabulary else {
      descent = nil
      return
    }
    let training = DoubleSoftmax(counts: table.matrix.map(Double.init), size: size)
    let start = network.weights.map(Double.init)
    func trained(isTwice: Bool) -> [Double] {
      var weights = start
      for _ in 0..<Self.steps {
        training.step(&weights, rate: Self.rate, isTwice: isTwice)
      }
      return weights
    }
    let (wrong, right) = (trained(isTwice: true), trained(isTwice: false))
    descent = Descent(
      steps: Self.steps, rate: Self.rate,
      reported: training.loss(ofLogits: training.softmax(wrong)),
      actual: training.loss(ofLogits: wrong), right: training.loss(ofLogits: right))
  }
}

extension CrossEntropyFindings.Mistake {
  /// The loss of the counts' shares, and what it is said to be where they are taken for logits. A row of V numbers at
  /// a time, as a large alphabet has no room for all.
  private static func losses(ofSharesIn table: ContextTable) -> (right: Double, reported: Double) {
    var (right, reported) = (0.0, 0.0)
    for row in 0..<table.contextCount {
      let (entries, total) = (table.entries(of: row), Double(table.total(of: row)))
      var shares = [Double](repeating: 0, count: table.vocabularySize)
      for entry in entries {
        let share = Double(table.counts[entry]) / total
        shares[Int(table.next[entry])] = share
        right -= Double(table.counts[entry]) * Elementary.log(share)
      }
      var p = shares
      let logarithm = Elementary.softmax(&p)
      for entry in entries {
        reported += Double(table.counts[entry]) * (logarithm - shares[Int(table.next[entry])])
      }
    }
    return (right / Double(table.total), reported / Double(table.total))
  }
}

/// Descent on counts whose loss takes softmax once or twice, all in Double.
private struct DoubleSoftmax {
  /// V x V, row by row.
  let counts: [Double]
  let size: Int
  var total: Double { counts.reduce(0, +) }

  /// The softmax of each row.
  func softmax(_ logits: [Double]) -> [Double] {
    var result = logits
    for start in stride(from: 0, to: result.count, by: size) {
      var row = Array(result[start..<start + size])
      Elementary.softmax(&row)
      result.replaceSubrange(start..<start + size, with: row)
    }
    return result
  }

  /// The mean cross-entropy, in nats per character.
  func loss(ofLogits logits: [Double]) -> Double {
    var sum = 0.0
    for start in stride(from: 0, to: logits.count, by: size) {
      var row = Array(logits[start..<start + size])
      let logarithm = Elementary.softmax(&row)
      for cell in start..<start + size { sum += counts[cell] * (logarithm - logits[cell]) }
    }
    return sum / total
  }

  /// One step down the gradient.
  func step(_ weights: inout [Double], rate: Double, isTwice: Bool) {
    let inner = isTwice ? softmax(weights) : weights
    let outer = softmax(inner)
    let total = total
    for start in stride(from: 0, to: weights.count, by: size) {
      let cells = start..<start + size
      let occurrences = counts[cells].reduce(0, +)
      let slopes = cells.map { (occurrences * outer[$0] - counts[$0]) / total }
      let mean = zip(slopes, inner[cells]).reduce(0) { $0 + $1.0 * $1.1 }
      for (cell, slope) in zip(cells, slopes) {
        weights[cell] -= rate * (isTwice ? inner[cell] * (slope - mean) : slope)
      }
    }
  }
}
