import Basics
import Corpora
import Models

extension Exercises {
  /// The pair of characters after which `network` loses most in all, beside counts, and what it thinks there.
  func votes(of network: SoftmaxRegression) -> TrigramFindings.Votes? {
    let table = table(corpus.words, order: 2)
    let rows = (0..<table.contextCount).filter { !table.context($0).contains(Vocabulary.boundary) }
    let losses = rows.map {
      table.gain(of: $0, over: network.probabilities(inContext: table.context($0)))
    }
    return losses.indexOfLargest.map {
      TrigramFindings.Votes(network, table, row: rows[$0], vocabulary)
    }
  }
}

extension ContextTable {
  /// By how many nats in all the shares of a row's counts are better on them than `probabilities`.
  fileprivate func gain(of row: Int, over probabilities: [Double]) -> Double {
    let total = Double(self.total(of: row))
    return entries(of: row).reduce(0) {
      let count = Double(counts[$1])
      return $0 + count * Elementary.log(count / total / probabilities[Int(next[$1])])
    }
  }
}

extension TrigramFindings.Votes {
  private static let mostNexts = 4

  fileprivate init(
    _ network: SoftmaxRegression, _ table: ContextTable, row: Int, _ vocabulary: Vocabulary
  ) {
    let context = table.context(row)
    let probabilities = network.probabilities(inContext: context)
    var counts = [Double](repeating: 0, count: table.vocabularySize)
    for entry in table.entries(of: row) {
      counts[Int(table.next[entry])] = Double(table.counts[entry]) / Double(table.total(of: row))
    }
    let votes = network.rows(of: context).map { network.votes(of: $0) }
    let likeliest = counts.indicesByValueDescending.prefix(Self.mostNexts).filter { counts[$0] > 0 }
    let favourite = probabilities.indexOfLargest.map { likeliest.contains($0) ? [] : [$0] } ?? []
    (earlier, later) = (
      vocabulary.text(of: context[context.startIndex]),
      vocabulary.text(of: context[context.startIndex + 1])
    )
    occurrences = table.total(of: row)
    nexts = (likeliest + favourite).map {
      Next(
        character: vocabulary.text(of: Int32($0)), earlier: votes[0][$0], later: votes[1][$0],
        network: probabilities[$0], counts: counts[$0])
    }
  }
}

extension SoftmaxRegression {
  /// A row of W without its mean.
  fileprivate func votes(of row: Int) -> [Double] {
    let values = weights[row * vocabularySize..<(row + 1) * vocabularySize]
    let mean = values.reduce(0, +) / Double(vocabularySize)
    return values.map { $0 - mean }
  }
}
