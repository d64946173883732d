public import Corpora

/// Several models that vote: each probability is a weighted mean of theirs (Jelinek and Mercer 1980).
public struct Mixture: LanguageModel {
  /// Those that vote, all of one vocabulary.
  public let models: [AnyLanguageModel]
  /// What each vote counts; they sum to one.
  public private(set) var weights: [Double]

  /// At least one model, all of one vocabulary and of equal weight.
  public init(_ models: [AnyLanguageModel]) {
    precondition(!models.isEmpty, "a mixture needs a model")
    self.models = models
    weights = Array(repeating: 1 / Double(models.count), count: models.count)
  }

  /// Models of one vocabulary, whose votes count as `weights` say: one each, which sum to one.
  public init(_ models: [AnyLanguageModel], weights: [Double]) {
    precondition(!models.isEmpty && models.count == weights.count, "a weight for each model")
    (self.models, self.weights) = (models, weights)
  }

  public var vocabularySize: Int { models[0].vocabularySize }

  /// The numbers of all models, and the weights that are free.
  public var parameterCount: Int {
    models.reduce(models.count - 1) { $0 + $1.parameterCount }
  }

  public var storedCount: Int {
    models.reduce(models.count - 1) { $0 + $1.storedCount }
  }

  public func probabilities(after prefix: ArraySlice<Token>) -> [Double] {
    mix(models.map { $0.probabilities(after: prefix) })
  }

  public func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] {
    mix(models.map { $0.probabilities(afterEach: prefixes) })
  }

  /// Lets every model remember what it has read.
  public func decoder() -> IncrementalDecoder {
    let decoders = models.map { $0.decoder() }
    var votes = [[Float]](repeating: [], count: models.count)
    return IncrementalDecoder { step, p in
      for model in votes.indices { decoders[model].read(step, into: &votes[model]) }
      p = votes[0]
      for index in p.indices {
        var sum = 0.0
        for model in votes.indices { sum += Double(votes[model][index]) * weights[model] }
        p[index] = Float(sum)
      }
    }
  }

  /// The votes of all models after each of several prefixes.
  private func mix(_ votes: [[[Float]]]) -> [[Float]] {
    votes[0].indices.map { index in
      mix(votes.map { $0[index].map(Double.init) }).map(Float.init)
    }
  }

  public func likelihoods(of batch: RaggedBatch) -> [Double] {
    mix(models.map { $0.likelihoods(of: batch) })
  }

  public func totalNegativeLogLikelihood(of words: Words) -> Double {
    totalOverSharedPrefixes(of: words)
  }

  private func mix(_ votes: [[Double]]) -> [Double] {
    votes[0].indices.map { index in
      zip(votes, weights).reduce(0) { $0 + $1.0[index] * $1.1 }
    }
  }

  /// Moves the weights to where `words` are likeliest, by `rounds` of expectation maximisation (Dempster,
  /// Laird and Rubin 1977): a model's new weight is its mean share in the probability of each example.
  public mutating func fit(to words: Words, rounds: Int = 100) {
    guard !words.isEmpty, models.count > 1 else { return }
    let batches = words.sharedBatches
    let votes = batches.map { batch in models.map { $0.likelihoods(of: batch) } }
    for _ in 0..<rounds {
      var shares = [Double](repeating: 0, count: models.count)
      for (batch, votes) in zip(batches, votes) {
        for (index, example) in batch.examples.enumerated() {
          let joint = votes.indices.map { votes[$0][index] * weights[$0] }
          let total = joint.reduce(0, +)
          guard total > 0 else { continue }
          for model in joint.indices {
            shares[model] += Double(example.count) * joint[model] / total
          }
        }
      }
      let total = shares.reduce(0, +)
      if total > 0 { weights = shares.map { $0 / total } }
    }
  }
}
