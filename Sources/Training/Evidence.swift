import Basics
import Corpora
import Models

/// What counts of one list of words say about the examples of another: looked up once, so that a
/// sweep over smoothings computes nothing but the losses.
public struct Evidence: Sendable {
  /// Examples in all.
  public let total: Int
  private let ngrams: NGrams
  private var examples: [Example] = []
  /// For each example its contexts from the empty one up, as far as they were seen.
  private var links: [Link] = []

  /// A distinct example.
  private struct Example {
    let count: Double
    /// The characters of context that there are, and those of the longest context that was seen.
    let length, seen: Int
    let firstLink: Int
  }

  /// A context and the entry of the character that follows: -1 where it never did.
  private struct Link {
    let row, entry: Int
  }

  /// Looks up the examples of `words`.
  public init(_ ngrams: NGrams, about words: Words) {
    self.ngrams = ngrams
    total = words.exampleCount
    let table = ContextTable(
      words, order: max(1, ngrams.order), vocabularySize: ngrams.vocabularySize)
    for row in 0..<table.contextCount {
      let context = NGrams.essential(table.context(row))
      let rows = ngrams.rows(of: context)
      for entry in table.entries(of: row) {
        examples.append(
          Example(
            count: Double(table.counts[entry]), length: context.count, seen: rows.count - 1,
            firstLink: links.count))
        for (level, row) in rows.enumerated() {
          let found = ngrams.levels[level].table.entry(of: table.next[entry], in: row)
          links.append(Link(row: row, entry: found ?? -1))
        }
      }
    }
  }

  /// The loss of a smoothed model in nats per character, as `negativeLogLikelihood(of:)` has it.
  public func loss(of model: SmoothedModel) -> Double {
    let uniform = 1 / Double(model.vocabularySize)
    var sum = 0.0
    for example in examples {
      var p = uniform
      for level in 0..<min(model.order, example.seen) + 1 {
        let link = links[example.firstLink + level]
        p *= model.levels[level].weights[link.row]
        if link.entry >= 0 { p += model.levels[level].shares[link.entry] }
      }
      sum -= example.count * Elementary.log(p)
    }
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
    let totals = ngrams.levels.prefix(order + 1).map { level in
      (0..<level.table.contextCount).map { Double(level.table.total(of: $0)) }
    }
    return examples.map { example in
      let level = min(order, example.length)
      guard level <= example.seen else { return (example.count, 0, 0) }
      let link = links[example.firstLink + level]
      let count = link.entry < 0 ? 0 : ngrams.levels[level].table.counts[link.entry]
      return (example.count, Double(count), totals[level][link.row])
    }
  }
}
