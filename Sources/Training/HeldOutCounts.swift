import Basics
public import Corpora
public import Models

/// What counts of one list of words say about the examples of another: looked up once, so that a
/// sweep over smoothings computes nothing but the losses.
public struct HeldOutCounts: Sendable {
  /// Examples in all.
  public let total: Int
  private let ngrams: NGrams
  private var examples: [Example] = []
  /// For each level the examples whose context of that length was seen.
  private var links: [[Link]]

  /// A distinct example.
  private struct Example {
    let count: Double
    /// How many characters of context there are.
    let length: Int32
  }

  /// Where an example is in the counts.
  private struct Link {
    let example, row: Int32
    /// The entry of the character that follows: -1 where it never did.
    let entry: Int32
  }

  /// Looks up the examples of `words`.
  public init(_ ngrams: NGrams, about words: Words) {
    self.ngrams = ngrams
    total = words.exampleCount
    links = Array(repeating: [], count: ngrams.order + 1)
    let table = ContextTable(
      words, order: max(1, ngrams.order), vocabularySize: ngrams.vocabularySize)
    examples.reserveCapacity(table.counts.count)
    for row in 0..<table.contextCount {
      let context = NGrams.essential(table.context(row))
      let rows = ngrams.rows(of: context)
      for entry in table.entries(of: row) {
        for (level, row) in rows.enumerated() {
          let found = ngrams.levels[level].table.entry(of: table.next[entry], in: row)
          links[level].append(
            Link(
              example: Int32(examples.count), row: Int32(row), entry: Int32(found ?? -1)))
        }
        examples.append(Example(count: Double(table.counts[entry]), length: Int32(context.count)))
      }
    }
  }

  /// The loss of a smoothed model in nats per character, as `negativeLogLikelihood(of:)` has it.
  public func loss(of model: SmoothedModel) -> Double {
    var p = [Double](repeating: 1 / Double(model.vocabularySize), count: examples.count)
    for (level, links) in zip(model.levels, links) {
      for link in links {
        let example = Int(link.example)
        p[example] *= level.weights[Int(link.row)]
        if link.entry >= 0 { p[example] += level.shares[Int(link.entry)] }
      }
    }
    let sum = zip(examples, p).reduce(0.0) { $0 - $1.0.count * Elementary.log($1.1) }
    return sum / Double(total)
  }

  /// The loss of `(count + a) / (total + a V)` with contexts of `order` characters, for each a of
  /// `smoothings`, in nats per character; infinity as a gives ln V.
  public func losses(order: Int, smoothings: [Double]) -> [Double] {
    let size = Double(ngrams.vocabularySize)
    let cells = cells(order: order)
    return smoothings.map { a in
      guard a < .infinity else { return Elementary.log(size) }
      let sum = cells.reduce(0.0) { sum, cell in
        let total = cell.total + a * size
        let p = total > 0 ? (cell.count + a) / total : 1 / size
        return sum - cell.examples * Elementary.log(p)
      }
      return sum / Double(self.total)
    }
  }

  /// For each example how often it and its context were counted.
  private func cells(order: Int) -> [(examples: Double, count: Double, total: Double)] {
    var cells = examples.map { (examples: $0.count, count: 0.0, total: 0.0) }
    for (level, links) in links.prefix(order + 1).enumerated() {
      let table = ngrams.levels[level].table
      let totals = (0..<table.contextCount).map { Double(table.total(of: $0)) }
      for link in links {
        let example = Int(link.example)
        guard level == min(order, Int(examples[example].length)) else { continue }
        cells[example].total = totals[Int(link.row)]
        if link.entry >= 0 { cells[example].count = Double(table.counts[Int(link.entry)]) }
      }
    }
    return cells
  }
}
