import Basics
public import Corpora
public import Models

/// What counts of one list of words say about the examples of another: looked up once, so that a
/// sweep over smoothings computes nothing but the losses, or anew for each loss, a piece at a time.
public struct HeldOutCounts: Sendable {
  /// Examples in all.
  public let total: Int
  private let ngrams: NGrams
  private let table: ContextTable
  /// All examples, looked up; nil where they are looked up for each loss.
  private let known: FoundExamples?

  /// Distinct contexts that are looked up at a time where what was found is not kept.
  private static let piece = 8192

  /// The examples of `words`.
  ///
  /// - Parameter isKept: whether they are looked up once. What was found of a long list takes as much memory as the
  ///   counts themselves, and to look it up takes no longer than a few losses.
  public init(_ ngrams: NGrams, about words: Words, isKept: Bool = true) {
    self.ngrams = ngrams
    total = words.exampleCount
    table = ContextTable(
      words, order: max(1, ngrams.order), vocabularySize: ngrams.vocabularySize)
    known = isKept ? FoundExamples(of: table, 0..<table.contextCount, in: ngrams) : nil
  }

  /// The loss of a smoothed model in nats per character, as `negativeLogLikelihood(of:)` has it.
  public func loss(of model: SmoothedModel) -> Double {
    var sum = 0.0
    forEachPiece(order: model.order) { found in
      sum = zip(found.examples, found.probabilities(by: model)).reduce(sum) {
        $0 - $1.0.count * Elementary.log($1.1)
      }
    }
    return sum / Double(total)
  }

  /// The losses of `model` as the parameters of one level change and all others stand. Only for examples that are kept.
  public func losses(of model: SmoothedModel, asLevelChanges level: Int) -> LevelLosses {
    guard let known else { preconditionFailure("a search looks examples up many times") }
    return LevelLosses(of: model, level, about: known, total)
  }

  /// The loss of `(count + a) / (total + a V)` with contexts of `order` characters, for each a of
  /// `smoothings`, in nats per character; infinity as a gives ln V.
  public func losses(order: Int, smoothings: [Double]) -> [Double] {
    let size = Double(ngrams.vocabularySize)
    var sums = smoothings.map { _ in 0.0 }
    forEachPiece(order: order) { found in
      let cells = found.cells(order: order, in: ngrams)
      for (index, a) in smoothings.enumerated() where a < .infinity {
        sums[index] = cells.reduce(sums[index]) { sum, cell in
          let total = cell.total + a * size
          let p = total > 0 ? (cell.count + a) / total : 1 / size
          return sum - cell.examples * Elementary.log(p)
        }
      }
    }
    return zip(smoothings, sums).map { $0 < .infinity ? $1 / Double(total) : Elementary.log(size) }
  }

  /// All examples in their order, with what was counted of contexts of up to `order` characters.
  private func forEachPiece(order: Int, _ work: (FoundExamples) -> Void) {
    if let known { return work(known) }
    for start in stride(from: 0, to: table.contextCount, by: Self.piece) {
      let rows = start..<min(start + Self.piece, table.contextCount)
      work(FoundExamples(of: table, rows, in: ngrams, order: order))
    }
  }
}

/// Distinct examples, and where they are in the counts of n-grams.
struct FoundExamples: Sendable {
  private(set) var examples: [Example] = []
  /// For each level the examples whose context of that length was seen, in the order of `examples`.
  private(set) var links: [[Link]]

  /// A distinct example.
  struct Example {
    let count: Double
    /// How many characters of context there are.
    let length: Int32
  }

  /// Where an example is in the counts.
  struct Link {
    let example, row: Int32
    /// The entry of the character that follows: -1 where it never did.
    let entry: Int32
  }

  /// The examples of some rows of `table`; contexts of more than `order` characters are not asked for.
  init(of table: ContextTable, _ rows: Range<Int>, in ngrams: NGrams, order: Int? = nil) {
    let order = order ?? ngrams.order
    links = Array(repeating: [], count: order + 1)
    examples.reserveCapacity(rows.reduce(0) { $0 + table.entries(of: $1).count })
    for row in rows {
      let context = NGrams.essential(table.context(row))
      let found = ngrams.rows(of: context.suffix(order))
      for entry in table.entries(of: row) {
        link(table.next[entry], after: found, in: ngrams)
        examples.append(Example(count: Double(table.counts[entry]), length: Int32(context.count)))
      }
    }
  }

  /// Links the example that comes next.
  private mutating func link(_ token: Token, after rows: [Int], in ngrams: NGrams) {
    for (level, row) in rows.enumerated() {
      let entry = ngrams.levels[level].table.entry(of: token, in: row)
      links[level].append(
        Link(example: Int32(examples.count), row: Int32(row), entry: Int32(entry ?? -1)))
    }
  }

  /// What `model`, which is made of the same counts, gives each example.
  func probabilities(by model: SmoothedModel) -> [Double] {
    var p = [Double](repeating: 1 / Double(model.vocabularySize), count: examples.count)
    mix(model.levels.indices, of: model, into: &p)
    return p
  }

  /// Mixes what these levels of `model` give to each example with what shorter contexts give, which is `p`.
  func mix(_ levels: Range<Int>, of model: SmoothedModel, into p: inout [Double]) {
    for level in levels {
      let given = model.levels[level]
      for link in links[level] { link.mix(given, into: &p[Int(link.example)]) }
    }
  }

  /// For each example how often it and its context of `order` characters were counted.
  func cells(order: Int, in ngrams: NGrams) -> [(examples: Double, count: Double, total: Double)] {
    var cells = examples.map { (examples: $0.count, count: 0.0, total: 0.0) }
    for (level, links) in links.prefix(order + 1).enumerated() {
      let table = ngrams.levels[level].table
      for link in links {
        let example = Int(link.example)
        guard level == min(order, Int(examples[example].length)) else { continue }
        cells[example].total = Double(table.total(of: Int(link.row)))
        if link.entry >= 0 { cells[example].count = Double(table.counts[Int(link.entry)]) }
      }
    }
    return cells
  }
}

extension FoundExamples.Link {
  /// Mixes what a level gives to the example with `p`, which is what shorter contexts give.
  @inline(__always)
  func mix(_ level: SmoothedModel.Level, into p: inout Double) {
    p *= level.weights[Int(row)]
    if entry >= 0 { p += level.shares[Int(entry)] }
  }
}
