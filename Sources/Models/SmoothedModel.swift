import Basics
public import Corpora

/// Counts of all orders mixed by a smoothing rule: an n-gram model that no example surprises fully.
///
/// The shortest context, of no characters, is mixed with equal chances for all V characters.
public struct SmoothedModel: ContextModel {
  /// What was counted.
  public let ngrams: NGrams
  /// How counts of several lengths become probabilities.
  public let rule: SmoothingRule
  /// The longest context that it looks at, in characters.
  public let order: Int
  /// The rule's parameters, a list for each level from the empty context up.
  public private(set) var parameters: [[Double]]
  /// Shares and weights, a level each.
  public private(set) var levels: [Level]

  /// What a level gives to the mixture.
  public struct Level: Sendable {
    /// (count - discount) / total for each entry of the level's table.
    public let shares: [Double]
    /// What is left for shorter contexts, for each context.
    public let weights: [Double]
  }

  /// Mixes contexts of up to `order` characters; without `parameters` the rule's own estimates stand.
  public init(
    _ ngrams: NGrams, order: Int, rule: SmoothingRule, parameters: [[Double]]? = nil
  ) {
    precondition(order >= 1 && order <= ngrams.order, "counted up to order \(ngrams.order) only")
    (self.ngrams, self.order, self.rule) = (ngrams, order, rule)
    self.parameters = parameters ?? []
    levels = []
    for level in 0...order {
      if parameters == nil { self.parameters.append(estimate(at: level)) }
      levels.append(mixture(at: level))
    }
  }

  public var vocabularySize: Int { ngrams.vocabularySize }

  /// The shares and weights that are stored.
  public var parameterCount: Int {
    levels.reduce(0) { $0 + $1.shares.count + $1.weights.count }
  }

  public func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
    var p = [Double](repeating: 1 / Double(vocabularySize), count: vocabularySize)
    let rows = ngrams.rows(of: NGrams.essential(context)).prefix(order + 1)
    for (level, row) in rows.enumerated() {
      let table = ngrams.levels[level].table
      for token in p.indices { p[token] *= levels[level].weights[row] }
      for entry in table.entries(of: row) {
        p[Int(table.next[entry])] += levels[level].shares[entry]
      }
    }
    return p
  }

  public func totalNegativeLogLikelihood(of words: Words) -> Double {
    let table = ContextTable(words, order: order, vocabularySize: vocabularySize)
    var sum = 0.0
    for row in 0..<table.contextCount {
      let rows = ngrams.rows(of: NGrams.essential(table.context(row))).prefix(order + 1)
      for entry in table.entries(of: row) {
        let p = probability(of: table.next[entry], rows: rows)
        sum -= Double(table.counts[entry]) * Elementary.log(p)
      }
    }
    return sum
  }

  /// One character's probability, without those of all others.
  private func probability(of token: Token, rows: ArraySlice<Int>) -> Double {
    var p = 1 / Double(vocabularySize)
    for (level, row) in rows.enumerated() {
      p *= levels[level].weights[row]
      if let entry = ngrams.levels[level].table.entry(of: token, in: row) {
        p += levels[level].shares[entry]
      }
    }
    return p
  }

  /// How much of the prediction after `context` each level has: its own weight times what the longer
  /// contexts leave to it; equal chances first, then the empty context and longer ones. The sum is 1.
  public func influence(inContext context: ArraySlice<Token>) -> [Double] {
    let rows = ngrams.rows(of: NGrams.essential(context)).prefix(order + 1)
    var (left, influence) = (1.0, [Double](repeating: 0, count: order + 2))
    for (level, row) in rows.enumerated().reversed() {
      influence[level + 1] = left * (1 - levels[level].weights[row])
      left *= levels[level].weights[row]
    }
    influence[0] = left
    return influence
  }

  /// Sets one level's parameters.
  public mutating func set(_ parameters: [Double], at level: Int) {
    self.parameters[level] = parameters
    levels[level] = mixture(at: level)
  }

  /// The counts of a level as the rule wants them: at the top, occurrences always.
  private func counts(at level: Int) -> [Int32] {
    rule.countsContinuations && level < order
      ? ngrams.levels[level].continuations : ngrams.levels[level].table.counts
  }

  private func estimate(at level: Int) -> [Double] {
    var countsOfCounts = [Double](repeating: 0, count: 4)
    for count in counts(at: level) where count <= 4 { countsOfCounts[Int(count) - 1] += 1 }
    return rule.start(countsOfCounts)
  }

  private func mixture(at level: Int) -> Level {
    mixture(
      at: level, parameters[level], rows: 0..<ngrams.levels[level].table.contextCount)
  }

  /// What a level would give with other parameters, to the contexts `rows`; nothing to others.
  public func mixture(
    at level: Int, _ parameters: [Double], rows: some Sequence<Int>
  ) -> Level {
    let (table, counts) = (ngrams.levels[level].table, counts(at: level))
    let discount = rule.discount
    var shares = [Double](repeating: 0, count: counts.count)
    var weights = [Double](repeating: 0, count: table.contextCount)
    for row in rows {
      let entries = table.entries(of: row)
      let total = Double(entries.reduce(0) { $0 + Int(counts[$1]) })
      let context = SmoothingRule.ContextCounts(total: total, distinct: Double(entries.count))
      for entry in entries {
        let count = Double(counts[entry])
        let taken = discount(count, context, parameters)
        shares[entry] = (count - taken) / total
        weights[row] += taken / total
      }
    }
    return Level(shares: shares, weights: weights)
  }
}
