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

  /// What `words` lose one by one and together, each distinct prefix of neighbours visited once.
  public func losses(ofEach words: Words) -> WordLosses {
    var (total, each) = (0.0, [Double](repeating: 0, count: words.count))
    for chosen in words.neighbours {
      let batch = RaggedBatch(sharing: chosen.map { words[$0] })
      let losses = likelihoods(of: batch).map { -Elementary.log($0) }
      total = zip(batch.examples, losses).reduce(total) { $0 + Double($1.0.count) * $1.1 }
      var paths = Paths(batch, losses)
      for index in chosen { each[index] = paths.sum(along: words[index]) }
    }
    return WordLosses(each: each, total: total)
  }
}

/// What a list of words loses under a model.
public struct WordLosses: Sendable {
  /// The sum of `-log p` over the characters and the end of each word, in nats, in the order of the words.
  public let each: [Double]
  /// The sum over all, in nats: where a model reads words that begin alike together, to the bit its
  /// `totalNegativeLogLikelihood(of:)`.
  public let total: Double
}

/// Follows the words of a batch through its rows, in the order in which they were laid out.
private struct Paths {
  private let examples: [RaggedBatch.Example]
  /// What each example loses, in nats.
  private let losses: [Double]
  /// The latest word, and the rows of its prefixes.
  private var word: ArraySlice<Token> = []
  private var path: [Int] = []
  /// For each row the example that the latest word through it has there; -1 before the first.
  private var latest: [Int]
  /// How many rows and examples earlier words have.
  private var (rows, known) = (0, 0)

  init(_ batch: RaggedBatch, _ losses: [Double]) {
    (examples, self.losses) = (batch.examples, losses)
    latest = Array(repeating: -1, count: batch.rows)
  }

  /// The sum over the characters and the end of the word that comes next.
  mutating func sum(along next: ArraySlice<Token>) -> Double {
    let common = zip(word, next).prefix { $0 == $1 }.count
    path.removeLast(max(0, path.count - common - 1))
    while path.count <= next.count {
      path.append(rows)
      rows += 1
    }
    word = next
    return zip(path, next + [Vocabulary.boundary]).reduce(0) { $0 + loss(after: $1.0, of: $1.1) }
  }

  private mutating func loss(after row: Int, of token: Token) -> Double {
    if latest[row] < 0 || examples[latest[row]].next != token {
      latest[row] = known
      known += 1
    }
    return losses[latest[row]]
  }
}
