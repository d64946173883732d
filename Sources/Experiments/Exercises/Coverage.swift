import Basics
import Corpora

/// What counts of the train part know of the examples of dev, with contexts of one length.
///
/// Contexts are counted as models ask for them: as many boundaries before a word as a context is long.
public struct Coverage: Codable, Sendable, Equatable {
  /// Distinct contexts of the train part, and those of them that occur once there.
  public let contexts, contextsSeenOnce: Int
  /// Distinct contexts with what follows them: the cells of the table that are not zero.
  public let ngrams: Int
  /// Examples of dev.
  public let asked: Int
  /// Examples whose context train never saw, and those whose context it saw once.
  public let neverSeen, seenOnce: Int
  /// Examples whose context train saw, but never with the character that follows.
  public let letterNeverSeen: Int

  /// What `train` knows of `dev`, which were counted with contexts of the same length.
  init(_ train: ContextTable, about dev: ContextTable) {
    (contexts, ngrams, asked) = (train.contextCount, train.counts.count, dev.total)
    contextsSeenOnce = (0..<train.contextCount).count { train.total(of: $0) == 1 }
    var (never, once, letter) = (0, 0, 0)
    for row in 0..<dev.contextCount {
      let examples = dev.total(of: row)
      guard let known = train.row(of: dev.context(row)) else {
        never += examples
        continue
      }
      if train.total(of: known) == 1 { once += examples }
      for entry in dev.entries(of: row) where train.entry(of: dev.next[entry], in: known) == nil {
        letter += Int(dev.counts[entry])
      }
    }
    (neverSeen, seenOnce, letterNeverSeen) = (never, once, letter)
  }
}

extension Coverage {
  /// The share of dev's examples, which is not a number where there are none.
  public func share(_ examples: Int) -> Double { Double(examples) / Double(asked) }
}

extension Exercises {
  /// What train knows of dev with `order` characters of context: counted once for all exercises.
  func coverage(order: Int) -> Coverage {
    coverages(order) {
      Coverage(table(split.train, order: order), about: table(split.dev, order: order))
    }
  }
}
