import Basics
public import Corpora

extension Words {
  /// All words in batches that share prefixes: neighbours of the sorted list, 128 names or fewer long words.
  var sharedBatches: [RaggedBatch] { neighbours.map { RaggedBatch(sharing: $0.map { self[$0] }) } }

  /// Characters and ends of the words that are read together: of long words fewer are, as each costs more memory.
  public static var mostExamplesABatch: Int { 1536 }

  /// The numbers of the words in the order of the sorted list, as many at a time as have no more characters and
  /// ends than that together, but at most 128.
  fileprivate var neighbours: [ArraySlice<Int>] {
    let (mostWords, mostExamples) = (128, Self.mostExamplesABatch)
    let sorted = indices.sorted { self[$0].lexicographicallyPrecedes(self[$1]) }
    var groups: [ArraySlice<Int>] = []
    var (start, examples) = (0, 0)
    for (place, word) in sorted.enumerated() {
      let more = self[word].count + 1
      if place > start, place - start == mostWords || examples + more > mostExamples {
        groups.append(sorted[start..<place])
        (start, examples) = (place, 0)
      }
      examples += more
    }
    return start < sorted.count ? groups + [sorted[start...]] : groups
  }
}

/// The loss of a list of words on its way, some words at a time: between two batches its owner may do other things.
public struct LossByBatches: Sendable {
  private let batches: [RaggedBatch]
  private let exampleCount: Int
  private var next = 0
  /// The sum of `-log p` over the examples so far, in nats.
  private(set) var total = 0.0

  /// The loss of `words`, of which nothing has been read yet.
  public init(of words: Words) {
    (batches, exampleCount) = (words.sharedBatches, words.exampleCount)
  }

  /// Whether all words have been read.
  public var isDone: Bool { next == batches.count }

  /// The mean over all examples, in nats per character, once it is done.
  public var mean: Double { total / Double(exampleCount) }

  /// Reads the next batch.
  public mutating func advance(by model: some LanguageModel) {
    let batch = batches[next]
    next += 1
    total = zip(batch.examples, model.likelihoods(of: batch)).reduce(total) {
      $0 - Double($1.0.count) * Elementary.log($1.1)
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
    var loss = LossByBatches(of: words)
    while !loss.isDone { loss.advance(by: self) }
    return loss.total
  }

  /// The sum of `-log p` over the characters and the end of each word, in nats, in the order of `words`.
  public func negativeLogLikelihoods(ofEach words: Words) -> [Double] {
    var losses = [Double](repeating: 0, count: words.count)
    for chosen in words.neighbours {
      let batch = RaggedBatch(sharing: chosen.map { words[$0] })
      let paths = Paths(batch, likelihoods(of: batch))
      for index in chosen { losses[index] = paths.loss(of: words[index]) }
    }
    return losses
  }
}

/// The prefixes of a batch as a tree, with the loss of each step from one to the next.
private struct Paths {
  private var rows: [Int64: Int32] = [:]
  private var losses: [Int64: Double] = [:]

  init(_ batch: RaggedBatch, _ likelihoods: [Double]) {
    for (row, parent) in batch.parents.enumerated() where parent >= 0 {
      rows[Self.key(parent, batch.inputs[row])] = Int32(row)
    }
    for (example, p) in zip(batch.examples, likelihoods) {
      losses[Self.key(example.row, example.next)] = -Elementary.log(p)
    }
  }

  /// Of a word of the batch.
  func loss(of word: ArraySlice<Token>) -> Double {
    var (row, sum): (Int32, Double) = (0, 0)
    for token in word {
      let step = Self.key(row, token)
      sum += losses[step]!
      row = rows[step]!
    }
    return sum + losses[Self.key(row, Vocabulary.boundary)]!
  }

  private static func key(_ row: Int32, _ token: Int32) -> Int64 {
    Int64(row) << 32 | Int64(token)
  }
}
