import Basics
public import Corpora

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
