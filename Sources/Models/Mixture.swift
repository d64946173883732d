import Basics
import Corpora

/// Several models that vote: each probability is a weighted mean of theirs (Jelinek and Mercer 1980).
public struct Mixture: LanguageModel {
  /// Those that vote, all of one vocabulary.
  public let models: [any LanguageModel]
  /// What each vote counts; they sum to one.
  public private(set) var weights: [Double]

  /// At least one model, all of one vocabulary and of equal weight.
  public init(_ models: [any LanguageModel]) {
    precondition(!models.isEmpty, "a mixture needs a model")
    self.models = models
    weights = Array(repeating: 1 / Double(models.count), count: models.count)
  }

  public var vocabularySize: Int { models[0].vocabularySize }

  /// The numbers of all models, and the weights that are free.
  public var parameterCount: Int {
    models.reduce(models.count - 1) { $0 + $1.parameterCount }
  }

  public func probabilities(after prefix: ArraySlice<Token>) -> [Double] {
    mix(models.map { $0.probabilities(after: prefix) })
  }

  public func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] {
    mix(models.map { $0.probabilities(afterEach: prefixes) })
  }

  public func decoder() -> any IncrementalDecoder { MixtureDecoder(self) }

  /// The votes of all models after each of several prefixes.
  fileprivate func mix(_ votes: [[[Float]]]) -> [[Float]] {
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

/// Lets every model remember what it has read.
private struct MixtureDecoder: IncrementalDecoder {
  private let mixture: Mixture
  private var decoders: [any IncrementalDecoder]

  init(_ mixture: Mixture) {
    self.mixture = mixture
    decoders = mixture.models.map { $0.decoder() }
  }

  mutating func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] {
    mixture.mix(decoders.indices.map { decoders[$0].probabilities(afterEach: prefixes) })
  }
}

extension Words {
  /// All words in batches that share prefixes, 128 neighbours of the sorted list in each.
  var sharedBatches: [RaggedBatch] {
    let sorted = sorted { $0.lexicographicallyPrecedes($1) }
    return stride(from: 0, to: sorted.count, by: 128).map {
      RaggedBatch(sharing: Array(sorted[$0..<Swift.min($0 + 128, sorted.count)]))
    }
  }
}

extension LanguageModel {
  /// Asks once for each distinct prefix.
  public func likelihoods(of batch: RaggedBatch) -> [Double] {
    var prefixes: [[Token]] = []
    for (row, parent) in batch.parents.enumerated() {
      prefixes.append(parent < 0 ? [] : prefixes[Int(parent)] + [batch.inputs[row]])
    }
    var known: (row: Int32, p: [Double]) = (-1, [])
    var likelihoods = [Double](repeating: 0, count: batch.examples.count)
    // Examples of one row one after the other.
    for index in batch.examples.indices.sorted(by: {
      batch.examples[$0].row < batch.examples[$1].row
    }) {
      let example = batch.examples[index]
      if known.row != example.row {
        known = (example.row, probabilities(after: prefixes[Int(example.row)][...]))
      }
      likelihoods[index] = known.p[Int(example.next)]
    }
    return likelihoods
  }

  /// The sum of `-log p` over all examples of `words`, each distinct prefix visited once, in nats.
  func totalOverSharedPrefixes(of words: Words) -> Double {
    words.sharedBatches.reduce(0) { sum, batch in
      zip(batch.examples, likelihoods(of: batch)).reduce(sum) {
        $0 - Double($1.0.count) * Elementary.log($1.1)
      }
    }
  }
}
